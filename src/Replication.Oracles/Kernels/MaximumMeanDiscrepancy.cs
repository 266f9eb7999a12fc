using Replication.Oracles.Divergences;
using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;
using Replication.Oracles.Transport;

namespace Replication.Oracles.Kernels;

/// <summary>
/// The squared maximum mean discrepancy MMD^2(P, Q) = E k(x, x') + E k(y, y') - 2 E k(x, y), its two estimators and its permutation test
/// (Gretton, Borgwardt, Rasch, Schölkopf and Smola 2012, Lemma 6), for any kernel. Pure and thread-safe. Time O((n + m)^2). Clouds are
/// finite by construction; a kernel's value that is NaN or infinite is refused.
/// </summary>
public static class MaximumMeanDiscrepancy
{
    /// <summary>
    /// The V-statistic (their equation 5): the exact MMD^2 of the two weighted empirical laws. Never negative up to rounding, and biased
    /// upwards as an estimate of the MMD^2 of the laws that the points were drawn from.
    /// </summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="x">Points with weights; their sum does not matter.</param>
    /// <param name="y">Points of the same dimension with weights.</param>
    /// <returns>MMD^2, exactly 0 for a cloud and itself.</returns>
    /// <exception cref="ArgumentException">The dimensions differ, or a value of the kernel is NaN or infinite.</exception>
    /// <example>
    /// <code>
    /// var x = new PointCloud([[0, 0], [1, 0], [0, 1]]);
    /// var y = new PointCloud([[2, 2], [3, 2]]);
    /// var squared = MaximumMeanDiscrepancy.Biased(Kernel.Gaussian(bandwidth: 1), x, y);
    /// Console.WriteLine(squared.ToString("F6"));  // 1.418238
    /// </code>
    /// </example>
    public static double Biased(Kernel kernel, PointCloud x, PointCloud y)
    {
        RequireSameDimension(kernel, x, y);
        return PairMeans.OfLaws(kernel.At, x, x) + PairMeans.OfLaws(kernel.At, y, y) - (2 * PairMeans.OfLaws(kernel.At, x, y));
    }

    /// <summary>
    /// The U-statistic (their equation 3): unbiased for draws that are independent; may be negative when the laws are close.
    /// </summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="x">At least 2 points of equal weight.</param>
    /// <param name="y">At least 2 points of equal weight.</param>
    /// <exception cref="ArgumentException">
    /// The dimensions differ, a cloud has fewer than 2 points, weights differ, or a value of the kernel is NaN or infinite.
    /// </exception>
    /// <example>
    /// <code>
    /// var draws = new RandomStream("example", 1);
    /// PointCloud Draw(double shift) => new([.. Enumerable.Range(0, 500).Select(_ => new[] { shift + draws.NextGaussian() })]);
    /// PointCloud x = Draw(0), y = Draw(1);
    /// var kernel = Kernel.Gaussian(MedianHeuristic.Bandwidth(x, y));
    /// Console.WriteLine(MaximumMeanDiscrepancy.Unbiased(kernel, x, y) > 0.1);  // True
    /// </code>
    /// </example>
    public static double Unbiased(Kernel kernel, PointCloud x, PointCloud y)
    {
        RequireSameDimension(kernel, x, y);
        x.RequireDraws(2, nameof(x));
        y.RequireDraws(2, nameof(y));
        return PairMeans.OfDifferentDraws(kernel.At, x) + PairMeans.OfDifferentDraws(kernel.At, y)
            - (2 * PairMeans.OfLaws(kernel.At, x, y));
    }

    /// <summary>
    /// The permutation test of equal laws by <see cref="Unbiased"/> (their section 4): are the labels of the pooled draws exchangeable? Its
    /// level is exact for every kernel and sample size; its power is that of the kernel. Time O((n + m)^2 resamples), memory
    /// O((n + m) resamples).
    /// </summary>
    /// <param name="kernel">The kernel, chosen without a look at the labels.</param>
    /// <param name="x">At least 2 points of equal weight.</param>
    /// <param name="y">At least 2 points of equal weight.</param>
    /// <param name="stream">Source of the arrangements; needed only when there are more than <paramref name="resamples"/> of them.</param>
    /// <param name="resamples">Arrangements drawn; all are enumerated where there are no more than that. 1 or more.</param>
    /// <returns>The statistic is the unbiased estimate; P is the chance of one as large.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Unbiased"/>, or no stream where one is needed.</exception>
    public static TestResult Test(Kernel kernel, PointCloud x, PointCloud y, RandomStream? stream = null, int resamples = 999)
    {
        var statistic = Unbiased(kernel, x, y);
        // The statistic times n m (n - 1) (m - 1) / 2, as sums over pairs i < j.
        double n = x.Count, m = y.Count;
        var (p, method) = new PairTest(m * (m - 1), n * (n - 1), -(n - 1) * (m - 1)).Run(kernel.At, 0, x, y, stream, resamples);
        return new TestResult($"maximum mean discrepancy, {kernel}, {method}", Alternative.Greater, statistic, p, x.Count, y.Count);
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

    static void RequireSameDimension(Kernel kernel, PointCloud x, PointCloud y)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        x.RequireSameDimension(y, nameof(y));
    }
}
