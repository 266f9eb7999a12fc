using System.Text.RegularExpressions;

namespace Replication.Evidence;

/// <summary>What several judgements found, said one after the other; and taken apart again for a reader who wants a list.</summary>
public static partial class Reason
{
    /// <summary>The parts of a reason, each a sentence or more of its own; one part where a single judgement decided.</summary>
    /// <param name="reason">A verdict's reason, or what a finding says.</param>
    public static IReadOnlyList<string> Parts(string reason) => Further().Split(reason);

    /// <summary>What the weaker finding says, and then what the other does.</summary>
    internal static string Of(Finding weaker, Finding other) => $"{weaker.Because} {(other.Met ? "And, stronger" : "And")}: {other.Because}";

    [GeneratedRegex(@"(?<=\.) And(?:, stronger)?: ", RegexOptions.CultureInvariant)]
    private static partial Regex Further();
}
