namespace Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

/// <summary>One data point's posterior in the toy example: N(mean, diag sd^2) on the plane.</summary>
public readonly record struct PlanarGaussian(double MeanX, double MeanY, double SdX, double SdY)
{
    /// <summary>KL from this to N(0, I), in nats.</summary>
    public double KullbackLeiblerToPrior =>
        VariationalAutoencoder.DiagonalGaussianPrior.KullbackLeibler([MeanX, MeanY], [SdX, SdY]);
}
