using Replication.Core.Training;
using Replication.Core.Training.Steps;
using static TorchSharp.torch;

namespace Replication.Core.Inference;

/// <summary>
/// The evidence bound of adversarial variational Bayes (Mescheder et al. 2017, equation 3.6): q(z|x) of an encoder that is fed noise, p(x|z) of
/// independent binary pixels of a decoder, the prior N(0, I), and T(x, z) of an adversary in the place of the divergence. Not thread-safe.
/// </summary>
/// <param name="encoder">Maps [n, pixels + noise] to [n, d].</param>
/// <param name="decoder">Maps [n, d] to logits [n, pixels]; of the same training as the encoder.</param>
/// <param name="adversary">Maps [n, d] to [n, pixels]; of the same training.</param>
public sealed class AdversarialBound(TrainedMlp encoder, TrainedMlp decoder, TrainedMlp adversary)
{
    /// <summary>
    /// T(x, z): the inner product of x and the adversary's outputs (their section 3.2), and |z|^2 / 2, which is minus the logarithm of the prior up to a
    /// constant. Shape [n].
    /// </summary>
    /// <param name="adversary">As above.</param>
    /// <param name="x">Shape [n, pixels], 0 or 1.</param>
    /// <param name="z">Shape [n, d].</param>
    public static Tensor T(Func<Tensor, Tensor> adversary, Tensor x, Tensor z) => (adversary(z) * x).sum([1]) + MinusLogPrior(z).squeeze(1);

    /// <summary>E[T(x, z) - log p(x|z)] with z the encoder's, averaged over the rows: a scalar to be descended in encoder and decoder.</summary>
    /// <param name="encoder">As above.</param>
    /// <param name="decoder">As above.</param>
    /// <param name="adversary">As above; it stands still.</param>
    /// <param name="x">Shape [n, pixels], 0 or 1.</param>
    /// <param name="noise">Standard normal, shape [n, noise].</param>
    public static Tensor Negative(
        Func<Tensor, Tensor> encoder, Func<Tensor, Tensor> decoder, Func<Tensor, Tensor> adversary, Tensor x, Tensor noise)
    {
        var z = encoder(cat([x, noise], 1));
        return (T(adversary, x, z) + BernoulliDecoder.Loss(decoder(z), x)).mean();
    }

    /// <summary>T(x, z) of this adversary, whose gradient goes to z alone.</summary>
    /// <param name="x">As above.</param>
    /// <param name="z">As above.</param>
    public Tensor T(Tensor x, Tensor z) => T(adversary.Through, x, z);

    /// <summary>A step of encoder and decoder down <see cref="Negative"/>, in one call where the networks are MLPs of linear layers and ReLU.</summary>
    /// <param name="x">As there.</param>
    /// <param name="noise">As there.</param>
    /// <param name="rate">Learning rate.</param>
    /// <exception cref="InvalidOperationException">Another training was set up for a network since.</exception>
    public void PrimalStep(Tensor x, Tensor noise, double rate)
    {
        if (TrainedMlp.AllScripted(encoder, decoder, adversary))
        {
            StepScript.Call("adversarial_bound_step", [.. Batch(x, noise), .. encoder.Descent(rate), .. decoder.Descent(rate)]);
            return;
        }

        encoder.Training.Backward(Negative(encoder.Call, decoder.Call, adversary.Through, x, noise));
        encoder.Step(rate);
        decoder.Step(rate);
    }

    /// <summary>
    /// A step of the adversary, whose logits are its outputs and |z|^2 / 2, on the weighted cross-entropy of
    /// <see cref="TrainedMlp.CrossEntropyStep"/> over the encoder's draws and as many of the prior.
    /// </summary>
    /// <param name="x">Shape [n, pixels].</param>
    /// <param name="noise">Standard normal, shape [n, noise].</param>
    /// <param name="prior">Draws of the prior, shape [m, d].</param>
    /// <param name="signs">Shape [n + m, pixels], -1 or 1.</param>
    /// <param name="weights">Shape [n + m, pixels]; 0 leaves an output out.</param>
    /// <param name="rate">Learning rate.</param>
    /// <exception cref="InvalidOperationException">Another training was set up for a network since.</exception>
    public void DualStep(Tensor x, Tensor noise, Tensor prior, Tensor signs, Tensor weights, double rate)
    {
        if (TrainedMlp.AllScripted(encoder, adversary))
        {
            StepScript.Call(
                "adversary_step", [x, noise, prior, signs, weights, .. encoder.Passes[1..3], .. adversary.Passes, .. adversary.Descent(rate)]);
            return;
        }

        Tensor both;
        using (no_grad()) both = cat([encoder.Call(cat([x, noise], 1)), prior]);
        adversary.CrossEntropyStep(both, MinusLogPrior(both), signs, weights, rate);
    }

    /// <summary>The primal gradient alone, added to that of encoder and decoder; for the tests.</summary>
    internal void Gradient(Tensor x, Tensor noise) => StepScript.Call("adversarial_bound_gradient", Batch(x, noise));

    object[] Batch(Tensor x, Tensor noise) => [x, noise, .. adversary.Passes[..3], .. encoder.Passes, .. decoder.Passes];

    static Tensor MinusLogPrior(Tensor z) => z.square().sum([1], keepdim: true) * 0.5;
}
