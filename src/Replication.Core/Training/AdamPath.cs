using static TorchSharp.torch;

namespace Replication.Core.Training;

/// <summary>
/// One point of a path that Adam takes (Kingma and Ba 2015), as a value: a step gives the next point and, where the gradient has a graph,
/// is itself differentiable, moments included.
/// </summary>
/// <param name="Parameters">Shape [P].</param>
/// <param name="First">Running mean of the gradient, shape [P].</param>
/// <param name="Second">Running mean of its square, shape [P].</param>
/// <param name="Steps">Steps taken so far.</param>
public sealed record AdamPath(Tensor Parameters, Tensor First, Tensor Second, int Steps)
{
    /// <summary>The start of a path: moments 0.</summary>
    public static AdamPath From(Tensor parameters) => new(parameters, zeros_like(parameters), zeros_like(parameters), 0);

    /// <summary>
    /// One step. Epsilon, 1e-8, stands squared under the root and not beside it: the same step wherever the gradient is not 0, and a
    /// derivative of 0 instead of NaN where it always was (a dead unit).
    /// </summary>
    /// <param name="gradient">Shape [P].</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="beta1">Decay of the first moment, in [0, 1).</param>
    /// <param name="beta2">Decay of the second moment, in [0, 1).</param>
    public AdamPath Step(Tensor gradient, double rate, double beta1, double beta2)
    {
        var steps = Steps + 1;
        var first = First * beta1 + gradient * (1 - beta1);
        var second = Second * beta2 + gradient.square() * (1 - beta2);
        var root = (second / (1 - Math.Pow(beta2, steps)) + 1e-16).sqrt();
        return new AdamPath(Parameters - first / root * (rate / (1 - Math.Pow(beta1, steps))), first, second, steps);
    }

    /// <summary>The same point without a graph, in tensors of its own that outlive the present scope; the caller disposes them.</summary>
    public AdamPath Settled() => new(Settled(Parameters), Settled(First), Settled(Second), Steps);

    /// <summary>Frees the tensors.</summary>
    public void Free()
    {
        Parameters.Dispose();
        First.Dispose();
        Second.Dispose();
    }

    static Tensor Settled(Tensor tensor) => tensor.detach().clone().DetachFromDisposeScope();
}
