using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.VariationalAutoencoder;

/// <summary>
/// z ~ N(0, I), x = W z + b + N(0, s^2 I) (probabilistic PCA): every term of Kingma and Welling 2014, equations 1 to 3, in closed form, so
/// that log p(x) = KL(q||posterior) + ELBO can be held against all of them.
/// </summary>
public sealed class LinearGaussianModel
{
    readonly Matrix<double> _weights;
    readonly Vector<double> _bias;
    readonly double _noise;
    readonly MultivariateGaussian _evidence;
    readonly Matrix<double> _posteriorCovariance;

    /// <summary>Describes the model.</summary>
    /// <param name="weights">W, observed by latent dimension; finite.</param>
    /// <param name="bias">b, of the observed dimension; finite.</param>
    /// <param name="noiseSd">s; positive and finite.</param>
    /// <exception cref="ArgumentException">The shapes differ or a number is outside its domain.</exception>
    public LinearGaussianModel(Matrix<double> weights, Vector<double> bias, double noiseSd)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(bias);
        if (weights.RowCount != bias.Count)
            throw new ArgumentException($"W has {weights.RowCount} rows for a bias of {bias.Count}.", nameof(bias));
        Domain.Positive(noiseSd);
        (_weights, _bias, _noise) = (weights.Clone(), bias.Clone(), noiseSd);
        var variance = noiseSd * noiseSd;
        var build = Matrix<double>.Build;
        _evidence = new MultivariateGaussian(_bias,
            Symmetric((weights * weights.Transpose()) + (variance * build.DenseIdentity(weights.RowCount))));
        var precision = build.DenseIdentity(weights.ColumnCount) + (weights.Transpose() * weights / variance);
        _posteriorCovariance = Symmetric(precision.Inverse());
        Prior = new MultivariateGaussian(Vector<double>.Build.Dense(weights.ColumnCount), build.DenseIdentity(weights.ColumnCount));
    }

    /// <summary>N(0, I) over the latent space.</summary>
    public MultivariateGaussian Prior { get; }

    /// <summary>log p(x), p(x) = N(b, W W^T + s^2 I).</summary>
    /// <exception cref="ArgumentException">x has another length.</exception>
    public double LogEvidence(Vector<double> x) => _evidence.LogDensity(x);

    /// <summary>The exact posterior p(z|x), with covariance (I + W^T W / s^2)^-1.</summary>
    /// <exception cref="ArgumentException">x has another length.</exception>
    public MultivariateGaussian Posterior(Vector<double> x) =>
        new(_posteriorCovariance * _weights.Transpose() * (x - _bias) / (_noise * _noise), _posteriorCovariance);

    /// <summary>
    /// ELBO = -KL(q||p(z)) + E_q log p(x|z) for a Gaussian q, from its two terms; E_q ||x - W z - b||^2 = ||x - W m - b||^2 + tr(W S W^T).
    /// </summary>
    /// <exception cref="ArgumentException">A dimension differs.</exception>
    public double Elbo(Vector<double> x, MultivariateGaussian q)
    {
        ArgumentNullException.ThrowIfNull(q);
        var residual = x - (_weights * q.Mean) - _bias;
        var expectedSquare = residual.DotProduct(residual) + (_weights * q.Covariance * _weights.Transpose()).Trace();
        var variance = _noise * _noise;
        var reconstruction = -0.5 * ((x.Count * Math.Log(Constants.Pi2 * variance)) + (expectedSquare / variance));
        return reconstruction - q.KullbackLeibler(Prior);
    }

    static Matrix<double> Symmetric(Matrix<double> matrix) => (matrix + matrix.Transpose()) / 2;
}
