using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Core.Networks;

/// <summary>
/// A smooth perceptron on the line: linear layers with tanh between them. It fits a function with a curved derivative, which a piecewise
/// linear one of the same width can only step along.
/// </summary>
public static class TanhMlp
{
    /// <summary>
    /// Builds it with U(±1 / sqrt(fan-in)) weights and biases (PyTorch's default for linear layers), except that the first layer's biases
    /// are U(-reach, reach), so that the units bend all over the data's range, and that the output layer is zero: the function starts at 0,
    /// with no slope of either sign to begin with.
    /// </summary>
    /// <param name="generator">Source of the initial weights.</param>
    /// <param name="device">Where the parameters live.</param>
    /// <param name="reach">Half the range of the first biases, positive.</param>
    /// <param name="widths">Input width, hidden widths, output width: at least three numbers.</param>
    /// <returns>A network from [batch, widths[0]] to [batch, widths[^1]], float32.</returns>
    /// <exception cref="ArgumentException">Fewer than three widths.</exception>
    public static Sequential Create(Generator generator, Device device, double reach, params ReadOnlySpan<long> widths)
    {
        if (widths.Length < 3) throw new ArgumentException("A tanh perceptron needs an input, a hidden and an output width.", nameof(widths));
        var layers = new List<Module<Tensor, Tensor>>();
        for (var i = 0; i + 1 < widths.Length; i++)
        {
            var last = i + 2 == widths.Length;
            var linear = Linear(widths[i], widths[i + 1], device: device);
            var bound = last ? 0 : 1 / Math.Sqrt(widths[i]);
            Initialisation.Uniform(linear.weight, bound, generator);
            var shift = i == 0 ? reach : bound;
            Initialisation.Uniform(linear.bias!, shift, generator);
            layers.Add(linear);
            if (!last) layers.Add(Tanh());
        }

        return Sequential(layers);
    }
}
