namespace Replication.Oracles.Statistics;

/// <summary>Spearman's rank correlation: the correlation of midranks.</summary>
/// <remarks>Source: Spearman (1904); t approximation: Kendall and Stuart (1973), section 31.19.</remarks>
public static class Spearman
{
    /// <summary>Most pairs whose n! orders are enumerated (10! = 3,628,800).</summary>
    public const int LongestExact = 10;

    /// <summary>
    /// Tests whether y is monotonically associated with x. Exact over all orders of y, ties included, for up to
    /// <see cref="LongestExact"/> pairs; beyond that by t = rho sqrt((n-2)/(1-rho^2)) with n - 2 degrees of freedom. Two-sided is
    /// P(|rho| >= observed).
    /// </summary>
    /// <param name="x">3 or more values, no NaN; infinities are legal. Not all equal.</param>
    /// <param name="y">Paired with x by index, likewise.</param>
    /// <param name="alternative">Greater: rho is positive.</param>
    /// <exception cref="ArgumentException">Too few values, different lengths, NaN, or all values of a sample equal.</exception>
    /// <remarks>SciPy: <c>scipy.stats.spearmanr</c>.</remarks>
    /// <example>
    /// <code>
    /// var test = Spearman.Test([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], Alternative.Greater);
    /// Console.WriteLine($"rho = {test.Statistic:F4}, p = {test.P:F4}");  // rho = 0.8000, p = 0.0667
    /// </code>
    /// </example>
    public static TestResult Test(IReadOnlyList<double> x, IReadOnlyList<double> y, Alternative alternative)
    {
        Require.Known(alternative);
        var (a, b) = CentredRanks(x, y);
        var n = a.Length;
        var rho = Correlation(a, b);
        if (n <= LongestExact)
        {
            var count = new TailCount(Dot(a, b), alternative);
            EnumerateOrders(a, b, 0, 0, ref count);
            return new TestResult("Spearman's rho, exact", alternative, rho, count.Exact, n, n);
        }
        var t = rho * Math.Sqrt((n - 2) / Math.Max(0, 1 - rho * rho));
        var p = alternative switch
        {
            Alternative.TwoSided => 2 * Student.UpperTail(n - 2, Math.Abs(t)),
            Alternative.Less => Student.UpperTail(n - 2, -t),
            _ => Student.UpperTail(n - 2, t),
        };
        return new TestResult("Spearman's rho, t approximation", alternative, rho, p, n, n);
    }

    /// <summary>The correlation alone, in [-1, 1], without the cost of its exact distribution.</summary>
    /// <param name="x">3 or more values, no NaN; infinities are legal. Not all equal.</param>
    /// <param name="y">Paired with x by index, likewise.</param>
    /// <exception cref="ArgumentException">Too few values, different lengths, NaN, or all values of a sample equal.</exception>
    public static double Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (a, b) = CentredRanks(x, y);
        return Correlation(a, b);
    }

    static double Correlation(long[] a, long[] b) => Dot(a, b) / Math.Sqrt((double)Dot(a, a) * Dot(b, b));

    /// <summary>Ranks doubled and centred are integers, so that their products are exact.</summary>
    static (long[] First, long[] Second) CentredRanks(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var first = Require.Ordered(x, 3);
        var second = Require.Ordered(y, 3);
        if (second.Length != first.Length)
            throw new ArgumentException($"Pairs expected: x has {first.Length} values, y has {second.Length}.", nameof(y));
        return (Centred(first, nameof(x)), Centred(second, nameof(y)));
    }

    static long[] Centred(double[] values, string parameter)
    {
        var ranks = Ranks.Of(values);
        if (ranks.Groups.Count == 1) throw new ArgumentException("All values are equal: no order to correlate.", parameter);
        return ranks.Doubled.Select(rank => (long)(rank - (values.Length + 1))).ToArray();
    }

    static long Dot(long[] a, long[] b) => a.Zip(b, (u, v) => u * v).Sum();

    static void EnumerateOrders(long[] a, long[] b, int index, long sum, ref TailCount count)
    {
        if (index == a.Length)
        {
            count.Add(sum);
            // Stryker disable once Statement : no place is left to fill
            return;
        }
        for (var i = index; i < b.Length; i++)
        {
            (b[index], b[i]) = (b[i], b[index]);
            EnumerateOrders(a, b, index + 1, sum + a[index] * b[index], ref count);
            (b[index], b[i]) = (b[i], b[index]);
        }
    }
}
