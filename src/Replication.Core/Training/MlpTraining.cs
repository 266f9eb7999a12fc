using Replication.Core.Training.Steps;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training;

/// <summary>
/// Networks that are trained on a loss of one's own. Autograd differentiates the loss alone: the outputs of the networks are its leaves,
/// and each network's own backward pass is one scripted call, in the reverse of the order in which the networks were called. Not
/// thread-safe.
/// </summary>
/// <remarks>
/// Second derivatives do not pass through a network. A network that is no MLP of linear layers and ReLU is left to autograd.
/// </remarks>
public sealed class MlpTraining : IDisposable
{
    readonly List<TrainedMlp> _networks = [];
    readonly Stack<(TrainedMlp Network, Tensor Input, Tensor[] Layers, bool Learns)> _calls = [];

    /// <summary>Takes a network in, with an Adam of its own that starts anew.</summary>
    /// <param name="network">What is trained; it stays the caller's and may be called as before.</param>
    /// <param name="beta1">Adam's decay of the first moment.</param>
    /// <param name="beta2">Adam's decay of the second moment.</param>
    public TrainedMlp Of(Sequential network, double beta1 = 0.9, double beta2 = 0.999)
    {
        var trained = new TrainedMlp(this, network, new StepRule(GameCost.Minimax, 0, 0, false, beta1, beta2));
        _networks.Add(trained);
        return trained;
    }

    /// <summary>Adds the gradient of a loss to that of every network that was called for it, and to that of every other leaf.</summary>
    /// <param name="loss">Scalar, computed from calls since the last backward pass and in the dispose scope of those calls.</param>
    public void Backward(Tensor loss)
    {
        loss.backward(retain_graph: true);
        while (_calls.TryPop(out var call))
        {
            if (call.Layers[^1].grad is not { } signal) continue;
            var onward = call.Network.Backward(signal, call.Layers, call.Learns, call.Input.requires_grad);
            if (call.Input.requires_grad) call.Input.backward([onward], retain_graph: true);
        }
    }

    /// <summary>Frees optimisers; the networks are the caller's.</summary>
    public void Dispose() => _networks.ForEach(network => network.Free());

    internal void Record(TrainedMlp network, Tensor input, Tensor[] layers, bool learns) => _calls.Push((network, input, layers, learns));
}
