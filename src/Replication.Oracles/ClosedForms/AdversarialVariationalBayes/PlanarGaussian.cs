namespace Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

/// <summary>One data point's posterior in the toy example: N(mean, diag sd^2) on the plane.</summary>
public readonly record struct PlanarGaussian(double MeanX, double MeanY, double SdX, double SdY)
{
    /// <summary>KL from this to N(0, I), in nats.</summary>
    /// <exception cref="ArgumentException">A mean is not finite, or a standard deviation not positive and finite.</exception>
    public double KullbackLeiblerToPrior =>
        VariationalAutoencoder.DiagonalGaussianPrior.KullbackLeibler([MeanX, MeanY], [SdX, SdY]);
}
