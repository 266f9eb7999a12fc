using Replication.Oracles.Kernels;
using Replication.Oracles.Transport;

namespace Replication.Oracles.Samples;

/// <summary>
/// The Fréchet distance of two samples of features, FID when the features are an Inception network's: the squared W_2 of the Gaussians with
/// the samples' means and covariances (Heusel, Ramsauer, Unterthiner, Nessler and Hochreiter 2017, equation 6). Biased upwards for few
/// points. Pure and safe to call from several threads.
/// </summary>
public static class FrechetDistance
{
    /// <summary>
    /// ||m1 - m2||^2 + tr(S1 + S2 - 2 (S1 S2)^(1/2)), with unbiased covariances (divided by one less than the number of points, as
    /// <c>numpy.cov</c> has it). Fewer points than dimensions are legal: covariances may be singular. Time O((n + m)^2 d) for those, else
    /// O((n + m + d) d^2).
    /// </summary>
    /// <param name="x">At least 2 points of equal weight.</param>
    /// <param name="y">At least 2 points of equal weight and the same dimension.</param>
    /// <returns>The squared distance, at least 0, in squared units of the coordinates.</returns>
    /// <exception cref="ArgumentException">
    /// The dimensions or the weights of a cloud differ, a cloud has fewer than 2 points, or a covariance or the distance overflows.
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
        var (mean1, centred1) = Centred(x);
        var (mean2, centred2) = Centred(y);
        var means = GaussianTransport.Distance(mean1, mean2);
        var exponent = GaussianTransport.Exponent(Math.Max(LargestVariance(centred1, nameof(x)), LargestVariance(centred2, nameof(y))));
        var same = centred1.Zip(centred2).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
        var distance = same
            ? means
            : GaussianTransport.Between(means, Factor(centred1, exponent, nameof(x)), Factor(centred2, exponent, nameof(y)), exponent);
        return double.IsFinite(distance * distance)
            ? distance * distance
            : throw new ArgumentException("The squared distance exceeds the largest double.");
    }

    /// <summary>The mean, and what each coordinate of all points deviates from it, side by side.</summary>
    static (double[] Mean, double[][] Centred) Centred(PointCloud cloud)
    {
        int n = cloud.Count, d = cloud.Dimension;
        var mean = new double[d];
        var centred = new double[d][];
        for (int a = 0; a < d; a++)
        {
            double[] column = centred[a] = new double[n];
            var sum = new CompensatedSum();
            for (int i = 0; i < n; i++) sum.Add(column[i] = cloud.Coordinates[(i * d) + a]);
            mean[a] = sum.Value / n;
            for (int i = 0; i < n; i++) column[i] -= mean[a];
        }
        return (mean, centred);
    }

    static double LargestVariance(double[][] centred, string parameter)
    {
        var largest = centred.Max(column => Lanes.Dot(column, column) / (column.Length - 1));
        return double.IsFinite(largest) ? largest : throw new ArgumentException("A variance overflows.", parameter);
    }

    /// <summary>L with L L^T the covariance times 2^-exponent, by columns: the points themselves where they are fewer than that.</summary>
    static double[][] Factor(double[][] centred, int exponent, string parameter)
    {
        int d = centred.Length, n = centred[0].Length;
        double[][] columns = Array.ConvertAll(centred, column =>
            Array.ConvertAll(column, value => Math.ScaleB(value, -exponent / 2) / Math.Sqrt(n - 1)));
        return n <= d ? Rows.Transposed(columns, n) : CovarianceFactor.Of(Rows.Gram(columns), exponent, parameter);
    }
}
