using Replication.Core.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training.Steps;

/// <summary>The step as the papers write it, differentiated by autograd: for any network, and the reference of the scripted form.</summary>
internal sealed class PlainGeneratorStep(IReadOnlyList<Sequential> generators, IReadOnlyList<Sequential> discriminators, StepRule rule) : GeneratorStep
{
    readonly optim.Optimizer _optimiser = PlainOptimiser.Of(generators, rule);

    /// <inheritdoc/>
    public override Tensor Generate(Tensor latents)
    {
        using var guard = no_grad();
        return Samples(latents);
    }

    /// <inheritdoc/>
    public override Tensor? Take(Tensor latents, double rate, MixtureWeights? weights = null)
    {
        var (own, other) = weights ?? MixtureWeights.Single(latents.device);
        using var frozen = new Frozen(discriminators);
        var values = new Ensemble(discriminators).Call(Samples(latents).unsqueeze(0).expand(discriminators.Count, -1, -1));
        var costs = matmul(other, Payoff.OfGenerators(rule.Cost, values, generators.Count));
        foreach (var player in generators) Gradients.Clear(player);
        own.dot(costs).backward();
        LearningRate.Set(_optimiser, rate);
        _optimiser.step();
        return weights is null ? null : costs.detach();
    }

    /// <inheritdoc/>
    public override void Dispose() => _optimiser.Dispose();

    Tensor Samples(Tensor latents) => new Ensemble(generators).Call(latents).flatten(0, 1);
}
