using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training.Steps;

/// <summary>The generator's step as one call of <see cref="StepScript"/>; the discriminators are read where they lie.</summary>
/// <param name="generators">MLPs that fit.</param>
/// <param name="discriminators">The parameters of those that they are trained against.</param>
/// <param name="rule">Cost and optimiser.</param>
internal sealed class ScriptedGeneratorStep(IReadOnlyList<Sequential> generators, ScriptedMlps discriminators, StepRule rule) : GeneratorStep
{
    readonly object[] _optimiser = (rule with { Clip = 0 }).Scripted;
    ScriptedRows? _rows, _seen;
    (Tensor Inner, Tensor Outer)? _single;

    /// <summary>The generators' parameters.</summary>
    public ScriptedMlps Mlps { get; } = new(generators);

    /// <inheritdoc/>
    public override Tensor Generate(Tensor latents) =>
        ((Tensor)StepScript.Call("generate", latents, Mlps.Transposed, Mlps.Biases)).flatten(0, 1);

    /// <inheritdoc/>
    public override Tensor? Take(Tensor latents, double rate, MixtureWeights? weights = null)
    {
        StepScript.Call("generator_step", [.. Batch(latents, weights), .. Mlps.State, rate, .. _optimiser]);
        return weights is null ? null : matmul(weights.Other, Payoff.OfGenerators(rule.Cost, _seen!.Values, Mlps.Networks));
    }

    /// <summary>The gradient alone, left in the networks' vector; for the tests.</summary>
    public void Gradient(Tensor latents, MixtureWeights? weights = null) =>
        StepScript.Call("generator_gradient", Batch(latents, weights));

    /// <inheritdoc/>
    public override void Dispose()
    {
        _rows?.Free();
        _seen?.Free();
        _single?.Inner.Dispose();
        _single?.Outer.Dispose();
        Mlps.Free();
    }

    object[] Batch(Tensor latents, MixtureWeights? weights)
    {
        Mlps.CheckOwned();
        discriminators.CheckOwned();
        var n = latents.shape[1];
        if (_rows is null || _rows.Values.shape[1] != n)
        {
            _rows?.Free();
            _seen?.Free();
            _rows = new ScriptedRows(Mlps, n, valued: n);
            _seen = new ScriptedRows(discriminators, n * Mlps.Networks, valued: n * Mlps.Networks);
            _single = null;
        }

        var (inner, outer) = weights is null
            ? _single ??= Kept(Slopes(MixtureWeights.Single(latents.device), n))
            : Slopes(weights, n * Mlps.Networks);
        return
        [
            latents, inner, outer, _seen!.Values, rule.Logits, weights is not null,
            Mlps.Weights, Mlps.Transposed, Mlps.Biases, Mlps.WeightGradients, Mlps.BiasGradients,
            _rows.Inputs, _rows.Signals, _rows.TransposedSignals,
            discriminators.Weights, discriminators.Transposed, discriminators.Biases, _seen.Inputs, _seen.Signals,
        ];
    }

    /// <summary>
    /// The cost's derivative in the discriminators' output h: <c>outer sigmoid(inner h)</c> for logits, outer for values.
    /// </summary>
    (Tensor Inner, Tensor Outer) Slopes(MixtureWeights weights, long n)
    {
        var ofSample = MixtureWeights.OfSamples(weights.Own, n);
        return (full_like(ofSample, rule.Cost == GameCost.Minimax ? 1 : -1), -(weights.Other.reshape(-1, 1, 1) * ofSample));
    }

    static (Tensor, Tensor) Kept((Tensor Inner, Tensor Outer) all) => (all.Inner.DetachFromDisposeScope(), all.Outer.DetachFromDisposeScope());
}
