using Replication.Oracles.Transport;

namespace Replication.Oracles.Samples;

/// <summary>
/// Improved precision and recall of a generator (Kynkäänniemi, Karras, Laine, Lehtinen and Aila 2019, equations 1 and 2): a sample's
/// manifold is the union of the closed balls about its points that reach to their k-th nearest neighbour.
/// </summary>
/// <param name="Precision">Fraction of the generated points in the manifold of the real ones, in [0, 1]: how realistic they are.</param>
/// <param name="Recall">Fraction of the real points in the manifold of the generated ones, in [0, 1]: how much is covered.</param>
public readonly record struct PrecisionRecall(double Precision, double Recall)
{
    /// <summary>
    /// Estimates both from features. They do not change when both samples are shifted, rotated or scaled alike. Time O((n + m)^2 d), memory
    /// O((n + m) k).
    /// </summary>
    /// <param name="real">More than <paramref name="k"/> points of equal weight.</param>
    /// <param name="generated">More than <paramref name="k"/> points of equal weight and the same dimension.</param>
    /// <param name="k">Which neighbour a ball reaches to, at least 1; the paper has 3.</param>
    /// <exception cref="ArgumentException">The dimensions or the weights of a cloud differ, or a cloud has too few points.</exception>
    /// <remarks>
    /// Elsewhere: <c>compute_prdc</c> of the package prdc, whose balls are open and whose k is 5 by default. Squared distances that
    /// overflow count as infinite and equal.
    /// </remarks>
    /// <example>
    /// <code>
    /// PointCloud real = new([0, 1, 2, 3, 10, 11, 12, 13], 1), generated = new([0.5, 1.5, 2.5, 3.5], 1);
    /// var (precision, recall) = PrecisionRecall.Of(real, generated, k: 1);
    /// Console.WriteLine($"{precision}, {recall}");  // 1, 0.5
    /// </code>
    /// </example>
    public static PrecisionRecall Of(PointCloud real, PointCloud generated, int k = 3)
    {
        NearestNeighbours.Require(real, generated, k, k + 1);
        return new PrecisionRecall(Inside(real, generated, k), Inside(generated, real, k));
    }

    static double Inside(PointCloud manifold, PointCloud points, int k)
    {
        var (balls, _) = NearestNeighbours.CountBalls(manifold, NearestNeighbours.SquaredRadii(manifold, k), points);
        return (double)balls.Count(count => count > 0) / points.Count;
    }
}
