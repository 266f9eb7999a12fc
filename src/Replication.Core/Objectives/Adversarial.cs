using static TorchSharp.torch;

namespace Replication.Core.Objectives;

/// <summary>
/// The losses of the original game (Goodfellow et al. 2014, section 3), written on the discriminator's logit h with D = sigmoid(h), so
/// that no probability is formed and nothing saturates before the mathematics does: log D = -softplus(-h), log(1 - D) = -softplus(h).
/// Logits have shape [batch, 1]; every loss is a scalar to be minimised.
/// </summary>
public static class Adversarial
{
    /// <summary>-E log D(real) - E log(1 - D(fake)): the discriminator's cross-entropy; 2 log 2 when it knows nothing.</summary>
    public static Tensor DiscriminatorLoss(Tensor realLogits, Tensor fakeLogits) =>
        nn.functional.softplus(-realLogits).mean() + nn.functional.softplus(fakeLogits).mean();

    /// <summary>E log(1 - D(fake)): the generator's cost in the minimax game, which saturates where D is sure of a fake.</summary>
    public static Tensor MinimaxLoss(Tensor fakeLogits) => -nn.functional.softplus(fakeLogits).mean();

    /// <summary>-E log D(fake): the generator's non-saturating cost.</summary>
    public static Tensor NonSaturatingLoss(Tensor fakeLogits) => nn.functional.softplus(-fakeLogits).mean();

    /// <summary>
    /// The Jensen-Shannon divergence that a discriminator certifies: log 2 - loss / 2, a lower bound in expectation and equal to it at the
    /// optimal discriminator (Goodfellow et al. 2014, Theorem 1; Arjovsky et al. 2017, section 4, Figure 4).
    /// </summary>
    public static double JensenShannonBound(double discriminatorLoss) => Math.Log(2) - discriminatorLoss / 2;
}
