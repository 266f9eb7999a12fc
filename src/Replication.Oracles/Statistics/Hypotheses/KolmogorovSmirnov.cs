namespace Replication.Oracles.Statistics;

/// <summary>
/// Kolmogorov-Smirnov tests, two-sided: the statistic is D, the largest distance of two distribution functions.
/// </summary>
/// <remarks>Source: Kolmogorov (1933), Smirnov (1939).</remarks>
public static class KolmogorovSmirnov
{
    const long LargestExactProduct = 10_000_000;

    /// <summary>
    /// Does the sample come from the distribution of this cdf? Exact for up to 2000 values and a continuous cdf (for one with jumps the
    /// p-value is too large, never too small); beyond that Kolmogorov's limit with Vrbik's correction. The cdf must be fully specified:
    /// with parameters fitted to the same sample the p-value is far too large.
    /// </summary>
    /// <param name="sample">1 or more values, no NaN; infinities are legal where the cdf takes them.</param>
    /// <param name="cdf">Distribution function, non-decreasing with values in [0, 1].</param>
    /// <exception cref="ArgumentException">Empty, NaN, or a cdf that leaves [0, 1] or decreases on the sample.</exception>
    public static TestResult OneSample(IReadOnlyList<double> sample, Func<double, double> cdf)
    {
        ArgumentNullException.ThrowIfNull(cdf);
        var sorted = Require.Ordered(sample, 1);
        Array.Sort(sorted);
        var n = sorted.Length;
        double distance = 0, last = 0;
        for (var i = 0; i < n; i++)
        {
            var f = cdf(sorted[i]);
            if (!(f >= last && f <= 1))
                throw new ArgumentException($"Not a distribution function: F(x[{i}]) is {f} after {last}.", nameof(cdf));
            distance = Math.Max(distance, Math.Max(f - (double)i / n, (double)(i + 1) / n - f));
            last = f;
        }
        return n <= KolmogorovDistribution.LongestExact
            ? new TestResult(
                "Kolmogorov-Smirnov test, exact", Alternative.TwoSided, distance, KolmogorovDistribution.UpperTail(n, distance), n, 0)
            : new TestResult(
                "Kolmogorov-Smirnov test, corrected limit", Alternative.TwoSided, distance,
                KolmogorovDistribution.CorrectedLimitUpperTail(n, distance), n, 0);
    }

    /// <summary>
    /// Do two independent samples come from one distribution? Exact, ties included, while n m is at most 10^7; beyond that by Kolmogorov's
    /// limit at sqrt(n m / (n + m)) D.
    /// </summary>
    /// <param name="x">First sample, 1 or more values, no NaN; infinities are legal.</param>
    /// <param name="y">Second sample, likewise.</param>
    /// <exception cref="ArgumentException">A sample is empty or has a NaN.</exception>
    /// <remarks>
    /// Exact distribution by the recursion over lattice paths; ties after Schroer and Trenkler (1995). SciPy: <c>scipy.stats.ks_2samp</c>.
    /// </remarks>
    /// <example>
    /// <code>
    /// var test = KolmogorovSmirnov.TwoSample([1, 2, 3, 4], [3.5, 4.5, 5.5, 6.5]);
    /// Console.WriteLine($"D = {test.Statistic}, p = {test.P:F4}");  // D = 0.75, p = 0.2286
    /// </code>
    /// </example>
    public static TestResult TwoSample(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (first, second) = (Require.Ordered(x, 1), Require.Ordered(y, 1));
        long n = first.Length, m = second.Length;
        var pooled = first.Select(value => (value, isFirst: true)).Concat(second.Select(value => (value, isFirst: false)))
            .OrderBy(item => item.value).ToArray();

        // Distances are compared as integers, n m D; only the ends of tie groups are seen.
        var groupEnds = new bool[n + m + 1];
        long seenFirst = 0, seenSecond = 0, distance = 0;
        for (var i = 0; i < pooled.Length; i++)
        {
            if (pooled[i].isFirst) seenFirst++;
            else seenSecond++;
            if (i + 1 < pooled.Length && pooled[i + 1].value == pooled[i].value) continue;
            groupEnds[i + 1] = true;
            distance = Math.Max(distance, Math.Abs(seenFirst * m - seenSecond * n));
        }
        var d = distance / (double)(n * m);
        if (n * m <= LargestExactProduct)
        {
            var p = PathTail(n, m, distance, groupEnds);
            return new TestResult("two-sample Kolmogorov-Smirnov test, exact", Alternative.TwoSided, d, p, (int)n, (int)m);
        }
        var limit = KolmogorovDistribution.LimitUpperTail(Math.Sqrt((double)n * m / (n + m)) * d);
        return new TestResult("two-sample Kolmogorov-Smirnov test, limit", Alternative.TwoSided, d, limit, (int)n, (int)m);
    }

    /// <summary>
    /// Probability that a random order of n and m values reaches the distance at the end of some tie group. touched[j] is that probability
    /// for the first i values of one sample and j of the other: a mean of non-negative terms, so that small tails keep their digits.
    /// </summary>
    static double PathTail(long n, long m, long distance, bool[] groupEnds)
    {
        var touched = new double[m + 1];
        for (long i = 0; i <= n; i++)
        {
            for (long j = 0; j <= m; j++)
            {
                if (groupEnds[i + j] && Math.Abs(i * m - j * n) >= distance)
                {
                    touched[j] = 1;
                    continue;
                }
                var fromFirst = i > 0 ? i * touched[j] : 0;
                var fromSecond = j > 0 ? j * touched[j - 1] : 0;
                touched[j] = i + j == 0 ? 0 : (fromFirst + fromSecond) / (i + j);
            }
        }
        return touched[m];
    }
}
