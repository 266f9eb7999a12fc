using Replication.Core.Training.Steps;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training;

/// <summary>
/// A critic trained towards optimality between two laws that stand still: the inner problem of Algorithm 1 of Arjovsky et al. 2017 and of
/// Gulrajani et al. 2017, and their figures' "fixed generator". Not thread-safe.
/// </summary>
public sealed class CriticFit : IDisposable
{
    readonly GameSettings _settings;
    readonly Func<long, Generator, Tensor> _real, _fake;
    readonly StepRule _rule;
    readonly DiscriminatorStep _step;
    readonly Generator _data, _samples, _between;

    /// <summary>Sets a fit up before its first step.</summary>
    /// <param name="critic">From [batch, d] to [batch, 1].</param>
    /// <param name="settings">
    /// One of the Wasserstein costs, which decides the constraint and the optimiser; its discriminator rate, batch, schedule and constants.
    /// </param>
    /// <param name="real">Draws [count, d] samples that the critic shall value highly.</param>
    /// <param name="fake">Draws [count, d] samples that it shall value little.</param>
    /// <param name="draws">The run's streams; this fit takes those called data, samples and between.</param>
    /// <exception cref="ArgumentException">The cost is no Wasserstein cost.</exception>
    public CriticFit(
        Sequential critic, GameSettings settings, Func<long, Generator, Tensor> real, Func<long, Generator, Tensor> fake, Draws draws)
    {
        if (settings.Cost is not (GameCost.ClippedWasserstein or GameCost.PenalisedWasserstein))
            throw new ArgumentException($"A critic is trained on a Wasserstein cost, not on {settings.Cost}.", nameof(settings));
        (_settings, _real, _fake, _rule) = (settings, real, fake, StepRule.Of(settings));
        _step = DiscriminatorStep.Of([critic], _rule);
        (_data, _samples, _between) = (draws.Stream("data"), draws.Stream("samples"), draws.Stream("between"));
    }

    /// <summary>Steps taken.</summary>
    public int StepsTaken { get; private set; }

    /// <summary>All steps of the settings.</summary>
    /// <param name="progress">Told the finished share every hundred steps.</param>
    public void Run(IProgress<double>? progress = null)
    {
        while (StepsTaken < _settings.Steps)
        {
            Step();
            if (StepsTaken % 100 == 0) progress?.Report((double)StepsTaken / _settings.Steps);
        }
    }

    /// <summary>One step on fresh samples at the schedule's rate.</summary>
    public void Step()
    {
        using var scope = NewDisposeScope();
        StepsTaken++;
        var decay = _settings.HalfDecay ? LearningRate.HalfDecay(1, StepsTaken, _settings.Steps) : 1;
        var (real, fake) = (_real(_settings.Batch, _data), _fake(_settings.Batch, _samples));
        var between = _rule.Penalised ? rand(real.shape[0], 1, device: real.device, generator: _between) : null;
        _step.Take(real, fake, between, _settings.DiscriminatorRate * decay);
    }

    /// <summary>Frees optimiser and streams; the critic is the caller's.</summary>
    public void Dispose()
    {
        _step.Dispose();
        _data.Dispose();
        _samples.Dispose();
        _between.Dispose();
    }
}
