using Replication.Oracles.Kernels;
using Replication.Oracles.Transport;

namespace Replication.Oracles.Samples;

/// <summary>
/// The Fréchet distance of two samples of features, FID when the features are an Inception network's: the squared W_2 of the Gaussians with
/// the samples' means and covariances (Heusel, Ramsauer, Unterthiner, Nessler and Hochreiter 2017, equation 6). Biased upwards for few
/// points. Pure and safe to call from several threads. Waits for the row ImageGeneration.
/// </summary>
public static class FrechetDistance
{
    /// <summary>
    /// ||m1 - m2||^2 + tr(S1 + S2 - 2 (S1 S2)^(1/2)), with unbiased covariances (divided by one less than the number of points, as
    /// <c>numpy.cov</c> has it). Fewer points than dimensions are legal: covariances may be singular.
    /// </summary>
    /// <param name="x">At least 2 points of equal weight.</param>
    /// <param name="y">At least 2 points of equal weight and the same dimension.</param>
    /// <returns>The squared distance, at least 0, in squared units of the coordinates.</returns>
    /// <exception cref="ArgumentException">
    /// The dimensions or the weights of a cloud differ, a cloud has fewer than 2 points, or a covariance overflows.
    /// </exception>
    /// <remarks>Elsewhere: <c>fid_score</c> of pytorch-fid, <c>FrechetInceptionDistance</c> of torchmetrics.</remarks>
    /// <example>
    /// <code>
    /// double[,] real = { { 0, 0 }, { 2, 0 }, { 0, 2 }, { 2, 2 } }, fake = { { 3, 4 }, { 5, 4 }, { 3, 6 }, { 5, 6 } };
    /// Console.WriteLine(FrechetDistance.Between(real, fake).ToString("F6"));  // 25.000000
    /// </code>
    /// </example>
    public static double Between(PointCloud x, PointCloud y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        x.RequireSameDimension(y, nameof(y));
        x.RequireDraws(2, nameof(x));
        y.RequireDraws(2, nameof(y));
        var (mean1, covariance1) = Moments(x);
        var (mean2, covariance2) = Moments(y);
        double distance = GaussianTransport.Wasserstein2(mean1, covariance1, mean2, covariance2);
        return distance * distance;
    }

    static (double[] Mean, double[,] Covariance) Moments(PointCloud cloud)
    {
        int n = cloud.Count, d = cloud.Dimension;
        var mean = new double[d];
        var centred = new double[d][];
        for (int a = 0; a < d; a++)
        {
            // A coordinate of all points side by side, so that a covariance is a dot product.
            double[] column = centred[a] = new double[n];
            var sum = new CompensatedSum();
            for (int i = 0; i < n; i++) sum.Add(column[i] = cloud.Coordinates[(i * d) + a]);
            mean[a] = sum.Value / n;
            for (int i = 0; i < n; i++) column[i] -= mean[a];
        }
        var covariance = new double[d, d];
        for (int a = 0; a < d; a++)
            for (int b = 0; b <= a; b++)
                covariance[a, b] = covariance[b, a] = Lanes.Dot(centred[a], centred[b]) / (n - 1);
        return (mean, covariance);
    }
}
