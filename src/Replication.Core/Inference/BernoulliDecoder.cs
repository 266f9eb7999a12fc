using static TorchSharp.torch;

namespace Replication.Core.Inference;

/// <summary>p(x|z) of independent binary pixels, on the logits that a decoder gives.</summary>
public static class BernoulliDecoder
{
    /// <summary>-log p(x|z) summed over the pixels: shape [batch], differentiable, finite for finite logits.</summary>
    /// <param name="logits">Shape [batch, pixels].</param>
    /// <param name="x">Shape [batch, pixels], 0 or 1.</param>
    /// <exception cref="ArgumentException">Another shape.</exception>
    public static Tensor Loss(Tensor logits, Tensor x)
    {
        Shapes.RequireRows(logits);
        Shapes.RequireEqual(logits, x);
        return (nn.functional.softplus(logits) - logits * x).sum([1]);
    }

    /// <summary>-log p(x|z) of every pair of a z and an x: shape [batch, n], differentiable.</summary>
    /// <param name="logits">Of each z, shape [batch, pixels].</param>
    /// <param name="x">Shape [n, pixels], 0 or 1.</param>
    public static Tensor Losses(Tensor logits, Tensor x) => nn.functional.softplus(logits).sum([1], keepdim: true) - matmul(logits, x.t());
}
