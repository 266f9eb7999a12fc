namespace Replication.Oracles.Statistics;

/// <summary>A group of equal values in an ordered sample.</summary>
/// <param name="Size">How many values are equal.</param>
/// <param name="DoubledRank">Twice the rank (from 1) that they share, an integer.</param>
readonly record struct TieGroup(int Size, int DoubledRank);

/// <summary>Ranks with ties at their mean (midranks), doubled so that they are integers and sums of them exact.</summary>
sealed record Ranks(int[] Doubled, IReadOnlyList<TieGroup> Groups)
{
    public static Ranks Of(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var doubled = new int[values.Length];
        var groups = new List<TieGroup>();
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && values[order[end]] == values[order[start]]) end++;
            var rank = start + 1 + end;
            for (var i = start; i < end; i++) doubled[order[i]] = rank;
            groups.Add(new TieGroup(end - start, rank));
            start = end;
        }
        return new Ranks(doubled, groups);
    }

    /// <summary>Sum over the groups of t^3 - t, the quantity by which ties lessen the variance of rank statistics.</summary>
    public double TieSum => Groups.Sum(g => (double)g.Size * g.Size * g.Size - g.Size);
}
