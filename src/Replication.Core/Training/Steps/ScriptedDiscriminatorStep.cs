using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training.Steps;

/// <summary>The discriminator's step as one call of <see cref="StepScript"/>.</summary>
internal sealed class ScriptedDiscriminatorStep(IReadOnlyList<Sequential> discriminators, StepRule rule)
    : DiscriminatorStep(discriminators)
{
    ScriptedRows? _rows;
    (Tensor Inner, Tensor Outer, Tensor Penalty)? _single;

    /// <summary>The networks' parameters.</summary>
    public ScriptedMlps Mlps { get; } = new(discriminators);

    /// <inheritdoc/>
    public override double StepCosine => Mlps.StepCosine(rule);

    /// <inheritdoc/>
    public override Tensor? Take(Tensor real, Tensor fake, Tensor? between, double rate, MixtureWeights? weights = null)
    {
        StepScript.Call("discriminator_step", [.. Batch(real, fake, between, weights), .. Mlps.State, rate, .. rule.Scripted]);
        return weights is null ? null : Costs(weights.Other);
    }

    /// <summary>The gradient alone, left in the networks' vector; for the tests.</summary>
    public void Gradient(Tensor real, Tensor fake, Tensor? between, MixtureWeights? weights = null) =>
        StepScript.Call("discriminator_gradient", Batch(real, fake, between, weights));

    /// <inheritdoc/>
    public override void Dispose()
    {
        _rows?.Free();
        _single?.Inner.Dispose();
        _single?.Outer.Dispose();
        _single?.Penalty.Dispose();
        Mlps.Free();
    }

    object[] Batch(Tensor real, Tensor fake, Tensor? between, MixtureWeights? weights)
    {
        Mlps.CheckOwned();
        var n = real.shape[0];
        if (_rows is null || _rows.Values.shape[1] != 2 * n)
        {
            _rows?.Free();
            _rows = new ScriptedRows(Mlps, rule.Penalised ? 3 * n : 2 * n, valued: 2 * n);
            _single = null;
        }

        var (inner, outer, penalty) = weights is null ? _single ??= Kept(Slopes(MixtureWeights.Single(real.device), n)) : Slopes(weights, n);
        return
        [
            real, fake, between ?? real, inner, outer, penalty, _rows.Values, _rows.Slopes, rule.Logits, weights is not null, rule.Penalised,
            Mlps.Weights, Mlps.Transposed, Mlps.Biases, Mlps.WeightGradients, Mlps.BiasGradients,
            _rows.Inputs, _rows.ValuedInputs, _rows.SlopedInputs,
            _rows.Signals, _rows.TransposedSignals, _rows.ValuedSignals, _rows.SlopedSignals,
        ];
    }

    /// <summary>
    /// The cost's derivative in the output h of each row as <c>outer sigmoid(inner h)</c>, or outer alone for a critic, and the derivative
    /// of the penalty in the square of slope minus one, doubled.
    /// </summary>
    (Tensor Inner, Tensor Outer, Tensor Penalty) Slopes(MixtureWeights weights, long n)
    {
        var own = weights.Own.reshape(-1, 1, 1);
        var ofFake = MixtureWeights.OfSamples(weights.Other, n);
        var ofReal = full_like(ofFake, 1.0 / n);
        return (
            cat([-ones_like(ofReal), ones_like(ofFake)], 1),
            own * cat([-ofReal, ofFake], 1),
            own * ofFake * (2 * rule.Penalty));
    }

    Tensor Costs(Tensor other) =>
        matmul(Payoff.OfDiscriminators(rule, _rows!.Values, rule.Penalised ? _rows.Slopes : null, other.shape[0]), other);

    static (Tensor, Tensor, Tensor) Kept((Tensor Inner, Tensor Outer, Tensor Penalty) all) =>
        (all.Inner.DetachFromDisposeScope(), all.Outer.DetachFromDisposeScope(), all.Penalty.DetachFromDisposeScope());
}
