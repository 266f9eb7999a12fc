using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Replication.Oracles.Transport;

namespace Replication.Oracles.Divergences;

/// <summary>
/// The normal law N(mean, covariance) in d dimensions, with its closed-form divergences (Kullback 1959, chapter 9), in nats. Immutable;
/// thread-safe for reading. NaN and infinity are refused on construction; those of a point x are passed on, as a value that is not finite.
/// </summary>
public sealed class MultivariateGaussian
{
    readonly Cholesky<double> _cholesky;

    /// <summary>Makes the law; copies its arguments.</summary>
    /// <param name="mean">d finite numbers, d at least 1.</param>
    /// <param name="covariance">
    /// A d by d matrix of finite numbers, positive definite, and symmetric but for float32 rounding as in
    /// <see cref="GaussianTransport.Wasserstein2"/>: entries are averaged with their mirror images. A singular one, such as that of no more
    /// samples than dimensions, is refused: its law has no density.
    /// </param>
    /// <exception cref="ArgumentException">The shapes differ, an entry is not finite, or the matrix is not symmetric positive
    /// definite.</exception>
    public MultivariateGaussian(Vector<double> mean, Matrix<double> covariance)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(covariance);
        if (!mean.ForAll(double.IsFinite)) throw new ArgumentException("The mean must be finite.", nameof(mean));
        CovarianceFactor.Scale(covariance.ToArray(), mean.Count, nameof(covariance));
        (Mean, Covariance) = (mean.Clone(), (covariance / 2) + (covariance.Transpose() / 2));
        try
        {
            _cholesky = Covariance.Cholesky();
        }
        catch (ArgumentException)
        {
            throw new ArgumentException(
                "The covariance must be positive definite: a law without a density has no divergence.", nameof(covariance));
        }
        LogDeterminant = _cholesky.DeterminantLn;
    }

    /// <summary>N(mean, diag(sd^2)).</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a standard deviation is not positive and finite.</exception>
    public static MultivariateGaussian Diagonal(IReadOnlyList<double> mean, IReadOnlyList<double> sd)
    {
        if (mean.Count != sd.Count) throw new ArgumentException($"{mean.Count} means for {sd.Count} standard deviations.", nameof(sd));
        if (sd.Any(s => !(s > 0 && double.IsFinite(s))))
            throw new ArgumentException("A standard deviation must be positive and finite.", nameof(sd));
        return new MultivariateGaussian(
            Vector<double>.Build.DenseOfEnumerable(mean), Matrix<double>.Build.DenseOfDiagonalArray([.. sd.Select(s => s * s)]));
    }

    /// <summary>The mean, of length <see cref="Dimension"/>. Do not write to it.</summary>
    public Vector<double> Mean { get; }

    /// <summary>The covariance. Do not write to it.</summary>
    public Matrix<double> Covariance { get; }

    /// <summary>The number of coordinates.</summary>
    public int Dimension => Mean.Count;

    /// <summary>The logarithm of the determinant of the covariance.</summary>
    public double LogDeterminant { get; }

    /// <summary>The differential entropy in nats.</summary>
    public double Entropy => 0.5 * ((Dimension * (1 + Math.Log(Constants.Pi2))) + LogDeterminant);

    /// <summary>log of the density at x, a vector of <see cref="Dimension"/> numbers.</summary>
    /// <exception cref="ArgumentException">x has another length.</exception>
    public double LogDensity(Vector<double> x) => -0.5 * ((Dimension * Math.Log(Constants.Pi2)) + LogDeterminant + SquaredMahalanobis(x));

    /// <summary>(x - mean)^T covariance^-1 (x - mean).</summary>
    /// <exception cref="ArgumentException">x has another length.</exception>
    public double SquaredMahalanobis(Vector<double> x)
    {
        var offset = x - Mean;
        return offset.DotProduct(_cholesky.Solve(offset));
    }

    /// <summary>
    /// KL(this||other) = (tr(S2^-1 S1) - d + log det S2 - log det S1 + squared Mahalanobis distance of the means under S2) / 2: at least 0,
    /// and 0 exactly for a law against itself.
    /// </summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    /// <exception cref="OverflowException">The divergence, or a term of it, exceeds the largest double.</exception>
    public double KullbackLeibler(MultivariateGaussian other)
    {
        RequireSameDimension(other);
        if (Equals(Mean, other.Mean) && Equals(Covariance, other.Covariance)) return 0;
        var trace = other._cholesky.Solve(Covariance).Trace();
        return Finite(Math.Max(0, 0.5 * (trace - Dimension + other.LogDeterminant - LogDeterminant + other.SquaredMahalanobis(Mean))));
    }

    /// <summary>
    /// The Bhattacharyya distance -log of the integral of sqrt(p q) = |m1 - m2|^2_{S^-1} / 8 + log(det S / sqrt(det S1 det S2)) / 2, S =
    /// (S1 + S2) / 2 (Bhattacharyya 1943): at least 0, and 0 exactly for a law against itself.
    /// </summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    /// <exception cref="OverflowException">The distance, or a term of it, exceeds the largest double.</exception>
    public double Bhattacharyya(MultivariateGaussian other) => Finite(BhattacharyyaOrInfinity(other));

    double BhattacharyyaOrInfinity(MultivariateGaussian other)
    {
        RequireSameDimension(other);
        if (Equals(Mean, other.Mean) && Equals(Covariance, other.Covariance)) return 0;
        var middle = ((Covariance / 2) + (other.Covariance / 2)).Cholesky();
        var offset = Mean - other.Mean;
        var meanLogDeterminant = 0.5 * (LogDeterminant + other.LogDeterminant);
        return Math.Max(0, (offset.DotProduct(middle.Solve(offset)) / 8) + (0.5 * (middle.DeterminantLn - meanLogDeterminant)));
    }

    /// <summary>
    /// Squared Hellinger, integral of (sqrt p - sqrt q)^2 = 2 - 2 exp(-Bhattacharyya): 0 to 2, as <see
    /// cref="FDivergences.SquaredHellinger"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public double SquaredHellinger(MultivariateGaussian other) => -2 * NearZero.Expm1(-BhattacharyyaOrInfinity(other));

    /// <summary>The law as a density on the plane, for divergences that have no closed form.</summary>
    /// <exception cref="InvalidOperationException">The dimension is not 2.</exception>
    public PlaneDensity OnPlane()
    {
        if (Dimension != 2) throw new InvalidOperationException($"A density on the plane needs dimension 2; this one has {Dimension}.");
        double m0 = Mean[0], m1 = Mean[1], det = (Covariance[0, 0] * Covariance[1, 1]) - (Covariance[0, 1] * Covariance[0, 1]);
        double a = Covariance[1, 1] / det, b = -Covariance[0, 1] / det, c = Covariance[0, 0] / det;
        var logNorm = -Math.Log(Constants.Pi2) - (0.5 * LogDeterminant);
        return new PlaneDensity(
            (x, y) => logNorm - (0.5 * ((a * (x - m0) * (x - m0)) + (2 * b * (x - m0) * (y - m1)) + (c * (y - m1) * (y - m1)))),
            Rectangle.Plane, Landmarks(0), Landmarks(1));
    }

    IEnumerable<double> Landmarks(int axis) =>
        from k in (double[])[-8, -3, 0, 3, 8] select Mean[axis] + (k * Math.Sqrt(Covariance[axis, axis]));

    static double Finite(double divergence) => double.IsFinite(divergence)
        ? divergence
        : throw new OverflowException("The divergence, or a term of it, exceeds the largest double.");

    void RequireSameDimension(MultivariateGaussian other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Dimension != Dimension)
            throw new ArgumentException($"Dimensions differ: {Dimension} and {other.Dimension}.", nameof(other));
    }
}
