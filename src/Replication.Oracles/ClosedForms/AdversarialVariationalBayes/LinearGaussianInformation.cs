using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

/// <summary>
/// Corollary 4 of Mescheder et al. 2017 where everything is tractable: z ~ N(0, 1), x = w z + N(0, s^2). With q the exact posterior the
/// optimal adversary is the pointwise mutual information log p(x, z) / (p(x) p(z)). x and z are finite.
/// </summary>
/// <param name="Weight">w; finite.</param>
/// <param name="NoiseSd">s; positive and finite.</param>
public sealed record LinearGaussianInformation(double Weight, double NoiseSd)
{
    /// <summary>w.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: outside its domain or NaN.</exception>
    public double Weight { get; } = Domain.Finite(Weight);

    /// <summary>s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: outside its domain or NaN.</exception>
    public double NoiseSd { get; } = Domain.Positive(NoiseSd);

    double EvidenceVariance => (Weight * Weight) + (NoiseSd * NoiseSd);

    /// <summary>The exact posterior p(z|x) = N(w x / (w^2 + s^2), s^2 / (w^2 + s^2)), as mean and standard deviation.</summary>
    public (double Mean, double Sd) Posterior(double x) => (Weight * x / EvidenceVariance, NoiseSd / Math.Sqrt(EvidenceVariance));

    /// <summary>log p(x), p(x) = N(0, w^2 + s^2).</summary>
    public double LogEvidence(double x) => LineDensity.Gaussian(0, Math.Sqrt(EvidenceVariance)).Log(x);

    /// <summary>log p(x, z) - log p(x) - log p(z) = log p(x|z) - log p(x), from the likelihood.</summary>
    /// <exception cref="ArgumentOutOfRangeException">z is NaN or infinite. A NaN x is passed on.</exception>
    public double PointwiseMutualInformation(double x, double z) => LineDensity.Gaussian(Weight * z, NoiseSd).Log(x) - LogEvidence(x);

    /// <summary>T*(x, z) = log q(z|x) - log p(z) for q the posterior, from Proposition 1: the same number by the other route.</summary>
    /// <exception cref="ArgumentOutOfRangeException">x is NaN or infinite. A NaN z is passed on.</exception>
    public double OptimalAdversary(double x, double z)
    {
        var (mean, sd) = Posterior(x);
        return new GaussianAdversary(mean, sd).At(z);
    }

    /// <summary>I(x; z) = log(1 + w^2/s^2) / 2, the mean of T* over the joint law.</summary>
    public double MutualInformation => 0.5 * Math.Log(EvidenceVariance / (NoiseSd * NoiseSd));
}
