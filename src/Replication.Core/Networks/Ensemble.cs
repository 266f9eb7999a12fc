using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Networks;

/// <summary>
/// Several MLPs of one shape, evaluated together: one batched product a layer instead of one small product a network. It holds the
/// networks' weights as they are when it is made, with a graph to them: make one per step.
/// </summary>
public sealed class Ensemble
{
    readonly IReadOnlyList<Sequential> _networks;
    readonly (Tensor Weight, Tensor Bias)?[] _layers;

    /// <summary>Stacks the networks' parameters.</summary>
    /// <param name="networks">At least one, all of the same widths, made by <see cref="Mlp"/>.</param>
    /// <exception cref="ArgumentException">A layer is neither linear nor ReLU.</exception>
    public Ensemble(IReadOnlyList<Sequential> networks)
    {
        _networks = networks;
        _layers = networks.Count == 1 ? [] : [.. Enumerable.Range(0, checked((int)networks[0].Count)).Select(layer => Stacked(networks, layer))];
    }

    /// <summary>The outputs of all networks, differentiable in inputs and parameters.</summary>
    /// <param name="inputs">Shape [networks, n, in]: each network's own inputs.</param>
    /// <returns>Shape [networks, n, out].</returns>
    public Tensor Call(Tensor inputs) => _networks.Count == 1
        ? _networks[0].call(inputs.squeeze(0)).unsqueeze(0)
        : _layers.Aggregate(inputs, (values, layer) =>
            layer is var (weight, bias) ? bmm(values, weight) + bias : nn.functional.relu(values));

    /// <summary>Weights [networks, in, out] and biases [networks, 1, out] of a linear layer; null for ReLU.</summary>
    static (Tensor Weight, Tensor Bias)? Stacked(IReadOnlyList<Sequential> networks, int layer) => networks[0][layer] switch
    {
        Linear => (
            stack([.. networks.Select(network => ((Linear)network[layer]).weight)]).transpose(1, 2),
            stack([.. networks.Select(network => ((Linear)network[layer]).bias!)]).unsqueeze(1)),
        ReLU => null,
        _ => throw new ArgumentException("An MLP holds linear layers and ReLU alone.", nameof(networks)),
    };
}
