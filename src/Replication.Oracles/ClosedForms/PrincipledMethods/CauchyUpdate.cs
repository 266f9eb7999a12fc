using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.PrincipledMethods;

/// <summary>
/// The law of Theorem 2.6 of Arjovsky and Bottou 2017: where D* vanishes and D - D* and its gradient are independent centred Gaussian
/// noise, each coordinate of the -log D step is a ratio of two centred Gaussians, averaged over z, hence Cauchy(0, gamma).
/// </summary>
/// <param name="Gamma">The scale: half the width between the quartiles, and the median of the size; positive and finite.</param>
public sealed record CauchyUpdate(double Gamma)
{
    /// <summary>gamma_j = (sigma_r / sigma_eps) E_z ||column j of the generator's Jacobian||.</summary>
    /// <param name="gradientNoise">sigma_r, the standard deviation of each coordinate of grad D's noise; positive and finite.</param>
    /// <param name="valueNoise">sigma_eps, that of D's noise; positive and finite.</param>
    /// <param name="meanColumnNorm">E_z of the Euclidean norm of the column; positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static CauchyUpdate Of(double gradientNoise, double valueNoise, double meanColumnNorm)
    {
        Domain.Positive(gradientNoise);
        Domain.Positive(valueNoise);
        Domain.Positive(meanColumnNorm);
        return new CauchyUpdate(gradientNoise / valueNoise * meanColumnNorm);
    }

    /// <summary>The scale.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: not positive and finite.</exception>
    public double Gamma { get; } = Domain.Positive(Gamma);

    /// <summary>P(X &lt;= x); 0 and 1 at the infinities, NaN for NaN.</summary>
    public double Cdf(double x) => x >= 0 ? 1 - TailAbove(x / Gamma) : TailAbove(-x / Gamma);

    /// <summary>P(|X| &gt; k gamma) = (2/pi) atan(1/k), precise in the far tail.</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is negative or NaN.</exception>
    public static double TailBeyond(double k)
    {
        Domain.Within(0, double.PositiveInfinity, k);
        return 2 * TailAbove(k);
    }

    static double TailAbove(double k) => double.IsNaN(k) ? double.NaN : Math.Atan2(1, k) / Math.PI;
}
