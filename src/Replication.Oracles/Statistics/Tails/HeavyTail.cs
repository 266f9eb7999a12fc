namespace Replication.Oracles.Statistics;

/// <summary>
/// Tests and estimates of tails as heavy as Cauchy's (Arjovsky and Bottou 2017, Theorem 2.6).
/// </summary>
public static class HeavyTail
{
    /// <summary>P(|X| > multiple * scale) for a centred Cauchy variable: (2/pi) arctan(1/multiple), 0.0635 for 10.</summary>
    /// <param name="multiple">0 or more; infinity gives 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative or NaN.</exception>
    public static double CauchyProbability(double multiple)
    {
        if (!(multiple >= 0)) throw new ArgumentOutOfRangeException(nameof(multiple), multiple, "Expected a number of 0 or more.");
        return 2 / Math.PI * Math.Atan2(1, multiple);
    }

    /// <summary>
    /// Exact binomial test that the fraction of |x| > multiple * scale is that of a centred Cauchy variable. A normal variable with the
    /// same quartiles exceeds 10 scales with probability 1.5e-11, a Cauchy variable with 0.0635.
    /// </summary>
    /// <param name="sample">1 or more values, no NaN; infinities count as exceeding.</param>
    /// <param name="scale">Scale of the Cauchy law: half its interquartile range; positive and finite.</param>
    /// <param name="multiple">Positive and finite.</param>
    /// <param name="alternative">Less: the tail is lighter than Cauchy's. Greater: it is heavier.</param>
    /// <returns>The statistic is the fraction.</returns>
    /// <exception cref="ArgumentException">Empty, NaN, or a scale or multiple that is not positive and finite.</exception>
    public static TestResult CauchyTailTest(IReadOnlyList<double> sample, double scale, double multiple, Alternative alternative)
    {
        Require.Positive(scale);
        Require.Positive(multiple);
        var values = Require.Ordered(sample, 1);
        var exceeding = values.Count(v => Math.Abs(v) > multiple * scale);
        var test = Proportion.BinomialTest(exceeding, values.Length, CauchyProbability(multiple), alternative);
        return test with { Method = "Cauchy tail, " + test.Method };
    }

    /// <summary>
    /// Hill's (1975) estimate of the index a of a tail P(|X| > x) ~ c x^(-a) from the largest absolute values: 1 for Cauchy, below 2 the
    /// variance is infinite. The interval is exact for a Pareto tail, where top * a / estimate has a Gamma(top, 1) distribution.
    /// </summary>
    /// <param name="sample">More than <paramref name="top"/> finite values, more than that many of them not zero.</param>
    /// <param name="top">How many of the largest absolute values to use, 2 or more.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <exception cref="ArgumentException">
    /// Too few values, NaN or infinity, a zero or only equal values among the largest, or an option out of range.
    /// </exception>
    public static ConfidenceInterval HillIndex(IReadOnlyList<double> sample, int top, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 2);
        Require.OpenProbability(confidence);
        var largest = Require.Finite(sample, top + 1).Select(Math.Abs).OrderDescending().Take(top + 1).ToArray();
        if (largest[top] == 0) throw new ArgumentException("Zero is among the largest absolute values.", nameof(sample));
        var sum = largest.Take(top).Sum(v => Math.Log(v / largest[top]));
        if (sum == 0) throw new ArgumentException("The largest absolute values are all equal: no tail to fit.", nameof(sample));
        var estimate = top / sum;
        var tail = (1 - confidence) / 2;
        return new ConfidenceInterval(
            $"Hill's tail index, {top} largest", estimate, IncompleteGamma.Quantile(top, tail, upper: false) / sum,
            IncompleteGamma.Quantile(top, tail, upper: true) / sum, confidence,
            sample.Count);
    }
}
