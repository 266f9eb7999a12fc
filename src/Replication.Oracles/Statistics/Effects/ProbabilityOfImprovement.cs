namespace Replication.Oracles.Statistics;

/// <summary>
/// P(X &gt; Y) + P(X = Y)/2 for a random run X of one arm and Y of another: 1/2 says no difference, 1 that every x is above every y.
/// It depends on order only, so that infinite values (diverged runs) are legal.
/// </summary>
/// <remarks>Source of the estimate: Mann and Whitney (1947), U/(nm); of the name: Agarwal et al. (2021), rliable.</remarks>
public static class ProbabilityOfImprovement
{
    /// <summary>The fraction of pairs (x, y) with x &gt; y, ties as one half.</summary>
    /// <param name="x">First sample, 1 or more values, no NaN; infinities are legal.</param>
    /// <param name="y">Second sample, likewise.</param>
    /// <exception cref="ArgumentException">A sample is empty or has a NaN.</exception>
    public static double Estimate(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (first, second) = (Require.Ordered(x, 1), Require.Ordered(y, 1));
        var twice = first.Sum(a => second.Sum(b => a > b ? 2L : a == b ? 1L : 0L));
        return twice / (2.0 * first.Length * second.Length);
    }

    /// <summary>
    /// The estimate with Newcombe's interval (method 5): the values theta within z standard errors of the estimate, where the standard
    /// error is that of theta itself, with n* = (n + m)/2 - 1:
    /// theta (1 - theta) (1 + n* (1 - theta)/(2 - theta) + n* theta/(1 + theta)) / (n m). It stays inside [0, 1] and, unlike the bootstrap
    /// and the Brunner-Munzel interval, keeps its width when the samples do not overlap.
    /// </summary>
    /// <param name="x">First sample, 2 or more values, no NaN; infinities are legal.</param>
    /// <param name="y">Second sample, likewise.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <exception cref="ArgumentException">Too few values, NaN, or a confidence outside (0, 1).</exception>
    /// <remarks>
    /// Source: Newcombe (2006), "Confidence intervals for an effect size measure based on the Mann-Whitney statistic. Part 2".
    /// </remarks>
    public static ConfidenceInterval Interval(IReadOnlyList<double> x, IReadOnlyList<double> y, double confidence = 0.95)
    {
        Require.OpenProbability(confidence);
        int n = Require.Ordered(x, 2).Length, m = Require.Ordered(y, 2).Length;
        var estimate = Estimate(x, y);
        var z = Student.Quantile(double.PositiveInfinity, confidence);
        var low = Boundary(estimate, 0, z, n, m);
        var high = Boundary(estimate, 1, z, n, m);
        return new ConfidenceInterval("probability of improvement, Newcombe's method 5", estimate, low, high, confidence, n, m);
    }

    /// <summary>The outermost theta between the estimate and an end of [0, 1] that lies within z standard errors of the estimate.</summary>
    static double Boundary(double estimate, double end, double z, int n, int m)
    {
        if (estimate == end) return end;
        // |theta - estimate| - z s(theta) is negative at the estimate (unless that is 0 or 1), positive at the end, and changes sign once.
        double inside = estimate, outside = end;
        for (var step = 0; step < 200 && inside != outside; step++)
        {
            var middle = inside / 2 + outside / 2;
            if (middle == inside || middle == outside) break;
            if (Math.Abs(middle - estimate) <= z * StandardError(middle, n, m)) inside = middle;
            else outside = middle;
        }
        return inside;
    }

    static double StandardError(double theta, int n, int m)
    {
        var half = (n + m) / 2.0 - 1;
        return Math.Sqrt(theta * (1 - theta) * (1 + half * (1 - theta) / (2 - theta) + half * theta / (1 + theta)) / ((double)n * m));
    }
}
