using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Constraints;

/// <summary>Spectral normalisation (Miyato et al. 2018) as a projection: a critic that is 1-Lipschitz by its weights.</summary>
public static class SpectralNormalisation
{
    /// <summary>
    /// Divides the weight of every linear layer whose spectral norm is above 1 by that norm, in place; biases stay. Called after each step,
    /// as clipping is, it keeps a network of 1-Lipschitz activations, such as ReLU and tanh, 1-Lipschitz. Miyato et al. divide every weight
    /// in the forward pass instead, by an estimate of its norm. Weights that are not finite stay so.
    /// </summary>
    /// <param name="critic">Its linear layers are its direct children.</param>
    /// <exception cref="ArgumentException">The network has no linear layer among its direct children.</exception>
    public static void Project(Sequential critic)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        Linear[] layers = [.. critic.children().OfType<Linear>()];
        if (layers.Length == 0) throw new ArgumentException("No layer is linear.", nameof(critic));
        foreach (var layer in layers) layer.weight.div_(linalg.svdvals(layer.weight).max().clamp(min: 1));
    }
}
