using System.Globalization;

namespace Replication.Evidence;

/// <summary>Numbers and lists as sentences show them.</summary>
static class Text
{
    /// <summary>At most five significant digits; shorter where the number is; -0 as 0.</summary>
    public static string Number(double value) => (value == 0 ? 0 : value).ToString("G5", CultureInfo.InvariantCulture);

    /// <summary><c>'a', 'b'</c>.</summary>
    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    /// <summary><c>1 seed</c>, <c>8 seeds</c>.</summary>
    public static string Count(int count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");
}
