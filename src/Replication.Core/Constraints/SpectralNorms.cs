using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Constraints;

/// <summary>What a network's weights say of its slope.</summary>
public static class SpectralNorms
{
    /// <summary>
    /// The product of the spectral norms of the linear layers, in float64: an upper bound on the Lipschitz constant of a network whose
    /// activations are 1-Lipschitz, such as ReLU and tanh.
    /// </summary>
    /// <exception cref="ArgumentException">The network has no linear layer among its direct children.</exception>
    public static double Product(Sequential network)
    {
        using var scope = NewDisposeScope();
        var norms = network.children().OfType<Linear>().Select(linear => linalg.svdvals(linear.weight.detach().to(float64)).max().item<double>()).ToArray();
        return norms.Length > 0 ? norms.Aggregate(1.0, (product, norm) => product * norm) : throw new ArgumentException("No layer is linear.", nameof(network));
    }
}
