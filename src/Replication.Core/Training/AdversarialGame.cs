using Replication.Core.Constraints;
using Replication.Core.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training;

/// <summary>
/// Two players trained against each other: Algorithm 1 of Goodfellow et al. 2014, Arjovsky et al. 2017 and Gulrajani et al. 2017, which
/// differ in the loss and the constraint alone. Real data, latents and the penalty's points come from streams of their own, so that a change of
/// the loss moves no draw of the data. Not thread-safe.
/// </summary>
public sealed class AdversarialGame : IDisposable
{
    readonly GameSettings _settings;
    readonly Func<long, Generator, Tensor> _real;
    readonly Device _device;
    readonly long _latent;
    readonly optim.Optimizer _generatorOptimiser, _discriminatorOptimiser;
    readonly Generator _data, _latents, _between;

    /// <summary>Sets a game up before its first step.</summary>
    /// <param name="generator">From [batch, latent] to [batch, d].</param>
    /// <param name="discriminator">From [batch, d] to [batch, 1]: logits or values.</param>
    /// <param name="settings">The cost, the rates and the schedule.</param>
    /// <param name="real">Draws [count, d] real samples.</param>
    /// <param name="draws">The run's streams; this game takes those called data, latents and between.</param>
    /// <param name="latent">Width of the latent, standard normal.</param>
    public AdversarialGame(
        Sequential generator, Sequential discriminator, GameSettings settings, Func<long, Generator, Tensor> real, Draws draws, long latent = 2)
    {
        (Generator, Discriminator, _settings, _real, _device, _latent) = (generator, discriminator, settings, real, draws.Device, latent);
        _generatorOptimiser = Optimiser(generator, settings.GeneratorRate);
        _discriminatorOptimiser = Optimiser(discriminator, settings.DiscriminatorRate);
        (_data, _latents, _between) = (draws.Stream("data"), draws.Stream("latents"), draws.Stream("between"));
    }

    /// <summary>The generator.</summary>
    public Sequential Generator { get; }

    /// <summary>The discriminator, or critic.</summary>
    public Sequential Discriminator { get; }

    /// <summary>Generator steps taken.</summary>
    public int StepsTaken { get; private set; }

    bool Wasserstein => _settings.Cost is GameCost.ClippedWasserstein or GameCost.PenalisedWasserstein;

    /// <summary>The discriminator's steps, then one of the generator, at the schedule's rates.</summary>
    public void Step()
    {
        if (_settings.HalfDecay)
        {
            LearningRate.Set(_generatorOptimiser, LearningRate.HalfDecay(_settings.GeneratorRate, StepsTaken + 1, _settings.Steps));
            LearningRate.Set(_discriminatorOptimiser, LearningRate.HalfDecay(_settings.DiscriminatorRate, StepsTaken + 1, _settings.Steps));
        }

        for (var step = 0; step < _settings.DiscriminatorSteps; step++) DiscriminatorStep();
        GeneratorStep();
    }

    /// <summary>One step of the discriminator on fresh samples; the generator stays out of the graph.</summary>
    public void DiscriminatorStep()
    {
        using var scope = NewDisposeScope();
        Tensor real, fake;
        using (no_grad()) (real, fake) = (_real(_settings.Batch, _data), Generate(_settings.Batch, _latents));
        Gradients.Clear(Discriminator);
        var values = Discriminator.call(cat([real, fake]));
        var (onReal, onFake) = (values.narrow(0, 0, real.shape[0]), values.narrow(0, real.shape[0], fake.shape[0]));
        var loss = Wasserstein ? Objectives.Wasserstein.CriticLoss(onReal, onFake) : Adversarial.DiscriminatorLoss(onReal, onFake);
        if (_settings.Cost == GameCost.PenalisedWasserstein) loss += GradientPenalty.TwoSided(Discriminator, real, fake, _settings.Lambda, _between);
        loss.backward();
        _discriminatorOptimiser.step();
        if (_settings.Cost == GameCost.ClippedWasserstein) WeightClipping.Clamp(Discriminator, _settings.Clip);
    }

    /// <summary>One step of the generator; the discriminator is frozen.</summary>
    public void GeneratorStep()
    {
        using var scope = NewDisposeScope();
        using var frozen = new Frozen(Discriminator);
        Gradients.Clear(Generator);
        var values = Discriminator.call(Generate(_settings.Batch, _latents));
        var loss = _settings.Cost switch
        {
            GameCost.Minimax => Adversarial.MinimaxLoss(values),
            GameCost.NonSaturating => Adversarial.NonSaturatingLoss(values),
            _ => Objectives.Wasserstein.GeneratorLoss(values),
        };
        loss.backward();
        _generatorOptimiser.step();
        StepsTaken++;
    }

    /// <summary>Samples of the generator, shape [count, d]; with a graph unless gradients are off.</summary>
    /// <param name="count">How many.</param>
    /// <param name="latents">Source of the latents: a stream of the caller's own leaves training untouched.</param>
    public Tensor Generate(long count, Generator latents) => Generator.call(randn(count, _latent, generator: latents, device: _device));

    /// <summary>Frees optimisers and streams; the players are the caller's.</summary>
    public void Dispose()
    {
        _generatorOptimiser.Dispose();
        _discriminatorOptimiser.Dispose();
        _data.Dispose();
        _latents.Dispose();
        _between.Dispose();
    }

    optim.Optimizer Optimiser(Sequential player, double rate) => _settings.Cost == GameCost.ClippedWasserstein
        ? optim.RMSProp(player.parameters(), rate)
        : optim.Adam(player.parameters(), rate, _settings.Beta1, _settings.Beta2);
}
