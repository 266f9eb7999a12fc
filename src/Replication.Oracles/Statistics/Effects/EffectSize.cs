using MathNet.Numerics;

namespace Replication.Oracles.Statistics;

/// <summary>Sizes of an effect, free of units. Sums and squares that overflow (beyond about 1e150) give infinity or NaN.</summary>
public static class EffectSize
{
    /// <summary>
    /// Cohen's d: (mean(x) - mean(y)) / s with s the pooled standard deviation (Cohen 1988). If both samples have no spread, 0 for equal
    /// means and an infinity of the sign of the difference otherwise.
    /// </summary>
    /// <param name="x">First sample, 2 or more finite values.</param>
    /// <param name="y">Second sample, 2 or more finite values.</param>
    /// <exception cref="ArgumentException">Too few values, NaN or infinity.</exception>
    public static double CohenD(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (a, b) = (Moments.Of(Require.Finite(x, 2)), Moments.Of(Require.Finite(y, 2)));
        var difference = a.Mean - b.Mean;
        var pooled = ((a.Count - 1) * a.Variance + (b.Count - 1) * b.Variance) / (a.Count + b.Count - 2);
        return difference == 0 ? 0 : difference / Math.Sqrt(pooled);
    }

    /// <summary>
    /// Hedges' g: Cohen's d times the exact correction of its bias, Gamma(f/2) / (sqrt(f/2) Gamma((f-1)/2)) with f = n + m - 2
    /// (Hedges 1981).
    /// </summary>
    /// <param name="x">First sample, 2 or more finite values.</param>
    /// <param name="y">Second sample, 2 or more finite values.</param>
    /// <exception cref="ArgumentException">Too few values, NaN or infinity.</exception>
    public static double HedgesG(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var d = CohenD(x, y);
        var f = x.Count + y.Count - 2.0;
        return d * Math.Exp(SpecialFunctions.GammaLn(f / 2) - SpecialFunctions.GammaLn((f - 1) / 2)) / Math.Sqrt(f / 2);
    }

    /// <summary>
    /// Cliff's delta: P(X &gt; Y) - P(X &lt; Y), in [-1, 1] (Cliff 1993); twice the probability of improvement less one.
    /// </summary>
    /// <param name="x">First sample, 1 or more values, no NaN; infinities are legal.</param>
    /// <param name="y">Second sample, likewise.</param>
    /// <exception cref="ArgumentException">A sample is empty or has a NaN.</exception>
    public static double CliffDelta(IReadOnlyList<double> x, IReadOnlyList<double> y) => 2 * ProbabilityOfImprovement.Estimate(x, y) - 1;
}
