using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.VariationalAutoencoder;

/// <summary>
/// Kingma and Welling 2014, Appendix D: 1/p(x) is estimated by the mean of q(z) / (p(z) p(x|z)) over posterior draws, q a density fitted to
/// them. Where the posterior is N(m, v) and q = N(m, t^2), the relative variance of one term is known.
/// </summary>
public static class MarginalLikelihoodEstimator
{
    /// <summary>
    /// Variance of one term over its squared mean: the integral of q^2 / posterior, less 1, = v / (t sqrt(2 v - t^2)) - 1. It is 0 for q
    /// the posterior and +infinity for t^2 at least 2 v: a q with heavier tails than the posterior makes the estimator useless.
    /// </summary>
    /// <param name="posteriorSd">sqrt v; positive and finite.</param>
    /// <param name="fittedSd">t; positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static double RelativeVariance(double posteriorSd, double fittedSd)
    {
        Domain.Positive(posteriorSd);
        Domain.Positive(fittedSd);
        var ratio = fittedSd / posteriorSd;
        return ratio * ratio >= 2 ? double.PositiveInfinity : (1 / (ratio * Math.Sqrt(2 - (ratio * ratio)))) - 1;
    }
}
