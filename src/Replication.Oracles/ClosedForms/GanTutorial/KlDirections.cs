using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.GanTutorial;

/// <summary>
/// Figure 14 of the NIPS 2016 tutorial made exact: one Gaussian fitted to half N(-a, 1) and half N(a, 1) under different divergences.
/// Forward KL always covers both modes, reverse KL leaves one out from some a on, and JSD does so only at a larger a.
/// </summary>
/// <param name="HalfDistance">a, half the distance of the modes in their standard deviations; positive and finite.</param>
public sealed record KlDirections(double HalfDistance)
{
    /// <summary>a.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: outside its domain or NaN.</exception>
    public double HalfDistance { get; } = Domain.Positive(HalfDistance);

    /// <summary>The data.</summary>
    public LineDensity Data => LineDensity.Mixture([0.5, 0.5],
        [LineDensity.Gaussian(-HalfDistance, 1), LineDensity.Gaussian(HalfDistance, 1)]);

    /// <summary>The minimiser of KL(data||model) by moment matching: mean 0, sd sqrt(1 + a^2).</summary>
    public (double Mean, double Sd) MomentMatch => (0, Math.Sqrt(1 + (HalfDistance * HalfDistance)));

    /// <summary>
    /// The best Gaussian under a divergence, searched for from the covering fit and from the fit to the right-hand mode. Where one mode is
    /// best its mirror image is as good; the right-hand one is returned.
    /// </summary>
    /// <exception cref="Quadrature.QuadratureException">The divergence at the best fit is infinite or was not reached.</exception>
    public GaussianFit Best(FDivergence divergence) => GaussianFit.Minimise(divergence, Data, MomentMatch, (HalfDistance, 1));
}
