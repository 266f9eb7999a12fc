using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training;

/// <summary>
/// The unrolled GAN (Metz et al. 2016): the generator descends -L_D as it will be after the discriminator's next K steps on the present minibatch,
/// and the gradient flows back through those steps, Adam's moments included. The discriminator itself takes its ordinary steps. Not thread-safe.
/// </summary>
public sealed class UnrolledGame : IDisposable
{
    readonly Unrolling _unrolling;
    readonly GameSettings _settings;
    readonly Func<long, Generator, Tensor> _real;
    readonly Device _device;
    readonly long _latent;
    readonly MlpTraining _training = new();
    readonly TrainedMlp _generating;
    readonly Generator _data, _latents;
    AdamPath _discriminator;

    /// <summary>Sets a game up before its first step.</summary>
    /// <param name="generator">From [batch, latent] to [batch, d].</param>
    /// <param name="unrolling">The discriminator, from [batch, d] to logits [batch, 1], and how far it is looked ahead of.</param>
    /// <param name="settings">
    /// Rates, the generator's Adam, discriminator steps, minibatch and schedule; the cost must be <see cref="GameCost.Minimax"/>.
    /// </param>
    /// <param name="real">Draws [count, d] real samples.</param>
    /// <param name="draws">The run's streams; this game takes those called discriminator, data and latents.</param>
    /// <param name="latent">Width of the latent, standard normal.</param>
    /// <exception cref="ArgumentException">The cost is another one.</exception>
    public UnrolledGame(
        Sequential generator, Unrolling unrolling, GameSettings settings, Func<long, Generator, Tensor> real, Draws draws, long latent = 2)
    {
        if (settings.Cost != GameCost.Minimax) throw new ArgumentException("Unrolling is defined on the minimax cost.", nameof(settings));
        (Generator, _unrolling, _settings, _real, _device, _latent) = (generator, unrolling, settings, real, draws.Device, latent);
        _generating = _training.Of(generator, settings.Beta1, settings.Beta2);
        (_data, _latents) = (draws.Stream("data"), draws.Stream("latents"));
        using var scope = NewDisposeScope();
        using var initial = draws.Stream("discriminator");
        _discriminator = AdamPath.From(unrolling.Discriminator.Initial(initial, draws.Device)).Settled();
    }

    /// <summary>The generator.</summary>
    public Sequential Generator { get; }

    /// <summary>Generator steps taken.</summary>
    public int StepsTaken { get; private set; }

    /// <summary>The discriminator's steps, then one of the generator, at the schedule's rates.</summary>
    public void Step()
    {
        for (var step = 0; step < _settings.DiscriminatorSteps; step++) DiscriminatorStep();
        GeneratorStep();
        StepsTaken++;
    }

    /// <summary>Samples of the generator, shape [count, d]; with a graph unless gradients are off.</summary>
    /// <param name="count">How many.</param>
    /// <param name="latents">Source of the latents: a stream of the caller's own leaves training untouched.</param>
    public Tensor Generate(long count, Generator latents) => Generator.call(randn(count, _latent, generator: latents, device: _device));

    /// <summary>Frees optimiser, streams and discriminator; the generator is the caller's.</summary>
    public void Dispose()
    {
        _training.Dispose();
        _data.Dispose();
        _latents.Dispose();
        _discriminator.Free();
    }

    void DiscriminatorStep()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var (real, fake) = (_real(_settings.Batch, _data), _generating.Call(Latents()));
        var next = _unrolling.ScriptedNext(_discriminator, real, fake, Now(_settings.DiscriminatorRate)).Settled();
        _discriminator.Free();
        _discriminator = next;
    }

    void GeneratorStep()
    {
        using var scope = NewDisposeScope();
        var (real, fake) = (_real(_settings.Batch, _data), _generating.Call(Latents()));
        var signal = _unrolling.Signal(_discriminator, real, fake, Now(_settings.DiscriminatorRate));
        _training.Backward((fake * signal).sum());
        _generating.Step(Now(_settings.GeneratorRate));
    }

    Tensor Latents() => randn(_settings.Batch, _latent, generator: _latents, device: _device);

    double Now(double rate) => _settings.HalfDecay ? LearningRate.HalfDecay(rate, StepsTaken + 1, _settings.Steps) : rate;
}
