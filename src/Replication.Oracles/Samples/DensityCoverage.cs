using Replication.Oracles.Transport;

namespace Replication.Oracles.Samples;

/// <summary>
/// Density and coverage of a generator (Naeem, Oh, Uh, Choi and Yoo 2020, equations 3 and 4), which an outlier among the real points moves
/// less than precision and recall. Balls are closed and reach from each real point to its k-th nearest neighbour among the real ones.
/// </summary>
/// <param name="Density">
/// Mean number of balls that a generated point lies in, over k: 0 or more, about 1 for a perfect generator, above it where generated points
/// crowd the densest parts.
/// </param>
/// <param name="Coverage">Fraction of the balls with a generated point in them, in [0, 1].</param>
public readonly record struct DensityCoverage(double Density, double Coverage)
{
    /// <summary>
    /// Estimates both from features. They do not change when both samples are shifted, rotated or scaled alike. Time O(n (n + m) d), memory
    /// O(n k + m).
    /// </summary>
    /// <param name="real">n points of equal weight, more than <paramref name="k"/>.</param>
    /// <param name="generated">m points of equal weight and the same dimension, at least 1.</param>
    /// <param name="k">Which neighbour a ball reaches to, at least 1; the paper has 5.</param>
    /// <exception cref="ArgumentException">The dimensions or the weights of a cloud differ, or a cloud has too few points.</exception>
    /// <remarks>
    /// Elsewhere: <c>compute_prdc</c> of the package prdc, whose balls are open. Squared distances that overflow count as infinite and
    /// equal.
    /// </remarks>
    /// <example>
    /// <code>
    /// PointCloud real = new([0, 1, 2, 3, 10, 11, 12, 13], 1), generated = new([0.5, 1.5, 2.5, 3.5], 1);
    /// var (density, coverage) = DensityCoverage.Of(real, generated, k: 1);
    /// Console.WriteLine($"{density}, {coverage}");  // 1.75, 0.5
    /// Console.WriteLine(DensityCoverage.PerfectCoverage(real: 1000, generated: 1000, k: 5).ToString("F3"));  // 0.969
    /// </code>
    /// </example>
    public static DensityCoverage Of(PointCloud real, PointCloud generated, int k = 5)
    {
        NearestNeighbours.Require(real, generated, k, 1);
        var (balls, hit) = NearestNeighbours.CountBalls(real, NearestNeighbours.SquaredRadii(real, k), generated);
        var pairs = balls.Sum(count => (double)count);
        return new DensityCoverage(pairs / k / generated.Count, (double)hit.Count(h => h) / real.Count);
    }

    /// <summary>
    /// The expected coverage of a perfect generator, whatever the continuous law and its dimension (their section 3.3): 1 less the chance
    /// that the k nearest of the other points of both samples to a real point are all real, 1 - (n - 1) ... (n - k) / ((n + m - 1) ... (n
    /// + m - k)). Its expected density is 1.
    /// </summary>
    /// <param name="real">n, more than <paramref name="k"/>.</param>
    /// <param name="generated">m, at least 1.</param>
    /// <param name="k">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
    public static double PerfectCoverage(int real, int generated, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(real, k);
        ArgumentOutOfRangeException.ThrowIfLessThan(generated, 1);
        var allReal = 1.0;
        for (var j = 1; j <= k; j++) allReal *= (real - (double)j) / ((double)real + generated - j);
        return 1 - allReal;
    }
}
