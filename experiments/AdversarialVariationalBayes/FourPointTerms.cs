namespace Replication.Experiments;

/// <summary>A row of Table 1, in nats.</summary>
/// <param name="LogLikelihood">log p(x), averaged over the four points.</param>
/// <param name="Elbo">The bound on it: exact for a Gaussian encoder, through T for an implicit one.</param>
/// <param name="Reconstruction">-E log p(x|z) per pixel, as the paper's table has it.</param>
/// <param name="AggregateDivergence">KL(q(z), p(z)) of the mixture of the four posteriors.</param>
sealed record FourPointTerms(double LogLikelihood, double Elbo, double Reconstruction, double AggregateDivergence);
