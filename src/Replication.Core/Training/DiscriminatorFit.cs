using Replication.Core.Training.Steps;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training;

/// <summary>
/// A discriminator's or critic's steps on samples that the caller draws, at rates that the caller sets: Algorithm 1 of Goodfellow et al.
/// 2014 and of Gulrajani et al. 2017 without their generator. Not thread-safe.
/// </summary>
public sealed class DiscriminatorFit : IDisposable
{
    readonly DiscriminatorStep _step;

    /// <summary>Sets a fit up before its first step; its optimiser is Adam.</summary>
    /// <param name="discriminator">From [n, d] to [n, 1]: logits, or values for a Wasserstein cost.</param>
    /// <param name="cost">What is minimised: the cross-entropy of both costs of the original game is one.</param>
    /// <param name="beta1">Adam's decay of the first moment.</param>
    /// <param name="beta2">Adam's decay of the second moment.</param>
    /// <param name="penalty">Weight of the two-sided gradient penalty; 0 for none.</param>
    public DiscriminatorFit(
        Sequential discriminator, GameCost cost = GameCost.Minimax, double beta1 = 0.9, double beta2 = 0.999, double penalty = 0) =>
        _step = DiscriminatorStep.Of([discriminator], new StepRule(cost, penalty, 0, false, beta1, beta2));

    /// <summary>Takes a step.</summary>
    /// <param name="real">Shape [n, d], no graph.</param>
    /// <param name="fake">Shape [n, d], no graph.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="between">Where the penalty looks between them: shape [n, 1] in [0, 1]; null without a penalty.</param>
    /// <exception cref="InvalidOperationException">Another game or fit was set up for the network since.</exception>
    public void Step(Tensor real, Tensor fake, double rate, Tensor? between = null) => _step.Take(real, fake, between, rate);

    /// <summary>Frees the optimiser; the discriminator is the caller's.</summary>
    public void Dispose() => _step.Dispose();
}
