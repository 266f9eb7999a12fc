using Replication.Core.Training;
using Replication.Core.Training.Steps;
using static TorchSharp.torch;

namespace Replication.Core.Inference;

/// <summary>
/// The evidence bound of a variational autoencoder (Kingma and Welling 2013): q(z|x) = N(mean, diag sd^2) of an encoder, p(x|z) of independent binary
/// pixels of a decoder, the prior N(0, I). Not thread-safe.
/// </summary>
/// <param name="encoder">Maps [n, pixels] to means, then logarithms of standard deviations: [n, 2 d], or [n, d + 1] where all coordinates share one.</param>
/// <param name="decoder">Maps [n, d] to logits [n, pixels]; of the same training as the encoder.</param>
/// <param name="weight">Of the divergence; 1 makes it the bound.</param>
public sealed class GaussianBound(TrainedMlp encoder, TrainedMlp decoder, double weight = 1)
{
    /// <summary>
    /// E[-log p(x|z)] + weight KL(q(z|x), p(z)) with z = mean + sd e (their equation 10), averaged over rows and draws: a scalar to be descended.
    /// </summary>
    /// <param name="encoder">As above.</param>
    /// <param name="decoder">As above.</param>
    /// <param name="x">Shape [n, pixels], 0 or 1.</param>
    /// <param name="noise">e, standard normal: shape [draws n, d], all draws of the first row first.</param>
    /// <param name="weight">Of the divergence.</param>
    public static Tensor Negative(Func<Tensor, Tensor> encoder, Func<Tensor, Tensor> decoder, Tensor x, Tensor noise, double weight)
    {
        var draws = noise.shape[0] / x.shape[0];
        var posterior = GaussianPosterior.Of(encoder, x, noise.shape[1]);
        var z = posterior.Repeated(draws).Draw(noise);
        return BernoulliDecoder.Loss(decoder(z), x.repeat_interleave(draws, 0)).mean() + posterior.KullbackLeiblerToPrior().mean() * weight;
    }

    /// <summary>A step of both networks down <see cref="Negative"/>, in one call where they are MLPs of linear layers and ReLU.</summary>
    /// <param name="x">As there.</param>
    /// <param name="noise">As there.</param>
    /// <param name="rate">Learning rate.</param>
    /// <exception cref="InvalidOperationException">Another training was set up for a network since.</exception>
    public void Step(Tensor x, Tensor noise, double rate)
    {
        if (TrainedMlp.AllScripted(encoder, decoder))
        {
            StepScript.Call("gaussian_bound_step", [.. Batch(x, noise), .. encoder.Descent(rate), .. decoder.Descent(rate)]);
            return;
        }

        encoder.Training.Backward(Negative(encoder.Call, decoder.Call, x, noise, weight));
        encoder.Step(rate);
        decoder.Step(rate);
    }

    /// <summary>The gradient alone, added to the networks'; for the tests.</summary>
    internal void Gradient(Tensor x, Tensor noise) => StepScript.Call("gaussian_bound_gradient", Batch(x, noise));

    object[] Batch(Tensor x, Tensor noise) => [x, noise, weight, .. encoder.Passes, .. decoder.Passes];
}
