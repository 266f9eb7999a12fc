using Replication.Oracles.Divergences;
using Replication.Oracles.Transport;

namespace Replication.Oracles.Kernels;

/// <summary>
/// The squared maximum mean discrepancy MMD^2(P, Q) = E k(x, x') + E k(y, y') - 2 E k(x, y) and its two estimators (Gretton, Borgwardt,
/// Rasch, Schölkopf and Smola 2012, Lemma 6). Pure and thread-safe. Time O((n + m)^2), memory O(1). Clouds are finite by
/// construction; a squared distance that overflows counts as infinite, at which the kernel is 0.
/// </summary>
public static class MaximumMeanDiscrepancy
{
    /// <summary>
    /// The V-statistic (their equation 5): the exact MMD^2 of the two weighted empirical laws. Never negative up to rounding, and biased
    /// upwards as an estimate of the MMD^2 of the laws that the points were drawn from.
    /// </summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double Biased(Kernel kernel, PointCloud x, PointCloud y)
    {
        RequireSameDimension(kernel, x, y);
        double xMass = Total(x.Weights), yMass = Total(y.Weights);
        double Within(PointCloud cloud, double mass)
        {
            double sum = 0;
            for (var i = 0; i < cloud.Count; i++)
            {
                var row = 0.5 * cloud.Weights[i];
                for (var j = 0; j < i; j++) row += cloud.Weights[j] * kernel.OfSquaredDistance(SquaredDistance(cloud[i], cloud[j]));
                sum += 2 * cloud.Weights[i] * row;
            }
            return sum / (mass * mass);
        }
        double across = 0;
        for (var i = 0; i < x.Count; i++)
        {
            double row = 0;
            for (var j = 0; j < y.Count; j++) row += y.Weights[j] * kernel.OfSquaredDistance(SquaredDistance(x[i], y[j]));
            across += x.Weights[i] * row;
        }
        return Within(x, xMass) + Within(y, yMass) - (2 * across / (xMass * yMass));
    }

    /// <summary>
    /// The U-statistic (their equation 3): unbiased for draws that are independent; may be negative when the laws are close.
    /// </summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="x">At least 2 points of equal weight.</param>
    /// <param name="y">At least 2 points of equal weight.</param>
    /// <exception cref="ArgumentException">The dimensions differ, a cloud has fewer than 2 points, or weights differ.</exception>
    public static double Unbiased(Kernel kernel, PointCloud x, PointCloud y)
    {
        RequireSameDimension(kernel, x, y);
        RequireDraws(x, nameof(x));
        RequireDraws(y, nameof(y));
        double Within(PointCloud cloud)
        {
            double sum = 0;
            for (var i = 1; i < cloud.Count; i++)
                for (var j = 0; j < i; j++)
                    sum += kernel.OfSquaredDistance(SquaredDistance(cloud[i], cloud[j]));
            return 2 * sum / ((double)cloud.Count * (cloud.Count - 1));
        }
        double across = 0;
        for (var i = 0; i < x.Count; i++)
            for (var j = 0; j < y.Count; j++)
                across += kernel.OfSquaredDistance(SquaredDistance(x[i], y[j]));
        return Within(x) + Within(y) - (2 * across / ((double)x.Count * y.Count));
    }

    /// <summary>
    /// MMD^2 of N(m1, sd1^2 I) and N(m2, sd2^2 I) in d dimensions under <see cref="Kernel.Gaussian"/> of the bandwidth h, in closed form:
    /// E k = (h^2 / c)^(d/2) exp(-||m1 - m2||^2 / (2c)) with c = h^2 plus the two variances.
    /// </summary>
    /// <param name="distance">||m1 - m2||; finite.</param>
    /// <param name="sd1">Standard deviation of every coordinate; not negative.</param>
    /// <param name="sd2">Standard deviation of every coordinate; not negative.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <param name="bandwidth">h, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static double OfGaussians(double distance, double sd1, double sd2, int dimension, double bandwidth)
    {
        Domain.Finite(distance);
        Domain.NotNegative(sd1);
        Domain.NotNegative(sd2);
        Domain.Positive(bandwidth);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        double Expected(double variances, double d)
        {
            var c = (bandwidth * bandwidth) + variances;
            return Math.Pow(bandwidth * bandwidth / c, dimension / 2.0) * Math.Exp(-d * d / (2 * c));
        }
        double v1 = sd1 * sd1, v2 = sd2 * sd2;
        return Expected(2 * v1, 0) + Expected(2 * v2, 0) - (2 * Expected(v1 + v2, distance));
    }

    internal static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (var d = 0; d < a.Length; d++) sum += (a[d] - b[d]) * (a[d] - b[d]);
        return sum;
    }

    static double Total(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (var w in weights) sum += w;
        return sum;
    }

    static void RequireDraws(PointCloud cloud, string name)
    {
        if (cloud.Count < 2) throw new ArgumentException("The unbiased estimator needs at least 2 points.", name);
        foreach (var w in cloud.Weights)
            if (w != cloud.Weights[0])
                throw new ArgumentException("The unbiased estimator is for independent draws, which weigh the same.", name);
    }

    static void RequireSameDimension(Kernel kernel, PointCloud x, PointCloud y)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Dimension != y.Dimension) throw new ArgumentException($"Dimensions differ: {x.Dimension} and {y.Dimension}.", nameof(y));
    }
}
