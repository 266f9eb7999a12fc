namespace Replication.Oracles.ClosedForms.VariationalAutoencoder;

/// <summary>Mean and variance of one draw of a gradient estimator.</summary>
public readonly record struct EstimatorMoments(double Mean, double Variance);

/// <summary>
/// Two unbiased estimators of d/dmu E z^2 = 2 mu for z ~ N(mu, 1), with exact moments: the reason that Kingma and Welling 2014, section
/// 2.2, prefer the reparameterised one. mu is finite; NaN and infinity are passed on.
/// </summary>
public static class GradientEstimators
{
    /// <summary>Reparameterised, 2 z with z = mu + eps: mean 2 mu, variance 4.</summary>
    public static EstimatorMoments Reparameterised(double mu) => new(2 * mu, 4);

    /// <summary>Score function, z^2 (z - mu): mean 2 mu, variance mu^4 + 14 mu^2 + 15, from the normal moments up to the sixth.</summary>
    public static EstimatorMoments ScoreFunction(double mu) => new(2 * mu, Math.Pow(mu, 4) + (14 * mu * mu) + 15);
}
