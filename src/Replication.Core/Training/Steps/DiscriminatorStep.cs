using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training.Steps;

/// <summary>
/// One step of the discriminators of an adversarial game on a batch: cost, constraint and optimiser. Of two forms:
/// <see cref="PlainDiscriminatorStep"/> differentiates by autograd and takes any network; <see cref="ScriptedDiscriminatorStep"/> is one
/// scripted function and takes MLPs of linear layers and ReLU. Not thread-safe.
/// </summary>
internal abstract class DiscriminatorStep(IReadOnlyList<Sequential> discriminators) : IDisposable
{
    /// <summary>The networks that take the step.</summary>
    public IReadOnlyList<Sequential> Discriminators { get; } = discriminators;

    /// <summary>The faster form that fits the networks.</summary>
    /// <param name="discriminators">Each from [n, d] to [n, 1].</param>
    /// <param name="rule">Cost, constraint and optimiser.</param>
    public static DiscriminatorStep Of(IReadOnlyList<Sequential> discriminators, StepRule rule) => ScriptedMlps.Fit(discriminators)
        ? new ScriptedDiscriminatorStep(discriminators, rule)
        : new PlainDiscriminatorStep(discriminators, rule);

    /// <summary>Takes the step.</summary>
    /// <param name="real">Shape [n, d], no graph.</param>
    /// <param name="fake">Shape [n, d], no graph, the generators' samples one after another.</param>
    /// <param name="between">Where the penalty looks between them: shape [n, 1] in [0, 1]; null without a penalty.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="weights">Of discriminators and generators; null for one of each.</param>
    /// <returns>What each discriminator paid before the step, shape [S], no graph; null where no weights are given.</returns>
    public abstract Tensor? Take(Tensor real, Tensor fake, Tensor? between, double rate, MixtureWeights? weights = null);

    /// <summary>The cosine between the last step, before clipping, and the direction of steepest descent on its batch.</summary>
    /// <exception cref="NotSupportedException">The step is of the plain form.</exception>
    public virtual double StepCosine => throw new NotSupportedException("The cosine of a step is known of MLPs of linear layers and ReLU alone.");

    /// <summary>Frees the optimiser; the networks are the caller's.</summary>
    public abstract void Dispose();
}
