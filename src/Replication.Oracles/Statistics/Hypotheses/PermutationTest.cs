using System.Globalization;
using System.Numerics;
using Replication.Oracles.Randomness;

namespace Replication.Oracles.Statistics;

/// <summary>
/// Permutation tests of a difference of means. Exact (every arrangement enumerated) while there are at most
/// <see cref="ExactLimit"/> arrangements; beyond that by Monte Carlo with an explicit stream, where the observed arrangement counts as one
/// of the resamples, so that the test keeps its level (Phipson and Smyth 2010). Two-sided p-values are P(|T| >= |t|).
/// </summary>
/// <remarks>
/// Sums are exact integers, however far the magnitudes of the values lie apart: one run that diverged hides no other. Two arrangements are
/// tied where the values that they place differently add up to the same, or to what the rounding of these values to binary can account for;
/// each is taken to be off by at most two units in its last place. Source: Fisher (1935), Pitman (1937); Good (2005), "Permutation,
/// Parametric and Bootstrap Tests of Hypotheses".
/// </remarks>
public static partial class PermutationTest
{
    /// <summary>
    /// Most arrangements that are enumerated: 11 against 12 values in two samples (1,352,078) and 20 pairs (1,048,576) are.
    /// </summary>
    public const int ExactLimit = 2_000_000;

    /// <summary>
    /// Two independent samples: are labels exchangeable? The statistic is mean(x) - mean(y).
    /// </summary>
    /// <param name="x">First sample, 2 or more finite values.</param>
    /// <param name="y">Second sample, 2 or more finite values.</param>
    /// <param name="alternative">Greater: x is larger than y on average.</param>
    /// <param name="stream">Needed only when C(n + m, n) exceeds <see cref="ExactLimit"/>.</param>
    /// <param name="resamples">Arrangements drawn then; 1 or more.</param>
    /// <exception cref="ArgumentException">
    /// Too few values, NaN or infinity, a sum that overflows, or no stream where one is needed.
    /// </exception>
    public static TestResult TwoSample(
        IReadOnlyList<double> x, IReadOnlyList<double> y, Alternative alternative, RandomStream? stream = null, int resamples = 99_999) =>
        TwoSample(FromZero(Require.Finite(x, 2)), FromZero(Require.Finite(y, 2)), alternative, stream, resamples);

    /// <summary>
    /// Pairs: is the distribution of x - y symmetric about zero? Every difference may change its sign. The statistic is mean(x - y).
    /// </summary>
    /// <param name="x">First sample, 2 or more finite values.</param>
    /// <param name="y">Second sample, paired with the first by index.</param>
    /// <param name="alternative">Greater: x is larger than y on average.</param>
    /// <param name="stream">Needed only for more than 20 pairs.</param>
    /// <param name="resamples">Sign patterns drawn then; 1 or more.</param>
    /// <exception cref="ArgumentException">Too few values, different lengths, NaN or infinity, a sum that overflows, or no stream where one
    /// is needed.</exception>
    public static TestResult Paired(
        IReadOnlyList<double> x, IReadOnlyList<double> y, Alternative alternative, RandomStream? stream = null, int resamples = 99_999) =>
        SignFlip(Require.Differences(x, y, 2), alternative, stream, resamples);

    /// <summary>One sample: is its distribution symmetric about <paramref name="centre"/>? The statistic is mean(x) - centre.</summary>
    /// <param name="x">2 or more finite values.</param>
    /// <param name="centre">Hypothesised centre of symmetry; finite.</param>
    /// <param name="alternative">Greater: x lies above the centre.</param>
    /// <param name="stream">Needed only for more than 20 values.</param>
    /// <param name="resamples">Sign patterns drawn then; 1 or more.</param>
    /// <exception cref="ArgumentException">
    /// Too few values, NaN or infinity, a sum that overflows, or no stream where one is needed.
    /// </exception>
    public static TestResult OneSample(
        IReadOnlyList<double> x, double centre, Alternative alternative, RandomStream? stream = null, int resamples = 99_999)
    {
        Require.Finite(centre);
        var shifted = Array.ConvertAll(Require.Finite(x, 2), value => new Difference(value, centre));
        return SignFlip(shifted, alternative, stream, resamples) with { SecondCount = 0 };
    }

    /// <summary>Values as differences from zero.</summary>
    internal static Difference[] FromZero(double[] values) => Array.ConvertAll(values, value => new Difference(value, 0));

    /// <summary>The two-sample test of values that are differences themselves.</summary>
    internal static TestResult TwoSample(
        Difference[] x, Difference[] y, Alternative alternative, RandomStream? stream = null, int resamples = 99_999)
    {
        Require.Known(alternative);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resamples);
        var sums = ExactSums.Of([.. x, .. y]);
        // Stryker disable once Conditional : integers of any size have the same sums, slower
        return sums.FitInt128
            ? TwoSample(x, y, sums.Terms<Int128>(), alternative, stream, resamples)
            : TwoSample(x, y, sums.Terms<BigInteger>(), alternative, stream, resamples);
    }

    /// <summary>The sign-flip test of differences.</summary>
    internal static TestResult SignFlip(
        Difference[] differences, Alternative alternative, RandomStream? stream = null, int resamples = 99_999)
    {
        Require.Known(alternative);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resamples);
        var sums = ExactSums.Of(differences);
        // Stryker disable once Conditional : integers of any size have the same sums, slower
        return sums.FitInt128
            ? SignFlip(differences, sums.Terms<Int128>(), alternative, stream, resamples)
            : SignFlip(differences, sums.Terms<BigInteger>(), alternative, stream, resamples);
    }

    static TestResult TwoSample<T>(
        Difference[] x, Difference[] y, Term<T>[] pooled, Alternative alternative, RandomStream? stream, int resamples)
        where T : struct, IBinaryInteger<T>
    {
        int n = x.Length, m = y.Length;
        var statistic = x.Values().Average() - y.Values().Average();
        var count = new RelabelledCount<T>(pooled, n, alternative);
        // Stryker disable once Equality : no number of arrangements is the limit itself
        if (Combinatorics.Choose(n + m, n) <= ExactLimit)
        {
            // Enumerating the smaller sample is cheaper.
            EnumerateSubsets(pooled, 0, Math.Min(n, m), default, default, n, ref count);
            return new TestResult("permutation test of means, exact", alternative, statistic, count.Exact, n, m);
        }
        NeedStream(stream);
        var labels = Enumerable.Range(0, n + m).ToArray();
        for (var r = 0; r < resamples; r++)
        {
            stream!.Shuffle(labels.AsSpan());
            Term<T> own = default, others = default;
            foreach (var i in labels.AsSpan(0, n))
            {
                if (i < n) own += pooled[i];
                else others += pooled[i];
            }
            count.AddFirst(own, others);
        }
        return new TestResult(
            MonteCarloName("permutation test of means", stream!, resamples), alternative, statistic, count.MonteCarlo, n, m);
    }

    static TestResult SignFlip<T>(
        Difference[] differences, Term<T>[] terms, Alternative alternative, RandomStream? stream, int resamples)
        where T : struct, IBinaryInteger<T>
    {
        var n = terms.Length;
        var statistic = differences.Values().Average();
        var count = new FlippedCount<T>(terms, alternative);
        if (n <= BitOperations.Log2(ExactLimit))
        {
            EnumerateFlips(terms, 0, default, ref count);
            return new TestResult("sign-flip permutation test, exact", alternative, statistic, count.Exact, n, n);
        }
        NeedStream(stream);
        for (var r = 0; r < resamples; r++)
        {
            Term<T> flipped = default;
            foreach (var term in terms)
            {
                // Stryker disable once Boolean : a sign is flipped as often as it is kept
                if (!stream!.NextBool()) flipped += term;
            }
            count.Add(flipped);
        }
        var method = MonteCarloName("sign-flip permutation test", stream!, resamples);
        return new TestResult(method, alternative, statistic, count.MonteCarlo, n, n);
    }

    // The values chosen so far: those of the first sample, and those of the second.
    static void EnumerateSubsets<T>(
        Term<T>[] pooled, int start, int left, Term<T> ofFirst, Term<T> ofSecond, int n, ref RelabelledCount<T> count)
        where T : struct, IBinaryInteger<T>
    {
        if (left == 0)
        {
            count.AddSmaller(ofFirst, ofSecond);
            return;
        }
        for (var i = start; i <= pooled.Length - left; i++)
        {
            if (i < n) EnumerateSubsets(pooled, i + 1, left - 1, ofFirst + pooled[i], ofSecond, n, ref count);
            else EnumerateSubsets(pooled, i + 1, left - 1, ofFirst, ofSecond + pooled[i], n, ref count);
        }
    }

    static void EnumerateFlips<T>(Term<T>[] terms, int index, Term<T> flipped, ref FlippedCount<T> count)
        where T : struct, IBinaryInteger<T>
    {
        if (index == terms.Length)
        {
            count.Add(flipped);
            return;
        }
        EnumerateFlips(terms, index + 1, flipped, ref count);
        EnumerateFlips(terms, index + 1, flipped + terms[index], ref count);
    }

    static void NeedStream(RandomStream? stream)
    {
        if (stream is null)
            throw new ArgumentException($"More than {ExactLimit} arrangements: a random stream is needed.", nameof(stream));
    }

    static string MonteCarloName(string name, RandomStream stream, int resamples) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}, {resamples} resamples from stream '{stream.Name}' seed {stream.Seed}");
}
