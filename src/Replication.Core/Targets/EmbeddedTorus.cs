using static TorchSharp.torch;

namespace Replication.Core.Targets;

/// <summary>
/// Data on a manifold of low dimension in a space of high dimension, the situation of Arjovsky and Bottou 2017, section 2.1: the flat torus
/// (cos s, sin s, cos t, sin t), s and t uniform, through a fixed smooth random map R^4 → R^64 → R^d. Its support is a compact
/// 2-dimensional manifold, so a generator with a low-dimensional latent meets it nowhere but by accident (their Lemma 2).
/// </summary>
public sealed class EmbeddedTorus : IDisposable
{
    const long Features = 64;
    readonly Tensor _inner;
    readonly Tensor _outer;

    /// <summary>Draws the embedding.</summary>
    /// <param name="dimension">d, the ambient dimension; at least 5, so that the manifold is thin.</param>
    /// <param name="generator">Source of the embedding.</param>
    /// <param name="device">Where samples live.</param>
    public EmbeddedTorus(long dimension, Generator generator, Device device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 5);
        Dimension = dimension;
        _inner = randn(4, Features, generator: generator, device: device).DetachFromDisposeScope();
        _outer = (randn(Features, dimension, generator: generator, device: device) / Math.Sqrt(Features)).DetachFromDisposeScope();
    }

    /// <summary>The ambient dimension d.</summary>
    public long Dimension { get; }

    /// <summary>Independent samples, shape [count, d].</summary>
    public Tensor Sample(long count, Generator generator)
    {
        var angles = rand(count, 2, generator: generator, device: _inner.device) * (2 * Math.PI);
        return matmul(tanh(matmul(cat([angles.cos(), angles.sin()], 1), _inner)), _outer);
    }

    /// <summary>Frees the embedding.</summary>
    public void Dispose()
    {
        _inner.Dispose();
        _outer.Dispose();
    }
}
