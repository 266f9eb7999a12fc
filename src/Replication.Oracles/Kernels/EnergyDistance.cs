using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;
using Replication.Oracles.Transport;

namespace Replication.Oracles.Kernels;

/// <summary>
/// The energy distance of two laws on R^d: D^2 = 2 E||X - Y|| - E||X - X'|| - E||Y - Y'|| (Székely and Rizzo 2013, "Energy statistics",
/// section 2). It is 0 between equal laws only, moves with the unit of the coordinates like its square root, and is the maximum mean
/// discrepancy of the kernel -||x - y|| (Sejdinovic et al. 2013). Pure and thread-safe. Time O((n + m) log(n + m)) on the line and
/// O((n + m)^2 d) elsewhere, memory O(n + m).
/// </summary>
public static class EnergyDistance
{
    /// <summary>D, the root of <see cref="Squared"/>, as <c>scipy.stats.energy_distance</c> has it.</summary>
    /// <param name="x">Points with weights; their sum does not matter.</param>
    /// <param name="y">Points of the same dimension with weights.</param>
    /// <returns>D, at least 0; exactly 0 for a cloud and itself.</returns>
    /// <exception cref="ArgumentException">The dimensions differ, or a distance overflows.</exception>
    /// <example>
    /// <code>
    /// PointCloud x = new([0, 1, 3], 1), y = new([5, 6, 8], 1);
    /// Console.WriteLine(EnergyDistance.Between(x, y).ToString("F6"));  // 2.708013
    /// </code>
    /// </example>
    public static double Between(PointCloud x, PointCloud y) => Math.Sqrt(Squared(x, y));

    /// <summary>
    /// D^2 of the two weighted empirical laws, a V-statistic: the <c>energy_distance</c> of the package dcor. On the line it is computed as
    /// 2 times the integral of the squared difference of the distribution functions (Székely 2003), which loses no digits between close
    /// laws.
    /// </summary>
    /// <param name="x">Points with weights; their sum does not matter.</param>
    /// <param name="y">Points of the same dimension with weights.</param>
    /// <returns>D^2, at least 0; exactly 0 for a cloud and itself. Off the line it is good to 1e-15 of the mean distance.</returns>
    /// <exception cref="ArgumentException">The dimensions differ, or a distance overflows.</exception>
    public static double Squared(PointCloud x, PointCloud y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        x.RequireSameDimension(y, nameof(y));
        if (x.Dimension == 1) return SquaredOnLine(x, y);
        return Math.Max(0, (2 * PairMeans.OfLaws(Distance, x, y)) - PairMeans.OfLaws(Distance, x, x) - PairMeans.OfLaws(Distance, y, y));
    }

    /// <summary>
    /// The permutation test of equal laws by <see cref="Squared"/> (Székely and Rizzo 2004, "Testing for equal distributions in high
    /// dimension"). Time O((n + m)^2 resamples), memory O((n + m) resamples).
    /// </summary>
    /// <param name="x">1 or more points of equal weight.</param>
    /// <param name="y">1 or more points of equal weight.</param>
    /// <param name="stream">Source of the arrangements; needed only when there are more than <paramref name="resamples"/> of them.</param>
    /// <param name="resamples">Arrangements drawn; all are enumerated where there are no more than that. 1 or more.</param>
    /// <returns>The statistic is D^2; P is the chance of one as large.</returns>
    /// <exception cref="ArgumentException">
    /// The dimensions or the weights of a cloud differ, a distance overflows, or there is no stream where one is needed.
    /// </exception>
    public static TestResult Test(PointCloud x, PointCloud y, RandomStream? stream = null, int resamples = 999)
    {
        var statistic = Squared(x, y);
        x.RequireDraws(1, nameof(x));
        y.RequireDraws(1, nameof(y));
        // n^2 m^2 D^2 / 2 as sums of the kernel -||x - y|| over pairs i < j. Decimal coordinates are rounded before they are subtracted.
        double n = x.Count, m = y.Count, unit = Math.Max(LargestMagnitude(x), LargestMagnitude(y)) * Math.Sqrt(x.Dimension);
        var (p, method) = new PairTest(m * m, n * n, -n * m).Run((a, b) => -Distance(a, b), unit / (1L << 51), x, y, stream, resamples);
        return new TestResult($"energy distance, {method}", Alternative.Greater, statistic, p, x.Count, y.Count);
    }

    static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => Math.Sqrt(Lanes.SquaredDistance(a, b));

    static double LargestMagnitude(PointCloud cloud)
    {
        double largest = 0;
        foreach (var coordinate in cloud.Coordinates) largest = Math.Max(largest, Math.Abs(coordinate));
        return largest;
    }

    static double SquaredOnLine(PointCloud x, PointCloud y)
    {
        var (points, steps) = Steps(x, y);
        double difference = 0;
        var sum = new CompensatedSum();
        for (var k = 0; k + 1 < points.Length; k++)
        {
            difference += steps[k];
            sum.Add(difference * difference * (points[k + 1] - points[k]));
        }
        return double.IsFinite(sum.Value) ? 2 * sum.Value : throw new ArgumentException("A distance overflows.");
    }

    /// <summary>The points of both samples in order, and by how much F - G steps at each.</summary>
    static (double[] Points, double[] Steps) Steps(PointCloud x, PointCloud y)
    {
        double xMass = CompensatedSum.Of(x.Weights), yMass = CompensatedSum.Of(y.Weights);
        double[] points = [.. x.Coordinates, .. y.Coordinates], steps = new double[points.Length];
        for (var i = 0; i < x.Count; i++) steps[i] = x.Weights[i] / xMass;
        for (var j = 0; j < y.Count; j++) steps[x.Count + j] = -y.Weights[j] / yMass;
        Array.Sort(points, steps);
        return (points, steps);
    }
}
