using Replication.Core.Training.Steps;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training;

/// <summary>
/// Two players trained against each other: Algorithm 1 of Goodfellow et al. 2014, Arjovsky et al. 2017 and Gulrajani et al. 2017, which
/// differ in the loss and the constraint alone. Real data, latents and the penalty's points come from streams of their own, so that a
/// change of the loss moves no draw of the data. Not thread-safe.
/// </summary>
public sealed class AdversarialGame : IDisposable
{
    readonly GameSettings _settings;
    readonly Func<long, Generator, Tensor> _real;
    readonly Device _device;
    readonly long _latent;
    readonly StepRule _rule;
    readonly Steps.DiscriminatorStep _discriminating;
    readonly Steps.GeneratorStep _generating;
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
        _rule = StepRule.OfDiscriminator(settings);
        _discriminating = Steps.DiscriminatorStep.Of([discriminator], _rule);
        _generating = Steps.GeneratorStep.Of([generator], _discriminating, StepRule.Of(settings));
        (_data, _latents, _between) = (draws.Stream("data"), draws.Stream("latents"), draws.Stream("between"));
    }

    /// <summary>The generator.</summary>
    public Sequential Generator { get; }

    /// <summary>The discriminator, or critic.</summary>
    public Sequential Discriminator { get; }

    /// <summary>Generator steps taken.</summary>
    public int StepsTaken { get; private set; }

    /// <summary>
    /// The cosine between the discriminator's last step, before clipping, and the direction of steepest descent on that step's minibatch.
    /// </summary>
    /// <exception cref="NotSupportedException">The discriminator is no MLP of linear layers and ReLU.</exception>
    public double StepCosine => _discriminating.StepCosine;

    double Decay => _settings.HalfDecay ? LearningRate.HalfDecay(1, StepsTaken + 1, _settings.Steps) : 1;

    /// <summary>The discriminator's steps, then one of the generator, at the schedule's rates.</summary>
    public void Step()
    {
        for (var step = 0; step < _settings.DiscriminatorSteps; step++) DiscriminatorStep();
        GeneratorStep();
    }

    /// <summary>One step of the discriminator on fresh samples; the generator stays out of the graph.</summary>
    public void DiscriminatorStep()
    {
        using var scope = NewDisposeScope();
        Tensor real, fake;
        using (no_grad()) (real, fake) = (_real(_settings.Batch, _data), _generating.Generate(Latents()));
        var between = _rule.Penalised ? rand(real.shape[0], 1, device: _device, generator: _between) : null;
        _discriminating.Take(real, fake, between, _settings.DiscriminatorRate * Decay);
    }

    /// <summary>One step of the generator; the discriminator is frozen.</summary>
    public void GeneratorStep()
    {
        using var scope = NewDisposeScope();
        _generating.Take(Latents(), _settings.GeneratorRate * Decay);
        StepsTaken++;
    }

    /// <summary>Samples of the generator, shape [count, d]; with a graph unless gradients are off.</summary>
    /// <param name="count">How many.</param>
    /// <param name="latents">Source of the latents: a stream of the caller's own leaves training untouched.</param>
    public Tensor Generate(long count, Generator latents) => Generator.call(randn(count, _latent, generator: latents, device: _device));

    /// <summary>Frees optimisers and streams; the players are the caller's.</summary>
    public void Dispose()
    {
        _generating.Dispose();
        _discriminating.Dispose();
        _data.Dispose();
        _latents.Dispose();
        _between.Dispose();
    }

    Tensor Latents() => randn(1, _settings.Batch, _latent, generator: _latents, device: _device);
}
