using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

/// <summary>
/// The optimal adversary of adversarial variational Bayes (Mescheder, Nowozin and Geiger 2017, Propositions 1 and 2) between q = N(mu, s^2)
/// and the prior N(0, 1): T* = log q - log p. Functions of z take finite numbers; NaN gives NaN, infinity NaN or infinity.
/// </summary>
/// <param name="Mean">mu; finite.</param>
/// <param name="Sd">s; positive and finite.</param>
public sealed record GaussianAdversary(double Mean, double Sd)
{
    /// <summary>mu.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: outside its domain or NaN.</exception>
    public double Mean { get; } = Domain.Finite(Mean);

    /// <summary>s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: outside its domain or NaN.</exception>
    public double Sd { get; } = Domain.Positive(Sd);

    /// <summary>T*(z) = log q(z) - log p(z), a parabola; NaN for NaN.</summary>
    public double At(double z) => (0.5 * (z * z)) - (0.5 * (z - Mean) * (z - Mean) / (Sd * Sd)) - Math.Log(Sd);

    /// <summary>E_q T* = KL(q||p) = (mu^2 + s^2 - 1) / 2 - log s: the reason for training T.</summary>
    public double KullbackLeibler => (0.5 * ((Mean * Mean) + (Sd * Sd) - 1)) - Math.Log(Sd);

    /// <summary>dT*/dmu at z, (z - mu) / s^2.</summary>
    public double MeanSlope(double z) => (z - Mean) / (Sd * Sd);

    /// <summary>dT*/ds at z, ((z - mu)^2 / s^2 - 1) / s.</summary>
    public double SdSlope(double z) => (((z - Mean) * (z - Mean) / (Sd * Sd)) - 1) / Sd;

    /// <summary>
    /// (E dT*/dmu, E dT*/ds) under the prior, (-mu/s^2, ((1 + mu^2)/s^2 - 1)/s). Under q both are 0, Proposition 2, since they are scores
    /// of q; under the prior they are not, unless q is the prior: the control.
    /// </summary>
    public (double Mean, double Sd) ExpectedSlopesUnderPrior => (-Mean / (Sd * Sd), (((1 + (Mean * Mean)) / (Sd * Sd)) - 1) / Sd);

    /// <summary>The optimal discriminator sigmoid(T*) of draws of q against draws of the prior.</summary>
    public double Discriminator(double z) => LogRatio.Sigmoid(At(z));
}
