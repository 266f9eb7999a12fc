using Replication.Core.Training.Steps;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training;

/// <summary>A network of an <see cref="MlpTraining"/> and its Adam.</summary>
public sealed class TrainedMlp
{
    readonly Sequential _network;
    readonly ScriptedMlps? _mlp;
    readonly optim.Optimizer? _plain;
    readonly object[] _optimiser;

    internal TrainedMlp(MlpTraining training, Sequential network, StepRule rule)
    {
        (Training, _network, _optimiser) = (training, network, rule.Scripted);
        if (ScriptedMlps.Fit([network])) _mlp = new ScriptedMlps([network]);
        else _plain = PlainOptimiser.Of([network], rule);
    }

    /// <summary>What the network is trained in.</summary>
    internal MlpTraining Training { get; }

    /// <summary>The gradients of weights and biases, layer by layer; for the tests.</summary>
    internal ScriptedMlps? Scripted => _mlp;

    /// <summary>What a script goes forward and back through the network by: weights, the same transposed, biases, and the gradients of weights and biases.</summary>
    /// <exception cref="InvalidOperationException">Another training was set up for the network since.</exception>
    internal object[] Passes
    {
        get
        {
            _mlp!.CheckOwned();
            return [_mlp.Weights, _mlp.Transposed, _mlp.Biases, _mlp.WeightGradients, _mlp.BiasGradients];
        }
    }

    /// <summary>Whether networks are MLPs that a script can go through.</summary>
    internal static bool AllScripted(params ReadOnlySpan<TrainedMlp> networks)
    {
        foreach (var network in networks)
            if (network._mlp is null) return false;
        return true;
    }

    /// <summary>What a script takes Adam's step by.</summary>
    /// <param name="rate">Learning rate.</param>
    internal object[] Descent(double rate) => [.. _mlp!.State, rate, .. _optimiser];

    /// <summary>The output, whose gradient goes to the parameters and to the input; without a graph where gradients are off.</summary>
    /// <param name="input">Shape [n, d].</param>
    /// <returns>Shape [n, outputs].</returns>
    /// <exception cref="InvalidOperationException">Another training was set up for the network since.</exception>
    public Tensor Call(Tensor input) => _mlp is null ? _network.call(input) : Call(_mlp, input, learns: true);

    /// <summary>The same, whose gradient goes to the input alone.</summary>
    /// <param name="input">Shape [n, d].</param>
    /// <returns>Shape [n, outputs].</returns>
    /// <exception cref="InvalidOperationException">Another training was set up for the network since.</exception>
    public Tensor Through(Tensor input)
    {
        if (_mlp is not null) return Call(_mlp, input, learns: false);
        using var frozen = new Frozen(_network);
        return _network.call(input);
    }

    /// <summary>Takes Adam's step along the gradient gathered since the last one, and forgets the gradient.</summary>
    /// <param name="rate">Learning rate.</param>
    public void Step(double rate)
    {
        if (_mlp is not null)
        {
            _mlp.CheckOwned();
            StepScript.Call("mlp_step", Descent(rate));
            return;
        }

        LearningRate.Set(_plain!, rate);
        _plain!.step();
        Gradients.Clear(_network);
    }

    /// <summary>
    /// A whole step on a weighted cross-entropy, the sum of <c>weight softplus(sign (output + builtIn))</c>: what <see cref="MlpTraining.Backward"/> and
    /// <see cref="Step"/> do of that loss, in one call. Cross-entropy of a discriminator: sign -1 on what shall be high, 1 on what shall be low.
    /// </summary>
    /// <param name="input">Shape [n, d], no graph.</param>
    /// <param name="builtIn">What is added to the outputs, shape [n, 1] or [n, outputs], no graph.</param>
    /// <param name="signs">Shape [n, outputs], -1 or 1.</param>
    /// <param name="weights">Shape [n, outputs]; 0 leaves an output out.</param>
    /// <param name="rate">Learning rate.</param>
    /// <exception cref="InvalidOperationException">Another training was set up for the network since.</exception>
    public void CrossEntropyStep(Tensor input, Tensor builtIn, Tensor signs, Tensor weights, double rate)
    {
        if (_mlp is not null)
        {
            StepScript.Call("cross_entropy_step", [input, builtIn, signs, weights, .. Passes, .. Descent(rate)]);
            return;
        }

        (nn.functional.softplus((_network.call(input) + builtIn) * signs) * weights).sum().backward();
        Step(rate);
    }

    internal Tensor Backward(Tensor signal, Tensor[] layers, bool learns, bool onward) => (Tensor)StepScript.Call(
        "mlp_backward", signal, layers, _mlp!.Weights, _mlp.WeightGradients, _mlp.BiasGradients, learns, onward);

    internal void Free()
    {
        _mlp?.Free();
        _plain?.Dispose();
    }

    Tensor Call(ScriptedMlps mlp, Tensor input, bool learns)
    {
        mlp.CheckOwned();
        var layers = (Tensor[])StepScript.Call("mlp_layers", input, mlp.Transposed, mlp.Biases);
        var output = layers[^1];
        if (!is_grad_enabled() || !(learns || input.requires_grad)) return output;
        output.requires_grad = true;
        Training.Record(this, input, layers, learns);
        return output;
    }
}
