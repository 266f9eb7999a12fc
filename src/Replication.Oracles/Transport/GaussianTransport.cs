using MathNet.Numerics.LinearAlgebra;

namespace Replication.Oracles.Transport;

/// <summary>
/// Optimal transport between Gaussians in closed form. Pure and safe to call from several threads. Waits for the row ImageGeneration.
/// </summary>
public static class GaussianTransport
{
    /// <summary>
    /// W_2 of N(m1, S1) and N(m2, S2): sqrt(||m1 - m2||^2 + B(S1, S2)^2) with the Bures distance
    /// B^2 = tr(S1 + S2 - 2 (S1^1/2 S2 S1^1/2)^1/2) (Dowson and Landau 1982; Olkin and Pukelsheim 1982).
    /// </summary>
    /// <remarks>
    /// B is computed as min over orthogonal U of ||S1^1/2 - S2^1/2 U||_F, attained by the polar factor of S2^1/2 S1^1/2: the trace formula
    /// would lose half of the digits to cancellation where S1 and S2 are close. POT: <c>ot.gaussian.bures_wasserstein_distance</c>. The
    /// square between the Gaussians of two samples is <see cref="Samples.FrechetDistance"/>.
    /// </remarks>
    /// <param name="mean1">d finite numbers.</param>
    /// <param name="covariance1">d times d, symmetric and positive semi-definite; may be singular.</param>
    /// <param name="mean2">d finite numbers.</param>
    /// <param name="covariance2">d times d, symmetric and positive semi-definite; may be singular.</param>
    /// <returns>W_2, at least 0, in units of the coordinates.</returns>
    /// <exception cref="ArgumentException">Sizes that differ, an entry that is NaN or infinite, a covariance that is not symmetric or has a
    /// negative eigenvalue (both beyond 1e-10 of its largest entry).</exception>
    /// <example>
    /// <code>
    /// double[,] identity = { { 1, 0 }, { 0, 1 } }, wide = { { 4, 0 }, { 0, 9 } };
    /// Console.WriteLine(GaussianTransport.Wasserstein2([0, 0], identity, [2, 0], wide).ToString("F6"));  // 3.000000
    /// </code>
    /// </example>
    public static double Wasserstein2(ReadOnlySpan<double> mean1, double[,] covariance1, ReadOnlySpan<double> mean2, double[,] covariance2)
    {
        ArgumentNullException.ThrowIfNull(covariance1);
        ArgumentNullException.ThrowIfNull(covariance2);
        if (mean1.IsEmpty || mean1.Length != mean2.Length)
            throw new ArgumentException(
                $"The means have {mean1.Length} and {mean2.Length} coordinates; expected the same positive number.");
        double squared = 0;
        for (int d = 0; d < mean1.Length; d++) squared += (mean1[d] - mean2[d]) * (mean1[d] - mean2[d]);
        if (!double.IsFinite(squared)) throw new ArgumentException("A mean is NaN or infinite, or too large to square.");
        double bures =
            Bures(SquareRoot(covariance1, mean1.Length, nameof(covariance1)), SquareRoot(covariance2, mean2.Length, nameof(covariance2)));
        return Math.Sqrt(squared + bures * bures);
    }

    static double Bures(Matrix<double> root1, Matrix<double> root2)
    {
        var svd = (root2 * root1).Svd();
        return (root1 - root2 * (svd.U * svd.VT)).FrobeniusNorm();
    }

    static Matrix<double> SquareRoot(double[,] covariance, int dimension, string parameter)
    {
        const double rounding = 1e-10;
        if (covariance.GetLength(0) != dimension || covariance.GetLength(1) != dimension)
            throw new ArgumentException($"Expected a matrix of {dimension} times {dimension}.", parameter);
        Matrix<double> matrix = Matrix<double>.Build.DenseOfArray(covariance);
        double scale = 0;
        foreach (double entry in covariance)
        {
            if (!double.IsFinite(entry)) throw new ArgumentException("The covariance has an entry that is NaN or infinite.", parameter);
            scale = Math.Max(scale, Math.Abs(entry));
        }
        if ((matrix - matrix.Transpose()).Enumerate().Any(difference => Math.Abs(difference) > rounding * scale))
            throw new ArgumentException("The covariance is not symmetric.", parameter);
        var evd = ((matrix + matrix.Transpose()) / 2).Evd(Symmetricity.Symmetric);
        Vector<double> eigenvalues = evd.EigenValues.Map(value => value.Real);
        if (eigenvalues.Minimum() < -rounding * scale)
            throw new ArgumentException($"The covariance has the negative eigenvalue {eigenvalues.Minimum():G6}.", parameter);
        Matrix<double> roots = Matrix<double>.Build.DenseOfDiagonalVector(eigenvalues.Map(value => Math.Sqrt(Math.Max(0, value))));
        return evd.EigenVectors * roots * evd.EigenVectors.Transpose();
    }
}
