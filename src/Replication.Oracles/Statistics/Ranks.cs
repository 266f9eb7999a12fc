namespace Replication.Oracles.Statistics;

/// <summary>A group of equal values in an ordered sample.</summary>
/// <param name="Size">How many values are equal.</param>
/// <param name="DoubledRank">Twice the rank (from 1) that they share, an integer.</param>
readonly record struct TieGroup(int Size, int DoubledRank);

/// <summary>Ranks with ties at their mean (midranks), doubled so that they are integers and sums of them exact.</summary>
sealed record Ranks(int[] Doubled, IReadOnlyList<TieGroup> Groups)
{
    /// <summary>Ranks of values that are compared as they are.</summary>
    public static Ranks Of(double[] values) => Of(values, new double[values.Length]);

    /// <summary>Ranks of magnitudes; those that differ by rounding alone share one (see <see cref="Difference"/>).</summary>
    public static Ranks OfMagnitudes(Difference[] differences) =>
        Of(Array.ConvertAll(differences, d => Math.Abs(d.Value)), Array.ConvertAll(differences, d => d.Rounding));

    // A group is what equals its least value, so that no chain of small steps makes one of values that differ.
    static Ranks Of(double[] values, double[] rounding)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var doubled = new int[values.Length];
        var groups = new List<TieGroup>();
        bool Tied(int least, int other) =>
            values[other] == values[least] || values[other] - values[least] <= rounding[least] + rounding[other];
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && Tied(order[start], order[end])) end++;
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
