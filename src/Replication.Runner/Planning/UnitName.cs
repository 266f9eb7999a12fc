using System.Text.RegularExpressions;

namespace Replication.Runner.Planning;

/// <summary>Names of code units as a reader knows them from the source.</summary>
internal static partial class UnitName
{
    /// <summary>
    /// <c>Assembly!Name.Space.Type::Method signature</c> as <c>Type.Method</c>; what the compiler made of a lambda, a local function or
    /// an iterator under the name of the method it was written in.
    /// </summary>
    public static string Readable(string unit)
    {
        var name = unit[(unit.IndexOf('!', StringComparison.Ordinal) + 1)..];
        var parts = name.Split("::", 2);
        var types = parts[0].Split('+');
        var outer = Arity().Replace(types[0][(types[0].LastIndexOf('.') + 1)..], "");
        var nested = types.Skip(1).ToList();
        var member = parts.Length > 1 ? parts[1] : "";
        var written = nested.Append(member).Select(text => Inside().Match(text)).FirstOrDefault(match => match.Success);
        if (written is not null) return $"{outer}.{written.Groups[1].Value}";
        var declared = nested.Where(type => !type.Contains('<', StringComparison.Ordinal)).Prepend(outer).Select(type => Arity().Replace(type, ""));
        var plain = member.Split(' ')[0];
        return plain switch
        {
            "type" => $"type {string.Join(".", declared)}",
            ".ctor" => $"{string.Join(".", declared)} (constructor)",
            ".cctor" => $"{string.Join(".", declared)} (static constructor)",
            _ => $"{string.Join(".", declared)}.{Accessor().Replace(plain, "")}",
        };
    }

    [GeneratedRegex(@"`\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Arity();

    [GeneratedRegex(@"^<(\w+)>", RegexOptions.CultureInvariant)]
    private static partial Regex Inside();

    [GeneratedRegex(@"^(get|set|init)_", RegexOptions.CultureInvariant)]
    private static partial Regex Accessor();
}
