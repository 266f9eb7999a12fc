using static TorchSharp.torch;

namespace Replication.Core.Inference;

/// <summary>The prior p(z) = N(0, I) of the latent-variable models.</summary>
public static class StandardNormal
{
    static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>log p(z) of each row: shape [batch] from [batch, d]; differentiable.</summary>
    public static Tensor LogDensity(Tensor z) => z.square().sum([1]) * -0.5 - z.shape[1] * HalfLogTwoPi;
}
