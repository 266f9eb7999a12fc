using MathNet.Numerics.Statistics;
using Replication.Oracles.Transport;

namespace Replication.Oracles.Kernels;

/// <summary>
/// A kernel's bandwidth from the data: the median distance between two different points of the pooled sample (Gretton et al. 2012, section
/// 8).
/// </summary>
public static class MedianHeuristic
{
    /// <summary>
    /// The median over all pairs i &lt; j of ||z_i - z_j||, z the points of both clouds, weights ignored; the mean of the two middle ones
    /// for an even number of pairs. Time and memory O((n + m)^2).
    /// </summary>
    /// <returns>A positive number; +infinity where half of the squared distances overflow.</returns>
    /// <exception cref="ArgumentException">
    /// The dimensions differ, there are fewer than two points, or more than half of the pairs coincide, so that the median is 0 and no
    /// bandwidth.
    /// </exception>
    /// <example>
    /// <code>
    /// Console.WriteLine(MedianHeuristic.Bandwidth(new([0, 0], 2), new([3, 4], 2)));  // 5
    /// </code>
    /// </example>
    public static double Bandwidth(PointCloud x, PointCloud y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Dimension != y.Dimension) throw new ArgumentException($"Dimensions differ: {x.Dimension} and {y.Dimension}.", nameof(y));
        var n = x.Count + y.Count;
        var distances = new double[n * (n - 1L) / 2];
        ReadOnlySpan<double> Point(int i) => i < x.Count ? x[i] : y[i - x.Count];
        long next = 0;
        for (var i = 1; i < n; i++)
            for (var j = 0; j < i; j++)
                distances[next++] = Math.Sqrt(Lanes.SquaredDistance(Point(i), Point(j)));
        var median = distances.Length == 0 ? 0 : ArrayStatistics.MedianInplace(distances);
        return median > 0
            ? median
            : throw new ArgumentException("The median distance of the pooled points is 0; choose a bandwidth by hand.", nameof(x));
    }
}
