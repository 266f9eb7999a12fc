using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training.Steps;

/// <summary>
/// One step of the generators of an adversarial game through discriminators that stand still, in the two forms of
/// <see cref="DiscriminatorStep"/>. Not thread-safe.
/// </summary>
internal abstract class GeneratorStep : IDisposable
{
    /// <summary>The faster form that fits the networks.</summary>
    /// <param name="generators">Each from [n, k] to [n, d].</param>
    /// <param name="against">The step of the discriminators that they are trained against.</param>
    /// <param name="rule">Cost and optimiser.</param>
    public static GeneratorStep Of(IReadOnlyList<Sequential> generators, DiscriminatorStep against, StepRule rule) =>
        against is ScriptedDiscriminatorStep scripted && ScriptedMlps.Fit(generators)
            ? new ScriptedGeneratorStep(generators, scripted.Mlps, rule)
            : new PlainGeneratorStep(generators, against.Discriminators, rule);

    /// <summary>Samples without a graph.</summary>
    /// <param name="latents">Shape [T, n, k].</param>
    /// <returns>Shape [T n, d], one generator after another.</returns>
    public abstract Tensor Generate(Tensor latents);

    /// <summary>Takes the step.</summary>
    /// <param name="latents">Shape [T, n, k].</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="weights">Of generators and discriminators; null for one of each.</param>
    /// <returns>What each generator paid before the step, shape [T], no graph; null where no weights are given.</returns>
    public abstract Tensor? Take(Tensor latents, double rate, MixtureWeights? weights = null);

    /// <summary>Frees the optimiser; the networks are the caller's.</summary>
    public abstract void Dispose();
}
