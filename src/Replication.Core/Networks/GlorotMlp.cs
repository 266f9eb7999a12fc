using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Networks;

/// <summary>
/// The multilayer perceptron of <see cref="Mlp"/>, ReLU between linear layers and none at the end, with every layer Glorot-uniform: the
/// default of TensorFlow's slim layers, in which adversarial variational Bayes was released.
/// </summary>
public static class GlorotMlp
{
    /// <summary>Builds it with zero biases.</summary>
    /// <param name="generator">Source of the initial weights.</param>
    /// <param name="device">Where the parameters live.</param>
    /// <param name="widths">Input width, hidden widths, output width: at least two numbers.</param>
    /// <returns>A network from [batch, widths[0]] to [batch, widths[^1]], float32.</returns>
    /// <exception cref="ArgumentException">Fewer than two widths.</exception>
    public static Sequential Create(Generator generator, Device device, params ReadOnlySpan<long> widths)
    {
        var network = Mlp.Create(generator, device, widths);
        using var guard = no_grad();
        foreach (var layer in network.children())
            if (layer is Linear linear) Initialisation.GlorotUniform(linear.weight, generator);
        return network;
    }
}
