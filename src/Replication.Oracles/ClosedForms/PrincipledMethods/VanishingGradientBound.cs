using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.PrincipledMethods;

/// <summary>
/// Theorem 2.4 of Arjovsky and Bottou 2017: where D* is constant 0 with zero gradient on the generator's support and ||D - D*|| &lt; eps in
/// the norm sup |D| + ||grad D||, the gradient of E log(1 - D(g(z))) is shorter than M eps / (1 - eps), M^2 bounding E ||J_theta g||_2^2.
/// </summary>
public static class VanishingGradientBound
{
    /// <summary>M eps / (1 - eps), the bound as printed.</summary>
    /// <param name="jacobianBound">M; finite and not negative.</param>
    /// <param name="distance">eps, the distance of D from D* in the norm of the theorem; in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static double Bound(double jacobianBound, double distance) => Sharper(jacobianBound, distance, distance);

    /// <summary>
    /// M eps2 / (1 - eps1) with |D - D*| at most eps1 and ||grad D - grad D*|| at most eps2: what the proof gives before both are
    /// weakened to their sum. Never above <see cref="Bound"/> at eps1 + eps2.
    /// </summary>
    /// <param name="jacobianBound">M; finite and not negative.</param>
    /// <param name="valueDistance">eps1, in [0, 1).</param>
    /// <param name="gradientDistance">eps2; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static double Sharper(double jacobianBound, double valueDistance, double gradientDistance)
    {
        Domain.NotNegative(jacobianBound);
        if (!(valueDistance >= 0 && valueDistance < 1))
            throw new ArgumentOutOfRangeException(nameof(valueDistance), valueDistance, "The theorem needs a distance in [0, 1).");
        Domain.NotNegative(gradientDistance);
        return jacobianBound * gradientDistance / (1 - valueDistance);
    }
}
