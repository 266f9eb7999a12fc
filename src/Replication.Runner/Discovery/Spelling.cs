namespace Replication.Runner.Discovery;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Spelling
{
    /// <summary>
    /// The known name nearest to <paramref name="name"/>, compared without case by edit distance or as a prefix; null when none is
    /// within a third of its length.
    /// </summary>
    public static string? Nearest(string name, IEnumerable<string> known) =>
        known
            .Select(candidate => (candidate, distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.distance <= Math.Max(2, pair.candidate.Length / 3))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    /// <summary>A sentence that offers the nearest name, or lists the known ones.</summary>
    public static string Hint(string name, IReadOnlyCollection<string> known) =>
        Nearest(name, known) is { } nearest ? $"did you mean '{nearest}'?" : $"known: {string.Join(", ", known)}.";

    // Levenshtein's edit distance, one row at a time.
    static int Distance(string from, string to)
    {
        if (from.Length >= 4 && to.StartsWith(from, StringComparison.Ordinal)) return 1;
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
