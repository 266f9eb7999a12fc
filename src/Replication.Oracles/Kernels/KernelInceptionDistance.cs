using Replication.Oracles.Randomness;
using Replication.Oracles.Transport;

namespace Replication.Oracles.Kernels;

/// <summary>A distance averaged over random subsets of both samples.</summary>
/// <param name="Mean">The mean over the subsets; may be negative.</param>
/// <param name="StandardDeviation">
/// Their standard deviation, with one less than their number below; NaN for a single subset. Subsets overlap: it is no standard error.
/// </param>
/// <param name="SubsetSize">Points of each sample in a subset.</param>
/// <param name="Subsets">How many subsets.</param>
public readonly record struct SubsetEstimate(double Mean, double StandardDeviation, int SubsetSize, int Subsets);

/// <summary>
/// The kernel inception distance (KID) of two samples of features: the squared maximum mean discrepancy of the kernel (x'y/d + 1)^3,
/// which is unbiased at every sample size, unlike FID (Bińkowski, Sutherland, Arbel and Gretton 2018, "Demystifying MMD GANs", section
/// 4). Features of an Inception network give the published quantity; any others are as good. Pure apart from the stream handed in.
/// </summary>
public static class KernelInceptionDistance
{
    /// <summary>KID of all points. Time O((n + m)^2 d).</summary>
    /// <param name="x">At least 2 points of equal weight.</param>
    /// <param name="y">At least 2 points of equal weight and the same dimension.</param>
    /// <returns>The unbiased estimate; it may be negative. 100 or 1000 times as much is often printed.</returns>
    /// <exception cref="ArgumentException">
    /// The dimensions differ, a cloud has fewer than 2 points, weights differ, or a value of the kernel overflows.
    /// </exception>
    /// <remarks>Elsewhere: <c>KernelInceptionDistance</c> of torchmetrics.</remarks>
    /// <example>
    /// <code>
    /// PointCloud real = new([[1, 0], [0, 1], [1, 1]]), fake = new([[3, 3], [3, 4]]);
    /// Console.WriteLine(KernelInceptionDistance.Between(real, fake).ToString("F3"));  // 1447.125
    /// </code>
    /// </example>
    public static double Between(PointCloud x, PointCloud y)
    {
        ArgumentNullException.ThrowIfNull(x);
        return MaximumMeanDiscrepancy.Unbiased(KernelOf(x.Dimension), x, y);
    }

    /// <summary>
    /// KID as it is published: averaged over random subsets, which takes time O(subsets subsetSize^2 d) however many points.
    /// </summary>
    /// <param name="x">Points of equal weight.</param>
    /// <param name="y">Points of equal weight and the same dimension.</param>
    /// <param name="stream">Chooses the subsets, without replacement within each; it is advanced.</param>
    /// <param name="subsetSize">Points of each sample in a subset, at least 2 and no more than either sample has.</param>
    /// <param name="subsets">How many subsets, at least 1.</param>
    /// <exception cref="ArgumentException">
    /// The dimensions or weights differ, too few points, or a value of the kernel overflows.
    /// </exception>
    public static SubsetEstimate OverSubsets(PointCloud x, PointCloud y, RandomStream stream, int subsetSize = 1000, int subsets = 100)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(subsetSize, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(subsets, 1);
        x.RequireDraws(subsetSize, nameof(x));
        y.RequireDraws(subsetSize, nameof(y));
        var kernel = KernelOf(x.Dimension);
        var values = new double[subsets];
        for (var k = 0; k < subsets; k++)
            values[k] = MaximumMeanDiscrepancy.Unbiased(kernel, x.Subset(subsetSize, stream), y.Subset(subsetSize, stream));
        var mean = values.Average();
        return new SubsetEstimate(mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (subsets - 1.0)), subsetSize, subsets);
    }

    static Kernel KernelOf(int dimension) => Kernel.Polynomial(3, 1.0 / dimension, 1);

    static PointCloud Subset(this PointCloud cloud, int size, RandomStream stream)
    {
        // The first steps of a shuffle.
        var order = Enumerable.Range(0, cloud.Count).ToArray();
        var coordinates = new double[size * cloud.Dimension];
        for (var k = 0; k < size; k++)
        {
            var chosen = k + stream.NextInt(cloud.Count - k);
            (order[k], order[chosen]) = (order[chosen], order[k]);
            cloud[order[k]].CopyTo(coordinates.AsSpan(k * cloud.Dimension));
        }
        return new PointCloud(coordinates, cloud.Dimension);
    }
}
