using Replication.Core.Networks;
using TorchSharp;
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

    /// <summary>
    /// A function's values and slopes at places on the line, in float64: a sigmoid of it may saturate in float32.
    /// </summary>
    /// <param name="network">From one number to one number; its weights stay as they are.</param>
    /// <param name="places">x, any number of them.</param>
    /// <returns>f(x) and f'(x), each as long as <paramref name="places"/>.</returns>
    public static (double[] Values, double[] Slopes) OnLine(Sequential network, double[] places)
    {
        using var scope = NewDisposeScope();
        var at = tensor(places, requires_grad: true);
        var values = Mlp.InDouble(network).cpu().call(at.unsqueeze(1)).squeeze(1);
        var slopes = autograd.grad([values.sum()], [at])[0];
        return (values.data<double>().ToArray(), slopes.data<double>().ToArray());
    }

    /// <summary>Forgets the gradients, so that the next backward pass writes instead of adding.</summary>
    public static void Clear(nn.Module player) => player.zero_grad(set_to_none: true);
}
