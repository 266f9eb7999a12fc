using Replication.Core.Constraints;
using Replication.Core.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training.Steps;

/// <summary>The step as the papers write it, differentiated by autograd: for any network, and the reference of the scripted form.</summary>
internal sealed class PlainDiscriminatorStep(IReadOnlyList<Sequential> discriminators, StepRule rule)
    : DiscriminatorStep(discriminators)
{
    readonly optim.Optimizer _optimiser = PlainOptimiser.Of(discriminators, rule);

    /// <inheritdoc/>
    public override Tensor? Take(Tensor real, Tensor fake, Tensor? between, double rate, MixtureWeights? weights = null)
    {
        var (own, other) = weights ?? MixtureWeights.Single(real.device);
        var ensemble = new Ensemble(Discriminators);
        var values = ensemble.Call(ForEach(cat([real, fake])));
        var slopes = rule.Penalised ? GradientPenalty.Slopes(ensemble.Call, ForEach(lerp(fake, real, between!)).contiguous()) : null;
        var costs = matmul(Payoff.OfDiscriminators(rule, values, slopes, other.shape[0]), other);
        foreach (var player in Discriminators) Gradients.Clear(player);
        own.dot(costs).backward();
        LearningRate.Set(_optimiser, rate);
        _optimiser.step();
        if (rule.Clip > 0)
            foreach (var player in Discriminators) WeightClipping.Clamp(player, rule.Clip);
        return weights is null ? null : costs.detach();
    }

    /// <inheritdoc/>
    public override void Dispose() => _optimiser.Dispose();

    Tensor ForEach(Tensor samples) => samples.unsqueeze(0).expand(Discriminators.Count, -1, -1);
}
