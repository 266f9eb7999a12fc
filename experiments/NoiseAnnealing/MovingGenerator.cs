using Replication.Core.Networks;
using Replication.Core.Targets;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>A generator g from [0, 1] to a curve, and the parameters that move it.</summary>
/// <param name="At">From latents of shape [n, 1] to samples of shape [n, d]; differentiable in the parameters.</param>
/// <param name="Parameters">What is trained.</param>
sealed record MovingGenerator(Func<Tensor, Tensor> At, IReadOnlyList<Parameter> Parameters)
{
    /// <summary>The curve itself, moved by theta in every coordinate: W1 to the curve is |theta|, exactly.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="start">theta at the start.</param>
    /// <param name="device">Where theta lives.</param>
    public static MovingGenerator Translation(Curve curve, double[] start, Device device)
    {
        var theta = new Parameter(tensor(start, dtype: float32, device: device));
        return new(u => curve.At(u) + theta, [theta]);
    }

    /// <summary>An MLP with two hidden layers of width 32 whose output starts around a place.</summary>
    /// <param name="place">The output bias at the start.</param>
    /// <param name="weights">Source of the initial weights.</param>
    public static MovingGenerator Network(double[] place, Generator weights)
    {
        var network = Mlp.Create(weights, weights.device, 1, 32, 32, place.Length);
        using (no_grad()) network.parameters().Last().copy_(tensor(place, dtype: float32, device: weights.device));
        return new(network.call, [.. network.parameters()]);
    }
}
