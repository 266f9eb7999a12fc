namespace Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

/// <summary>
/// The terms of the bound for the toy example of Mescheder et al. 2017 (Table 1): four one-hot data points, a latent plane, and a decoder
/// of free Bernoulli probabilities for each pixel and each z. In nats.
/// </summary>
/// <param name="Encoder">q(z|x_k) of the four points.</param>
/// <param name="Elbo">The bound, averaged over the points.</param>
/// <param name="LogLikelihood">log p(x), averaged over the points, under the decoder that is best for the encoder.</param>
/// <param name="Reconstruction">-E log p(x|z), summed over the four pixels; the paper's table divides by four.</param>
/// <param name="KullbackLeibler">The mean of KL(q(z|x)||p(z)): -Elbo = Reconstruction + KullbackLeibler.</param>
/// <param name="AggregateKullbackLeibler">KL(q(z)||p(z)) of the mixture of the four posteriors.</param>
public sealed record FourPointSolution(
    IReadOnlyList<PlanarGaussian> Encoder, double Elbo, double LogLikelihood, double Reconstruction, double KullbackLeibler,
    double AggregateKullbackLeibler)
{
    /// <summary>I(x; z) under q, the difference of the two KL terms; at most log 4.</summary>
    public double MutualInformation => KullbackLeibler - AggregateKullbackLeibler;

    /// <summary>The best bound that any encoder and decoder reach, -log 4, in the limit of <see cref="QuadrantEncoder"/>.</summary>
    public static readonly double UpperBound = -Math.Log(4);

    /// <summary>
    /// q(z|x_k) = 4 p(z) on the k-th quadrant and 0 elsewhere, the implicit posterior that AVB's Figure 2 shows: the decoder can then be
    /// exact. Its terms: KL(q(z|x)||p) = log 4, aggregate KL 0, reconstruction 0, bound and likelihood -log 4.
    /// </summary>
    public static FourPointSolution QuadrantEncoder { get; } = new([], UpperBound, UpperBound, 0, Math.Log(4), 0);
}
