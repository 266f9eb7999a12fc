using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training;

/// <summary>Looking at gradients without stepping.</summary>
public static class Gradients
{
    /// <summary>
    /// Euclidean norm of the gradient of a scalar with respect to all parameters at once, accumulated in double precision.
    /// </summary>
    /// <param name="loss">Scalar with a graph; the graph is freed.</param>
    /// <param name="parameters">Parameters that the loss depends on.</param>
    public static double Norm(Tensor loss, IEnumerable<Parameter> parameters)
    {
        using var scope = NewDisposeScope();
        var gradients = autograd.grad([loss], [.. parameters]);
        var squares = stack(gradients.Select(gradient => gradient.to(float64).square().sum()));
        return squares.sum().sqrt().item<double>();
    }

    /// <summary>Forgets the gradients, so that the next backward pass writes instead of adding.</summary>
    public static void Clear(nn.Module player) => player.zero_grad(set_to_none: true);
}
