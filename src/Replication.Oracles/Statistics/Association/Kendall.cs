using MathNet.Numerics.Distributions;

namespace Replication.Oracles.Statistics;

/// <summary>Kendall's rank correlation tau-b: concordant less discordant pairs, over the geometric mean of the untied pairs.</summary>
/// <remarks>Source: Kendall (1938, 1945); variance under ties: Kendall (1970), "Rank Correlation Methods", chapter 5.</remarks>
public static class Kendall
{
    /// <summary>Most pairs whose n! orders are enumerated when there are ties.</summary>
    public const int LongestExactWithTies = 9;

    /// <summary>Most pairs for which the distribution of the number of inversions is computed when there are no ties.</summary>
    public const int LongestExact = 100;

    /// <summary>
    /// Tests whether y is monotonically associated with x. Exact for up to <see cref="LongestExactWithTies"/> pairs, and up to
    /// <see cref="LongestExact"/> without ties; beyond that by the normal approximation with the variance under ties and no correction for
    /// continuity. Two-sided is P(|tau| >= observed).
    /// </summary>
    /// <param name="x">3 or more values, no NaN; infinities are legal. Not all equal.</param>
    /// <param name="y">Paired with x by index, likewise.</param>
    /// <param name="alternative">Greater: tau is positive.</param>
    /// <exception cref="ArgumentException">Too few values, different lengths, NaN, or all values of a sample equal.</exception>
    public static TestResult Test(IReadOnlyList<double> x, IReadOnlyList<double> y, Alternative alternative)
    {
        Require.Known(alternative);
        var first = Require.Ordered(x, 3);
        var second = Require.Ordered(y, 3);
        var n = first.Length;
        if (second.Length != n) throw new ArgumentException($"Pairs expected: x has {n} values, y has {second.Length}.", nameof(y));
        var (a, b) = (Ranks.Of(first), Ranks.Of(second));
        if (a.Groups.Count == 1 || b.Groups.Count == 1)
            throw new ArgumentException("All values of a sample are equal: no order to correlate.");

        var score = Score(a.Doubled, b.Doubled);
        var pairs = (long)n * (n - 1) / 2;
        var tau = score / Math.Sqrt((double)(pairs - TiedPairs(a)) * (pairs - TiedPairs(b)));
        var ties = a.Groups.Count < n || b.Groups.Count < n;
        if (!ties && n <= LongestExact)
            return new TestResult("Kendall's tau, exact", alternative, tau, InversionsP(n, score, alternative), n, n);
        if (n <= LongestExactWithTies)
        {
            var count = new TailCount(score, alternative);
            EnumerateOrders(a.Doubled, b.Doubled, 0, 0, ref count);
            return new TestResult("Kendall's tau-b, exact", alternative, tau, count.Exact, n, n);
        }
        var z = score / Math.Sqrt(Variance(n, a, b));
        var p = alternative switch
        {
            Alternative.TwoSided => 2 * Normal.CDF(0, 1, -Math.Abs(z)),
            Alternative.Less => Normal.CDF(0, 1, z),
            _ => Normal.CDF(0, 1, -z),
        };
        return new TestResult("Kendall's tau-b, normal approximation", alternative, tau, p, n, n);
    }

    static long Score(int[] a, int[] b)
    {
        var score = 0L;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < i; j++) score += Math.Sign(a[i] - a[j]) * Math.Sign(b[i] - b[j]);
        }
        return score;
    }

    static long TiedPairs(Ranks ranks) => ranks.Groups.Sum(g => (long)g.Size * (g.Size - 1) / 2);

    /// <summary>Without ties the score is the number of pairs less twice the inversions, a sum of independent uniform numbers.</summary>
    static double InversionsP(int n, long score, Alternative alternative)
    {
        var pairs = n * (n - 1) / 2;
        var probability = new double[pairs + 1];
        probability[0] = 1;
        for (var i = 2; i <= n; i++)
        {
            // One more value adds 0 to i - 1 inversions, each with probability 1/i.
            var reached = i * (i - 1) / 2;
            for (var s = reached; s >= 0; s--)
            {
                var sum = 0.0;
                for (var added = 0; added < i && added <= s; added++) sum += probability[s - added];
                probability[s] = sum / i;
            }
        }
        var count = new TailCount(score, alternative);
        for (var s = 0; s <= pairs; s++) count.Add(pairs - 2 * s, probability[s]);
        return Math.Min(1, count.Exact);
    }

    static void EnumerateOrders(int[] a, int[] b, int index, long score, ref TailCount count)
    {
        if (index == a.Length)
        {
            count.Add(score);
            return;
        }
        for (var i = index; i < b.Length; i++)
        {
            (b[index], b[i]) = (b[i], b[index]);
            var more = 0L;
            for (var j = 0; j < index; j++) more += Math.Sign(a[index] - a[j]) * Math.Sign(b[index] - b[j]);
            EnumerateOrders(a, b, index + 1, score + more, ref count);
            (b[index], b[i]) = (b[i], b[index]);
        }
    }

    static double Variance(int n, Ranks a, Ranks b)
    {
        double size = n;
        double SumOver(Ranks r, Func<double, double> term) => r.Groups.Sum(g => term(g.Size));
        double Steps(double t) => t * (t - 1) * (2 * t + 5);
        double Triples(double t) => t * (t - 1) * (t - 2);
        double Pairs(double t) => t * (t - 1);
        return (Steps(size) - SumOver(a, Steps) - SumOver(b, Steps)) / 18
            + SumOver(a, Triples) * SumOver(b, Triples) / (9 * Triples(size))
            + SumOver(a, Pairs) * SumOver(b, Pairs) / (2 * Pairs(size));
    }
}
