namespace Replication.Oracles.Statistics;

/// <summary>
/// Wilcoxon's signed-rank test of pairs. The statistic W+ is the sum of the ranks of |x - y| over the pairs with x &gt; y. Pairs with
/// x = y are dropped, as Wilcoxon did; ties among |x - y| share their mean rank. Both are told by what the rounding of x and y to binary
/// can account for: pairs of 0.525 and 0.5 are tied with pairs of 0.05 and 0.025. Each number is taken to be off by at most two units in
/// its last place.
/// </summary>
/// <remarks>Source: Wilcoxon (1945); conditional permutation distribution with ties: Lehmann (1975), section 3.2.</remarks>
public static class WilcoxonSignedRank
{
    const int LongestExact = 50;

    /// <summary>
    /// Tests whether x - y is symmetric about zero. Exact, ties included, for up to 50 pairs that differ; beyond that the normal
    /// approximation with corrections for ties and continuity. If no pair differs, p is 1.
    /// </summary>
    /// <param name="x">First sample, 2 or more finite values.</param>
    /// <param name="y">Second sample, paired with the first by index.</param>
    /// <param name="alternative">Greater: x tends to larger values than y.</param>
    /// <returns>The counts in the result are those of the pairs that differ.</returns>
    /// <exception cref="ArgumentException">Too few values, different lengths, NaN or infinity.</exception>
    /// <remarks>SciPy: <c>scipy.stats.wilcoxon</c>.</remarks>
    /// <example>
    /// <code>
    /// double[] after = [7, 5, 9, 8, 6, 9], before = [5, 4, 5, 5, 6, 2];
    /// var test = WilcoxonSignedRank.Test(after, before, Alternative.Greater);
    /// Console.WriteLine($"W = {test.Statistic}, p = {test.P}");  // W = 15, p = 0.03125
    /// </code>
    /// </example>
    public static TestResult Test(IReadOnlyList<double> x, IReadOnlyList<double> y, Alternative alternative)
    {
        Require.Known(alternative);
        var differences = Require.Differences(x, y, 2).Where(d => !d.IsZero).ToArray();
        var n = differences.Length;
        var ranks = Ranks.OfMagnitudes(differences);
        var doubled = differences.Zip(ranks.Doubled, (d, rank) => d.Value > 0 ? (long)rank : 0).Sum();
        if (n <= LongestExact)
        {
            var exact = ExactP(ranks, doubled, alternative);
            return new TestResult("Wilcoxon signed-rank test, exact", alternative, doubled / 2.0, exact, n, n);
        }
        var variance = (double)n * (n + 1) * (2.0 * n + 1) / 24 - ranks.TieSum / 48;
        var p = MannWhitney.NormalP(doubled / 2.0 - (double)n * (n + 1) / 4, Math.Sqrt(variance), alternative);
        return new TestResult("Wilcoxon signed-rank test, normal approximation", alternative, doubled / 2.0, p, n, n);
    }

    static double ExactP(Ranks ranks, long doubledSum, Alternative alternative)
    {
        // ways[s]: number of sign patterns with doubled positive rank sum s.
        var largest = ranks.Doubled.Sum();
        var ways = new double[largest + 1];
        ways[0] = 1;
        foreach (var rank in ranks.Doubled)
        {
            for (var s = largest; s >= rank; s--) ways[s] += ways[s - rank];
        }
        // Doubled once more, so that the mean largest/2 is an integer and every comparison exact.
        var count = new TailCount(2 * doubledSum - largest, alternative);
        for (var s = 0; s <= largest; s++)
        {
            if (ways[s] > 0) count.Add(2 * s - largest, ways[s]);
        }
        return count.Exact;
    }
}
