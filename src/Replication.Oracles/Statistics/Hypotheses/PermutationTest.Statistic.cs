using Replication.Oracles.Randomness;

namespace Replication.Oracles.Statistics;

// Tests of any statistic. Those of means, which need no delegate, are beside this.
public static partial class PermutationTest
{
    /// <summary>
    /// Two values of a statistic this close, relative to the observed one, are equal: the same data summed in another order. That is 64
    /// times the rounding of one operation.
    /// </summary>
    const double StatisticTie = 1.0 / (1L << 46);

    /// <summary>
    /// Any statistic of two independent samples: are labels exchangeable? All C(n + m, n) arrangements are enumerated where there are no
    /// more than <paramref name="resamples"/>; otherwise random ones are drawn, and the observed one counts as one of them.
    /// </summary>
    /// <typeparam name="T">What a sample consists of: numbers, points, runs.</typeparam>
    /// <param name="x">First sample, 1 or more items.</param>
    /// <param name="y">Second sample, 1 or more items.</param>
    /// <param name="statistic">
    /// A pure function of both samples that does not depend on their order, finite for every arrangement. Values that differ from the
    /// observed one by a part in 2^46 are ties. It must not keep the lists, which are reused.
    /// </param>
    /// <param name="alternative">
    /// Greater: P is the chance of a statistic at least as large. Two-sided is twice the smaller of the two one-sided p-values, at most
    /// 1: it asks for no centre.
    /// </param>
    /// <param name="stream">Needed only when there are more than <paramref name="resamples"/> arrangements.</param>
    /// <param name="resamples">Arrangements drawn then; 1 or more.</param>
    /// <param name="rounding">
    /// How far apart equal values of the statistic may lie besides, because terms cancel in it: 1e-14 for a difference of means of
    /// decimals near 1, which may be 0 or 1e-17. Finite, not negative.
    /// </param>
    /// <exception cref="ArgumentException">
    /// An empty sample, a statistic that is NaN or infinite, a negative rounding, or no stream where one is needed.
    /// </exception>
    /// <remarks>SciPy: <c>scipy.stats.permutation_test</c> with <c>permutation_type='independent'</c>.</remarks>
    /// <example>
    /// <code>
    /// double[] x = [1.2, 3.4, 2.2, 5.0], y = [0.1, 0.4, 0.9, 1.1];
    /// var test = PermutationTest.TwoSample(x, y, (a, b) => Location.Median(a) - Location.Median(b), Alternative.Greater);
    /// Console.WriteLine(test.Statistic.ToString("F2"));  // 2.15
    /// Console.WriteLine(test.P.ToString("F4"));  // 0.0286
    /// </code>
    /// </example>
    public static TestResult TwoSample<T>(
        IReadOnlyList<T> x, IReadOnlyList<T> y, Func<IReadOnlyList<T>, IReadOnlyList<T>, double> statistic, Alternative alternative,
        RandomStream? stream = null, int resamples = 9_999, double rounding = 0)
    {
        RequireItems(x, y, 1);
        int n = x.Count, m = y.Count;
        T[] pooled = [.. x, .. y];
        T[] first = [.. x], second = [.. y];
        var arrangements = Arrangements.Of(Combinatorics.Choose(n + m, n), stream, resamples);
        IEnumerable<double> Values()
        {
            foreach (var chosen in arrangements.AreAll ? Arrangements.Subsets(n + m, n) : [])
            {
                int taken = 0, left = 0;
                for (var i = 0; i < pooled.Length; i++)
                {
                    if (taken < n && chosen[taken] == i) first[taken++] = pooled[i];
                    else second[left++] = pooled[i];
                }
                yield return statistic(first, second);
            }
            for (var r = 0; r < arrangements.Resamples; r++)
            {
                stream!.Shuffle(pooled.AsSpan());
                pooled.AsSpan(0, n).CopyTo(first);
                pooled.AsSpan(n).CopyTo(second);
                yield return statistic(first, second);
            }
        }
        return Of("permutation test of a statistic", arrangements, statistic, first, second, alternative, rounding, Values());
    }

    /// <summary>
    /// Any statistic of pairs: are the two of each pair exchangeable? Each of the 2^n arrangements exchanges some of the pairs.
    /// </summary>
    /// <typeparam name="T">What a sample consists of.</typeparam>
    /// <param name="x">First sample, 1 or more items.</param>
    /// <param name="y">Second sample, paired with the first by index.</param>
    /// <param name="statistic">As for two independent samples; it may depend on which item is paired with which.</param>
    /// <param name="alternative">As for two independent samples.</param>
    /// <param name="stream">Needed only when there are more than <paramref name="resamples"/> arrangements.</param>
    /// <param name="resamples">Arrangements drawn then; 1 or more.</param>
    /// <param name="rounding">As for two independent samples.</param>
    /// <exception cref="ArgumentException">
    /// An empty sample, different lengths, a statistic that is NaN or infinite, a negative rounding, or no stream where one is needed.
    /// </exception>
    /// <remarks>SciPy: <c>scipy.stats.permutation_test</c> with <c>permutation_type='samples'</c>.</remarks>
    /// <example>
    /// <code>
    /// double[] after = [7, 5, 9, 8, 6, 9], before = [5, 4, 5, 5, 6, 2];
    /// var test = PermutationTest.Paired(after, before, (a, b) => Location.Median(a) - Location.Median(b), Alternative.Greater);
    /// Console.WriteLine($"{test.Statistic}, p = {test.P}");  // 2.5, p = 0.0625
    /// </code>
    /// </example>
    public static TestResult Paired<T>(
        IReadOnlyList<T> x, IReadOnlyList<T> y, Func<IReadOnlyList<T>, IReadOnlyList<T>, double> statistic, Alternative alternative,
        RandomStream? stream = null, int resamples = 9_999, double rounding = 0)
    {
        RequirePairs(x, y, 1);
        T[] first = [.. x], second = [.. y];
        var arrangements = Arrangements.Of(Math.Pow(2, x.Count), stream, resamples);
        IEnumerable<double> Values()
        {
            // Bit i of the pattern exchanges pair i.
            for (var pattern = 0L; arrangements.AreAll && pattern < 1L << x.Count; pattern++)
            {
                // Stryker disable once Equality,Bitwise : the complements of all patterns are all patterns, and none is negative
                for (var i = 0; i < first.Length; i++) Place(i, (pattern >> i & 1) == 1);
                yield return statistic(first, second);
            }
            for (var r = 0; r < arrangements.Resamples; r++)
            {
                for (var i = 0; i < first.Length; i++) Place(i, stream!.NextBool());
                yield return statistic(first, second);
            }
        }
        void Place(int i, bool exchanged) => (first[i], second[i]) = exchanged ? (y[i], x[i]) : (x[i], y[i]);
        return Of("permutation test of a statistic of pairs", arrangements, statistic, first, second, alternative, rounding, Values());
    }

    /// <summary>
    /// Any measure of association: is y independent of x? Each of the n! arrangements pairs the values of y with those of x in another
    /// order.
    /// </summary>
    /// <typeparam name="TX">What the first sample consists of.</typeparam>
    /// <typeparam name="TY">What the second sample consists of.</typeparam>
    /// <param name="x">First sample, 2 or more items.</param>
    /// <param name="y">Second sample, paired with the first by index.</param>
    /// <param name="statistic">As for two independent samples, of x and a reordered y.</param>
    /// <param name="alternative">As for two independent samples.</param>
    /// <param name="stream">Needed only when there are more than <paramref name="resamples"/> arrangements.</param>
    /// <param name="resamples">Arrangements drawn then; 1 or more.</param>
    /// <param name="rounding">As for two independent samples.</param>
    /// <exception cref="ArgumentException">
    /// Fewer than 2 items, different lengths, a statistic that is NaN or infinite, a negative rounding, or no stream where one is needed.
    /// </exception>
    /// <remarks>SciPy: <c>scipy.stats.permutation_test</c> with <c>permutation_type='pairings'</c>.</remarks>
    /// <example>
    /// <code>
    /// double[] x = [1, 2, 3, 4, 5], y = [1, 4, 9, 16, 25];
    /// var test = PermutationTest.Association(x, y, (a, b) => a.Zip(b, (u, v) => u * v).Sum(), Alternative.Greater);
    /// Console.WriteLine($"{test.Statistic}, p = {test.P:F5}");  // 225, p = 0.00833
    /// </code>
    /// </example>
    public static TestResult Association<TX, TY>(
        IReadOnlyList<TX> x, IReadOnlyList<TY> y, Func<IReadOnlyList<TX>, IReadOnlyList<TY>, double> statistic, Alternative alternative,
        RandomStream? stream = null, int resamples = 9_999, double rounding = 0)
    {
        RequirePairs(x, y, 2);
        TX[] first = [.. x];
        TY[] second = [.. y];
        var arrangements = Arrangements.Of(Combinatorics.Factorial(x.Count), stream, resamples);
        IEnumerable<double> Values()
        {
            foreach (var order in arrangements.AreAll ? Arrangements.Orders(y.Count) : [])
            {
                for (var i = 0; i < order.Length; i++) second[i] = y[order[i]];
                yield return statistic(first, second);
            }
            for (var r = 0; r < arrangements.Resamples; r++)
            {
                stream!.Shuffle(second.AsSpan());
                yield return statistic(first, second);
            }
        }
        return Of("permutation test of association", arrangements, statistic, first, second, alternative, rounding, Values());
    }

    static TestResult Of<TX, TY>(
        string name, Arrangements arrangements, Func<IReadOnlyList<TX>, IReadOnlyList<TY>, double> statistic, TX[] x, TY[] y,
        Alternative alternative, double rounding, IEnumerable<double> values)
    {
        Require.Known(alternative);
        Require.NotNegative(rounding);
        ArgumentNullException.ThrowIfNull(statistic);
        var observed = Finite(statistic(x, y), nameof(statistic));
        var tie = (StatisticTie * Math.Abs(observed)) + rounding;
        double seen = 0, atMost = 0, atLeast = 0;
        foreach (var value in values)
        {
            seen++;
            if (Finite(value, nameof(statistic)) <= observed + tie) atMost++;
            if (value >= observed - tie) atLeast++;
        }
        double less = arrangements.P(atMost, seen), greater = arrangements.P(atLeast, seen);
        var p = alternative switch
        {
            Alternative.TwoSided => Math.Min(1, 2 * Math.Min(less, greater)),
            Alternative.Less => less,
            _ => greater,
        };
        return new TestResult($"{name}, {arrangements.Method}", alternative, observed, p, x.Length, y.Length);
    }

    static double Finite(double value, string parameter) => double.IsFinite(value)
        ? value
        : throw new ArgumentException($"The statistic of an arrangement is {value}; expected a finite number.", parameter);

    static void RequirePairs<TX, TY>(IReadOnlyList<TX> x, IReadOnlyList<TY> y, int minimum)
    {
        RequireItems(x, y, minimum);
        if (x.Count != y.Count) throw new ArgumentException($"Pairs expected: x has {x.Count} items, y has {y.Count}.", nameof(y));
    }

    static void RequireItems<TX, TY>(IReadOnlyList<TX> x, IReadOnlyList<TY> y, int minimum)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count < minimum) throw new ArgumentException($"At least {minimum} item(s) expected, got {x.Count}.", nameof(x));
        if (y.Count < minimum) throw new ArgumentException($"At least {minimum} item(s) expected, got {y.Count}.", nameof(y));
    }
}
