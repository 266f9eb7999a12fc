using MathNet.Numerics;

namespace Replication.Oracles.Statistics;

/// <summary>Inference on a probability from a count of successes.</summary>
public static class Proportion
{
    /// <summary>
    /// The exact interval of Clopper and Pearson (1934): covers with at least the confidence for every true probability. Its low end is 0
    /// for no success, its high end 1 for no failure.
    /// </summary>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">1 or more.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <exception cref="ArgumentException">A count or the confidence is out of range.</exception>
    /// <remarks>SciPy: <c>scipy.stats.binomtest</c> and the proportion_ci of its result.</remarks>
    /// <example>
    /// <code>
    /// var interval = Proportion.ClopperPearson(successes: 9, trials: 10);
    /// Console.WriteLine($"{interval.Low:F4} to {interval.High:F4}");  // 0.5550 to 0.9975
    /// </code>
    /// </example>
    public static ConfidenceInterval ClopperPearson(int successes, int trials, double confidence = 0.95)
    {
        RequireCounts(successes, trials);
        Require.OpenProbability(confidence);
        var tail = (1 - confidence) / 2;
        // Stryker disable once Equality : equality moves an end by its last bit
        var low = Bisection.Last(p => UpperTail(successes, trials, p) <= tail, 1);
        // Stryker disable once Equality : likewise
        var high = Bisection.Last(p => LowerTail(successes, trials, p) > tail, 1);
        return new ConfidenceInterval("Clopper-Pearson", (double)successes / trials, low, high, confidence, trials);
    }

    /// <summary>
    /// Exact binomial test of a probability. The two-sided p-value sums all counts that are no likelier than the observed one (as R's
    /// <c>binom.test</c> and SciPy do).
    /// </summary>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">1 or more.</param>
    /// <param name="probability">Hypothesised probability of success, in (0, 1).</param>
    /// <param name="alternative">Greater: the true probability is larger.</param>
    /// <exception cref="ArgumentException">A count or the probability is out of range.</exception>
    public static TestResult BinomialTest(int successes, int trials, double probability, Alternative alternative)
    {
        RequireCounts(successes, trials);
        Require.OpenProbability(probability);
        Require.Known(alternative);
        var p = alternative switch
        {
            Alternative.Less => LowerTail(successes, trials, probability),
            Alternative.Greater => UpperTail(successes, trials, probability),
            _ => TwoSided(successes, trials, probability),
        };
        return new TestResult("binomial test, exact", alternative, (double)successes / trials, Math.Min(1, p), trials, 0);
    }

    /// <summary>P(K >= k).</summary>
    static double UpperTail(int k, int n, double p) => k == 0 ? 1 : IncompleteBeta.Lower(k, n - k + 1, p, 1 - p);

    /// <summary>P(K &lt;= k).</summary>
    internal static double LowerTail(int k, int n, double p) => k == n ? 1 : IncompleteBeta.Lower(n - k, k + 1, 1 - p, p);

    static double TwoSided(int successes, int trials, double probability)
    {
        // Masses that are equal in exact arithmetic differ by rounding; a relative 1e-7 makes them ties.
        var threshold = LogMass(successes, trials, probability) + 1e-7;
        // Stryker disable once Equality : no mass is at the threshold itself
        bool NoLikelier(int k) => LogMass(k, trials, probability) <= threshold;

        var mode = Math.Clamp((int)((trials + 1.0) * probability), 0, trials);
        if (NoLikelier(mode)) return 1;
        int low = 0, high = trials;
        // Stryker disable once Equality : the mode itself has its answer
        var belowMode = successes < mode;
        if (belowMode)
        {
            // The mass falls from the mode upwards: the first count above it that is no likelier.
            low = mode;
            while (low < high)
            {
                var middle = low + (high - low) / 2;
                if (NoLikelier(middle)) high = middle;
                else low = middle + 1;
            }
            return LowerTail(successes, trials, probability) + (NoLikelier(low) ? UpperTail(low, trials, probability) : 0);
        }
        high = mode;
        while (low < high)
        {
            var middle = low + (high - low + 1) / 2;
            if (NoLikelier(middle)) low = middle;
            else high = middle - 1;
        }
        return UpperTail(successes, trials, probability) + (NoLikelier(low) ? LowerTail(low, trials, probability) : 0);
    }

    /// <summary>log P(K = k).</summary>
    static double LogMass(int k, int n, double p)
    {
        // Without a failure or without a success the beta function of the general form has no value.
        if (k == 0) return n * SpecialFunctions.Log1p(-p);
        if (k == n) return n * Math.Log(p);
        return IncompleteBeta.LogPrefix(k, n - k, p, 1 - p) + Math.Log((double)n / k / (n - k));
    }

    static void RequireCounts(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
    }
}
