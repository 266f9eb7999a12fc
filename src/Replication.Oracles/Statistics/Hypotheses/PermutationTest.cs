using System.Globalization;
using System.Numerics;
using Replication.Oracles.Randomness;

namespace Replication.Oracles.Statistics;

/// <summary>
/// Permutation tests of a difference of means. Exact (every arrangement enumerated) while there are at most
/// <see cref="ExactLimit"/> arrangements; beyond that by Monte Carlo with an explicit stream, where the observed arrangement counts as one
/// of the resamples, so that the test keeps its level (Phipson and Smyth 2010). Two-sided p-values are P(|T| >= |t|).
/// </summary>
/// <remarks>Source: Fisher (1935), Pitman (1937); Good (2005), "Permutation, Parametric and Bootstrap Tests of Hypotheses".</remarks>
public static partial class PermutationTest
{
    /// <summary>Most arrangements that are enumerated: 11 against 12 values in two samples (1,352,078) and 20 pairs (1,048,576) are.</summary>
    public const int ExactLimit = 2_000_000;

    // Sums of centred values differ by a few ulps (2^-52) per term when taken in another order; 2^-40 leaves a factor of 4,000.
    const double TieTolerance = 1.0 / (1L << 40);

    /// <summary>
    /// Two independent samples: are labels exchangeable? The statistic is mean(x) - mean(y).
    /// </summary>
    /// <param name="x">First sample, 2 or more finite values.</param>
    /// <param name="y">Second sample, 2 or more finite values.</param>
    /// <param name="alternative">Greater: x is larger than y on average.</param>
    /// <param name="stream">Needed only when C(n + m, n) exceeds <see cref="ExactLimit"/>.</param>
    /// <param name="resamples">Arrangements drawn then; 1 or more.</param>
    /// <exception cref="ArgumentException">Too few values, NaN or infinity, or no stream where one is needed.</exception>
    public static TestResult TwoSample(
        IReadOnlyList<double> x, IReadOnlyList<double> y, Alternative alternative, RandomStream? stream = null, int resamples = 99_999)
    {
        Require.Known(alternative);
        var first = Require.Finite(x, 2);
        var second = Require.Finite(y, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resamples);
        double[] pooled = [.. first, .. second];
        var centre = pooled.Average();
        for (var i = 0; i < pooled.Length; i++) pooled[i] -= centre;

        // The centred sum of the first sample is proportional to the difference of means.
        var observed = pooled.Take(first.Length).Sum();
        var count = new TailCount(observed, Tolerance(pooled), alternative);
        var statistic = first.Average() - second.Average();
        // Stryker disable once Equality : no number of arrangements is the limit itself
        if (Combinatorics.Choose(pooled.Length, first.Length) <= ExactLimit)
        {
            // Enumerating the smaller sample is cheaper; its centred sum is the other's with the sign changed.
            // Stryker disable once Equality : of samples of one size either will do
            var sign = first.Length <= second.Length ? 1 : -1;
            EnumerateSubsets(pooled, 0, Math.Min(first.Length, second.Length), 0, sign, ref count);
            return new TestResult("permutation test of means, exact", alternative, statistic, count.Exact, first.Length, second.Length);
        }
        NeedStream(stream);
        for (var r = 0; r < resamples; r++)
        {
            stream!.Shuffle(pooled.AsSpan());
            var sum = 0.0;
            for (var i = 0; i < first.Length; i++) sum += pooled[i];
            count.Add(sum);
        }
        return new TestResult(
            MonteCarloName("permutation test of means", stream!, resamples), alternative, statistic, count.MonteCarlo,
            first.Length, second.Length);
    }

    /// <summary>
    /// Pairs: is the distribution of x - y symmetric about zero? Every difference may change its sign. The statistic is mean(x - y).
    /// </summary>
    /// <param name="x">First sample, 2 or more finite values.</param>
    /// <param name="y">Second sample, paired with the first by index.</param>
    /// <param name="alternative">Greater: x is larger than y on average.</param>
    /// <param name="stream">Needed only for more than 20 pairs.</param>
    /// <param name="resamples">Sign patterns drawn then; 1 or more.</param>
    /// <exception cref="ArgumentException">Too few values, different lengths, NaN or infinity, or no stream where one is needed.</exception>
    public static TestResult Paired(
        IReadOnlyList<double> x, IReadOnlyList<double> y, Alternative alternative, RandomStream? stream = null, int resamples = 99_999) =>
        SignFlip(Require.Differences(x, y, 2), alternative, stream, resamples);

    /// <summary>One sample: is its distribution symmetric about <paramref name="centre"/>? The statistic is mean(x) - centre.</summary>
    /// <param name="x">2 or more finite values.</param>
    /// <param name="centre">Hypothesised centre of symmetry; finite.</param>
    /// <param name="alternative">Greater: x lies above the centre.</param>
    /// <param name="stream">Needed only for more than 20 values.</param>
    /// <param name="resamples">Sign patterns drawn then; 1 or more.</param>
    /// <exception cref="ArgumentException">Too few values, NaN or infinity, or no stream where one is needed.</exception>
    public static TestResult OneSample(
        IReadOnlyList<double> x, double centre, Alternative alternative, RandomStream? stream = null, int resamples = 99_999)
    {
        Require.Finite(centre);
        var shifted = Require.Finite(x, 2).Select(value => value - centre).ToArray();
        return SignFlip(shifted, alternative, stream, resamples) with { SecondCount = 0 };
    }

    static TestResult SignFlip(double[] differences, Alternative alternative, RandomStream? stream, int resamples)
    {
        Require.Known(alternative);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resamples);
        var n = differences.Length;
        var count = new TailCount(differences.Sum(), Tolerance(differences), alternative);
        if (n <= BitOperations.Log2(ExactLimit))
        {
            EnumerateSigns(differences, 0, 0, ref count);
            return new TestResult("sign-flip permutation test, exact", alternative, differences.Average(), count.Exact, n, n);
        }
        NeedStream(stream);
        for (var r = 0; r < resamples; r++) count.Add(differences.Sum(d => stream!.NextBool() ? d : -d));
        var method = MonteCarloName("sign-flip permutation test", stream!, resamples);
        return new TestResult(method, alternative, differences.Average(), count.MonteCarlo, n, n);
    }

    static void EnumerateSubsets(double[] values, int start, int left, double sum, int sign, ref TailCount count)
    {
        if (left == 0)
        {
            count.Add(sign * sum);
            return;
        }
        for (var i = start; i <= values.Length - left; i++) EnumerateSubsets(values, i + 1, left - 1, sum + values[i], sign, ref count);
    }

    static void EnumerateSigns(double[] values, int index, double sum, ref TailCount count)
    {
        if (index == values.Length)
        {
            count.Add(sum);
            return;
        }
        EnumerateSigns(values, index + 1, sum + values[index], ref count);
        EnumerateSigns(values, index + 1, sum - values[index], ref count);
    }

    static double Tolerance(double[] values)
    {
        var scale = values.Sum(Math.Abs);
        return double.IsFinite(scale) ? TieTolerance * scale : throw new ArgumentException("The values are too large: their sum overflows.");
    }

    static void NeedStream(RandomStream? stream)
    {
        if (stream is null)
            throw new ArgumentException($"More than {ExactLimit} arrangements: a random stream is needed.", nameof(stream));
    }

    static string MonteCarloName(string name, RandomStream stream, int resamples) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}, {resamples} resamples from stream '{stream.Name}' seed {stream.Seed}");
}
