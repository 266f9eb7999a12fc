using MathNet.Numerics;
using Replication.Oracles.Divergences;
using Replication.Oracles.Statistics;

namespace Replication.Oracles.ClosedForms.Generalization;

/// <summary>
/// mu = N(0, I/d), whose m-point samples neither JSD nor W can tell are near it (Arora et al. 2017, arXiv v3, Theorem 3.1): JSD is log 2
/// for every d, and W at least 1.1 once draws keep their distance, for which these are the exact laws.
/// </summary>
public static class HighDimensionalGaussian
{
    /// <summary>P(||x - y|| &lt;= r) for independent draws: ||x - y||^2 is (2/d) chi^2_d, so it is P(chi^2_d &lt;= d r^2 / 2).</summary>
    /// <param name="dimension">d, at least 1.</param>
    /// <param name="radius">r; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static double ProbabilityWithin(int dimension, double radius)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        Domain.NotNegative(radius);
        return IncompleteGamma.Lower(dimension / 2.0, dimension * (radius * radius) / 4);
    }

    /// <summary>
    /// A bound on the probability that any two of m draws are within r: the union over m (m - 1) / 2 pairs, at most 1. Where it is small, W
    /// of two samples of m/2 draws exceeds r with high probability.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static double AnyPairWithinBound(int dimension, double radius, int draws)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        return Math.Min(1, 0.5 * draws * (draws - 1.0) * ProbabilityWithin(dimension, radius));
    }

    /// <summary>E ||x - y|| of two draws, 2 Gamma((d + 1)/2) / (sqrt d Gamma(d/2)): towards sqrt 2 from below as d grows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">d is below 1.</exception>
    public static double MeanDistance(int dimension) => Constants.Sqrt2 * MeanNorm(dimension);

    /// <summary>
    /// E of the distance that linear discriminators D_v(x) = v.x, ||v|| at most 1, see between mu and m draws: E ||mean of the draws|| =
    /// E||x|| / sqrt m, about 1 / sqrt m in every dimension. It generalises where W does not (v3 Theorem 3.3).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">d or m is below 1.</exception>
    public static double LinearDiscriminatorDistance(int dimension, int draws)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        return MeanNorm(dimension) / Math.Sqrt(draws);
    }

    static double MeanNorm(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        return Stirling.HalfStep(dimension / 2.0);
    }
}
