using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Core.Networks;

/// <summary>What backpropagation hands from layer to layer (Gulrajani et al. 2017, Figure 1b).</summary>
public static class LayerGradients
{
    /// <summary>
    /// The Euclidean norm of a loss's gradient with respect to the outputs of each linear layer, over the whole batch at once, from the
    /// first layer to the last. In float64 throughout: gradients that vanish over a dozen layers underflow float32, and their squares do so
    /// long before.
    /// </summary>
    /// <param name="network">An MLP of <see cref="Mlp"/>: linear layers and ReLU.</param>
    /// <param name="input">Shape [batch, d].</param>
    /// <param name="loss">From the network's output, float64, to a scalar.</param>
    /// <exception cref="ArgumentException">A layer is neither linear nor ReLU.</exception>
    public static IReadOnlyList<double> Norms(Sequential network, Tensor input, Func<Tensor, Tensor> loss)
    {
        using var scope = NewDisposeScope();
        using var wide = Mlp.InDouble(network);
        var outputs = new List<Tensor>();
        var signal = input.detach().to(float64);
        foreach (var layer in wide.children())
        {
            signal = ((Module<Tensor, Tensor>)layer).call(signal);
            if (layer is Linear) outputs.Add(signal);
        }

        var gradients = autograd.grad([loss(signal)], [.. outputs]);
        return [.. gradients.Select(gradient => linalg.vector_norm(gradient.flatten()).item<double>())];
    }
}
