using Replication.Core.Training.Steps;
using static TorchSharp.torch;

namespace Replication.Core.Training.Mixtures;

/// <summary>
/// MIX+GAN (Arora et al. 2017, section 5): T generators u_i with weights w_i against S discriminators v_j with weights q_j on the payoff
/// sum_ij w_i q_j F(u_i, v_j). Each side minimises its own cost of that form plus its entropy regulariser, by Adam over its players and its
/// log-weights at once. F is the non-saturating game or WGAN-GP; with WGAN-GP the penalty is part of F, between the samples of u_i and real
/// ones. Streams are those of <see cref="AdversarialGame"/>. Not thread-safe.
/// </summary>
public sealed class MixtureGame : IDisposable
{
    readonly GameSettings _settings;
    readonly Func<long, Generator, Tensor> _real;
    readonly Device _device;
    readonly long _latent;
    readonly StepRule _rule;
    readonly Steps.DiscriminatorStep _discriminating;
    readonly Steps.GeneratorStep _generating;
    readonly Weighing _generatorWeights, _discriminatorWeights;
    readonly Generator _data, _latents, _between;

    /// <summary>Sets a game up before its first step.</summary>
    /// <param name="generators">Each from [n, latent] to [n, d].</param>
    /// <param name="discriminators">Each from [n, d] to [n, 1]: logits or values.</param>
    /// <param name="settings">
    /// Cost, rates and schedule. A batch is shared by the generators in equal parts, at least one sample each, whatever their weights.
    /// </param>
    /// <param name="mixture">Entropy regulariser and rate of the log-weights.</param>
    /// <param name="real">Draws [count, d] real samples.</param>
    /// <param name="draws">The run's streams; this game takes those called data, latents and between.</param>
    /// <param name="latent">Width of the latent, standard normal.</param>
    /// <exception cref="ArgumentException">The cost is none that is played in mixtures here.</exception>
    public MixtureGame(
        Mixture generators, Mixture discriminators, GameSettings settings, MixtureSettings mixture, Func<long, Generator, Tensor> real,
        Draws draws, long latent = 2)
    {
        if (settings.Cost is not (GameCost.NonSaturating or GameCost.PenalisedWasserstein))
            throw new ArgumentException($"Mixtures play the non-saturating or the penalised Wasserstein game, not {settings.Cost}.", nameof(settings));
        (Generators, Discriminators, _settings, _real, _device, _latent) = (generators, discriminators, settings, real, draws.Device, latent);
        _rule = StepRule.Of(settings);
        _discriminating = Steps.DiscriminatorStep.Of(discriminators.Players, _rule);
        _generating = Steps.GeneratorStep.Of(generators.Players, _discriminating, _rule);
        (_generatorWeights, _discriminatorWeights) = (new Weighing(generators, settings, mixture), new Weighing(discriminators, settings, mixture));
        (_data, _latents, _between) = (draws.Stream("data"), draws.Stream("latents"), draws.Stream("between"));
    }

    /// <summary>u and w.</summary>
    public Mixture Generators { get; }

    /// <summary>v and q.</summary>
    public Mixture Discriminators { get; }

    /// <summary>Steps of the generating side taken.</summary>
    public int StepsTaken { get; private set; }

    long Share => Math.Max(1, _settings.Batch / Generators.Size);

    double Decay => _settings.HalfDecay ? LearningRate.HalfDecay(1, StepsTaken + 1, _settings.Steps) : 1;

    /// <summary>The discriminators' steps, then one of the generators, at the schedule's rates.</summary>
    public void Step()
    {
        for (var step = 0; step < _settings.DiscriminatorSteps; step++) DiscriminatorStep();
        GeneratorStep();
    }

    /// <summary>One step of all discriminators and their log-weights on fresh samples.</summary>
    public void DiscriminatorStep()
    {
        using var scope = NewDisposeScope();
        Tensor real, fake;
        MixtureWeights weights;
        using (no_grad())
        {
            (real, fake) = (_real(Share * Generators.Size, _data), _generating.Generate(Latents()));
            weights = new MixtureWeights(Discriminators.Weights(), Generators.Weights());
        }

        var between = _rule.Penalised ? rand(real.shape[0], 1, device: _device, generator: _between) : null;
        _discriminatorWeights.Descend(_discriminating.Take(real, fake, between, _settings.DiscriminatorRate * Decay, weights)!, Decay);
    }

    /// <summary>One step of all generators and their log-weights; the discriminators are frozen.</summary>
    public void GeneratorStep()
    {
        using var scope = NewDisposeScope();
        MixtureWeights weights;
        using (no_grad()) weights = new MixtureWeights(Generators.Weights(), Discriminators.Weights());
        _generatorWeights.Descend(_generating.Take(Latents(), _settings.GeneratorRate * Decay, weights)!, Decay);
        StepsTaken++;
    }

    /// <summary>Frees optimisers and streams; the mixtures are the caller's.</summary>
    public void Dispose()
    {
        _generating.Dispose();
        _discriminating.Dispose();
        _generatorWeights.Dispose();
        _discriminatorWeights.Dispose();
        _data.Dispose();
        _latents.Dispose();
        _between.Dispose();
    }

    Tensor Latents() => randn(Generators.Size, Share, _latent, generator: _latents, device: _device);

    /// <summary>A mixture's log-weights with their optimiser.</summary>
    sealed class Weighing(Mixture mixture, GameSettings settings, MixtureSettings weighing) : IDisposable
    {
        readonly optim.Optimizer _optimiser = optim.Adam([mixture.LogWeights], weighing.WeightRate, settings.Beta1, settings.Beta2);

        /// <summary>A step down the weighted sum of what the players paid, shape [players], plus the entropy regulariser.</summary>
        public void Descend(Tensor costs, double decay)
        {
            if (mixture.Size == 1) return;
            mixture.LogWeights.grad = null;
            (mixture.Weights().dot(costs) + mixture.EntropyRegulariser() * weighing.Entropy).backward();
            LearningRate.Set(_optimiser, weighing.WeightRate * decay);
            _optimiser.step();
        }

        public void Dispose() => _optimiser.Dispose();
    }
}
