using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Networks;

/// <summary>
/// An MLP with its parameters taken out: a function of one flat vector that holds them all, so that the vector may itself be the result of
/// training steps through which gradients flow. Computes what <see cref="Mlp"/>'s networks compute.
/// </summary>
public sealed class FunctionalMlp
{
    readonly long[] _widths;
    readonly Lazy<Tensor[]> _shapes;

    /// <summary>Names the shape.</summary>
    /// <param name="widths">Input width, hidden widths, output width: at least two numbers.</param>
    /// <exception cref="ArgumentException">Fewer than two widths.</exception>
    public FunctionalMlp(params ReadOnlySpan<long> widths)
    {
        if (widths.Length < 2) throw new ArgumentException("An MLP needs an input and an output width.", nameof(widths));
        _widths = widths.ToArray();
        _shapes = new(() =>
        [
            .. _widths.Zip(_widths.Skip(1)).SelectMany(layer => new long[][] { [layer.Second, layer.First], [layer.Second] })
                .Select(shape => zeros(1).expand(shape).DetachFromDisposeScope()),
        ]);
    }

    /// <summary>A tensor of each parameter's shape, in the order of <see cref="Flat"/>; its values mean nothing.</summary>
    internal Tensor[] Shapes => _shapes.Value;

    /// <summary>Initial parameters as <see cref="Mlp.Create"/> draws them, in one vector without a graph.</summary>
    /// <param name="generator">Source of the initial weights.</param>
    /// <param name="device">Where the vector lives.</param>
    public Tensor Initial(Generator generator, Device device)
    {
        using var network = Mlp.Create(generator, device, _widths);
        return Flat(network);
    }

    /// <summary>The parameters of a network of <see cref="Mlp"/> in one vector without a graph: each layer's weight, row by row, then its bias.</summary>
    public static Tensor Flat(Sequential network)
    {
        using var guard = no_grad();
        return cat([.. network.parameters().Select(parameter => parameter.reshape(-1))]);
    }

    /// <summary>The network's output, differentiable any number of times in parameters and input.</summary>
    /// <param name="parameters">Shape [P], as <see cref="Flat"/> orders them.</param>
    /// <param name="input">Shape [batch, input width].</param>
    /// <returns>Shape [batch, output width].</returns>
    public Tensor Call(Tensor parameters, Tensor input)
    {
        long at = 0;
        var output = input;
        for (var layer = 0; layer + 1 < _widths.Length; layer++)
        {
            var (inputs, outputs) = (_widths[layer], _widths[layer + 1]);
            var weight = parameters.narrow(0, at, inputs * outputs).reshape(outputs, inputs);
            var bias = parameters.narrow(0, at + inputs * outputs, outputs);
            at += (inputs + 1) * outputs;
            output = nn.functional.linear(output, weight, bias);
            if (layer + 2 < _widths.Length) output = nn.functional.relu(output);
        }

        return output;
    }
}
