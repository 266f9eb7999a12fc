using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Constraints;

/// <summary>The spectral norms of a network's linear layers bound its slope.</summary>
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
        return LinearLayers(network).Aggregate(1.0, (product, layer) => product * linalg.svdvals(layer.weight.detach().to(float64)).max().item<double>());
    }

    /// <summary>
    /// Divides the weight of every linear layer whose spectral norm is above 1 by that norm, in place; biases stay. Called after each step,
    /// as clipping is, it keeps a network of 1-Lipschitz activations, such as ReLU and tanh, 1-Lipschitz. Miyato et al. (2018) divide every
    /// weight in the forward pass instead, by an estimate of its norm. Weights that are not finite stay so.
    /// </summary>
    /// <exception cref="ArgumentException">The network has no linear layer among its direct children.</exception>
    public static void Project(Sequential network)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        foreach (var layer in LinearLayers(network)) layer.weight.div_(linalg.svdvals(layer.weight).max().clamp(min: 1));
    }

    static Linear[] LinearLayers(Sequential network)
    {
        Linear[] layers = [.. network.children().OfType<Linear>()];
        return layers.Length > 0 ? layers : throw new ArgumentException("No layer is linear.", nameof(network));
    }
}
