using static TorchSharp.torch;

namespace Replication.Core.Inference;

/// <summary>
/// A black-box inference network (Mescheder et al. 2017, section 3.1): noise goes in beside x, so that q(z|x) may have any shape; it can be
/// sampled but has no density to write down.
/// </summary>
/// <param name="network">Maps [batch, n + noise] to [batch, d].</param>
/// <param name="noise">Width of the noise.</param>
public sealed class ImplicitPosterior(Func<Tensor, Tensor> network, long noise)
{
    /// <summary>One draw of q(z|x) for each row: shape [batch, d] from [batch, n]; differentiable in the parameters.</summary>
    public Tensor Sample(Tensor x, Generator generator) => network(cat([x, Noise(x, generator)], 1));

    /// <summary>What a draw for each row puts in: standard normal, shape [batch, noise].</summary>
    public Tensor Noise(Tensor x, Generator generator) => randn(x.shape[0], noise, generator: generator, device: x.device);
}
