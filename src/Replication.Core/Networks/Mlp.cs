using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Core.Networks;

/// <summary>The multilayer perceptron of the toy experiments: linear layers with ReLU between them and none at the end.</summary>
public static class Mlp
{
    /// <summary>
    /// Builds it with He-uniform hidden layers, a Glorot-uniform output layer and zero biases, as the released WGAN-GP toy code does
    /// (igul222/improved_wgan_training, gan_toy.py).
    /// </summary>
    /// <param name="generator">Source of the initial weights.</param>
    /// <param name="device">Where the parameters live.</param>
    /// <param name="widths">Input width, hidden widths, output width: at least two numbers.</param>
    /// <returns>A network from [batch, widths[0]] to [batch, widths[^1]], float32.</returns>
    /// <exception cref="ArgumentException">Fewer than two widths.</exception>
    public static Sequential Create(Generator generator, Device device, params ReadOnlySpan<long> widths)
    {
        if (widths.Length < 2) throw new ArgumentException("An MLP needs an input and an output width.", nameof(widths));
        var layers = new List<Module<Tensor, Tensor>>();
        for (var i = 0; i + 1 < widths.Length; i++)
        {
            var last = i + 2 == widths.Length;
            var linear = Linear(widths[i], widths[i + 1], device: device);
            using (no_grad())
            {
                if (last) Initialisation.GlorotUniform(linear.weight, generator);
                else Initialisation.HeUniform(linear.weight, generator);
                linear.bias!.zero_();
            }

            layers.Add(linear);
            if (!last) layers.Add(ReLU());
        }

        return Sequential(layers);
    }

    /// <summary>A float64 copy of an MLP of this class: the same function, evaluated without float32's rounding and underflow.</summary>
    /// <exception cref="ArgumentException">A layer is neither linear nor ReLU.</exception>
    public static Sequential InDouble(Sequential network)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        foreach (var layer in network.children())
        {
            layers.Add(layer switch
            {
                Linear linear => Copy(linear),
                TorchSharp.Modules.ReLU => ReLU(),
                _ => throw new ArgumentException($"An MLP holds no {layer.GetName()}.", nameof(network)),
            });
        }

        return Sequential(layers);
    }

    static Linear Copy(Linear linear)
    {
        var (outputs, inputs) = (linear.weight.shape[0], linear.weight.shape[1]);
        var copy = Linear(inputs, outputs, device: linear.weight.device, dtype: float64);
        using var guard = no_grad();
        copy.weight.copy_(linear.weight);
        copy.bias!.copy_(linear.bias!);
        return copy;
    }
}
