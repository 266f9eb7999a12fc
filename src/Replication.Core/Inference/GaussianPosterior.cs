using static TorchSharp.torch;

namespace Replication.Core.Inference;

/// <summary>
/// The inference network of a variational autoencoder (Kingma and Welling 2013, section 3): q(z|x) = N(mean, diag sd^2), the mean and the
/// logarithm of the standard deviation being a network's outputs.
/// </summary>
/// <param name="Mean">Shape [batch, d].</param>
/// <param name="LogSd">Shape [batch, d], or [batch, 1] where all coordinates share one.</param>
public sealed record GaussianPosterior(Tensor Mean, Tensor LogSd)
{
    /// <summary>Reads the posterior off a network's outputs.</summary>
    /// <param name="network">Maps [batch, n] to [batch, d + s], means first, then s logarithms of standard deviations: s is d or 1.</param>
    /// <param name="x">The observed, shape [batch, n].</param>
    /// <param name="latent">d.</param>
    public static GaussianPosterior Of(Func<Tensor, Tensor> network, Tensor x, long latent)
    {
        var outputs = network(x);
        return new GaussianPosterior(outputs.narrow(1, 0, latent), outputs.narrow(1, latent, outputs.shape[1] - latent));
    }

    /// <summary>The posterior of each row repeated, shape [count batch, ...]: all copies of the first row first.</summary>
    public GaussianPosterior Repeated(long count) => new(Mean.repeat_interleave(count, 0), LogSd.repeat_interleave(count, 0));

    /// <summary>The reparameterised draw mean + sd * e (Kingma and Welling 2013, section 2.4): differentiable, shape [batch, d].</summary>
    /// <param name="noise">e, standard normal, shape [batch, d].</param>
    public Tensor Draw(Tensor noise) => Mean + LogSd.exp() * noise;

    /// <summary>
    /// KL(q(z|x) || N(0, I)) of each row in closed form (Kingma and Welling 2013, appendix B): shape [batch], differentiable.
    /// </summary>
    public Tensor KullbackLeiblerToPrior() =>
        (Mean.square() + (LogSd * 2).exp() - 1).sum([1]) * 0.5 - LogSd.expand(Mean.shape).sum([1]);
}
