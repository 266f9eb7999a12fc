using Replication.Core.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Core.Training.Mixtures;

/// <summary>
/// MIX+GAN (Arora et al. 2017, section 5): T generators u_i with weights w_i against S discriminators v_j with weights q_j on the payoff
/// sum_ij w_i q_j F(u_i, v_j). Each side minimises its own cost of that form plus its entropy regulariser, by Adam over its players and its
/// log-weights at once. F is the non-saturating game or WGAN-GP; with WGAN-GP the penalty is part of F, between the samples of u_i and real ones.
/// Streams are those of <see cref="AdversarialGame"/>. Not thread-safe.
/// </summary>
public sealed class MixtureGame : IDisposable
{
    readonly GameSettings _settings;
    readonly Func<long, Generator, Tensor> _real;
    readonly Device _device;
    readonly long _latent;
    readonly Side _generating, _discriminating;
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
        _generating = new Side(generators, settings.GeneratorRate, settings, mixture);
        _discriminating = new Side(discriminators, settings.DiscriminatorRate, settings, mixture);
        (_data, _latents, _between) = (draws.Stream("data"), draws.Stream("latents"), draws.Stream("between"));
    }

    /// <summary>u and w.</summary>
    public Mixture Generators { get; }

    /// <summary>v and q.</summary>
    public Mixture Discriminators { get; }

    /// <summary>Steps of the generating side taken.</summary>
    public int StepsTaken { get; private set; }

    long Share => Math.Max(1, _settings.Batch / Generators.Size);

    /// <summary>The discriminators' steps, then one of the generators, at the schedule's rates.</summary>
    public void Step()
    {
        if (_settings.HalfDecay)
        {
            var decay = LearningRate.HalfDecay(1, StepsTaken + 1, _settings.Steps);
            _generating.Decay(decay);
            _discriminating.Decay(decay);
        }

        for (var step = 0; step < _settings.DiscriminatorSteps; step++) DiscriminatorStep();
        GeneratorStep();
    }

    /// <summary>One step of all discriminators and their log-weights on fresh samples.</summary>
    public void DiscriminatorStep()
    {
        using var scope = NewDisposeScope();
        Tensor real, fake, weights;
        using (no_grad()) (real, fake, weights) = (_real(Share * Generators.Size, _data), Fake(), Generators.Weights());
        _discriminating.Descend(matmul(DiscriminatorCosts(real, fake), weights));
    }

    /// <summary>One step of all generators and their log-weights; the discriminators are frozen.</summary>
    public void GeneratorStep()
    {
        using var scope = NewDisposeScope();
        using var frozen = new FrozenPlayers(Discriminators.Players);
        Tensor weights;
        using (no_grad()) weights = Discriminators.Weights();
        var values = new Ensemble(Discriminators.Players).Call(ForEach(Fake()));
        _generating.Descend(matmul(weights, MeanOfEach(_settings.Cost == GameCost.NonSaturating ? functional.softplus(-values) : -values)));
        StepsTaken++;
    }

    /// <summary>What each discriminator pays against each generator, penalty included: shape [S, T].</summary>
    Tensor DiscriminatorCosts(Tensor real, Tensor fake)
    {
        var discriminators = new Ensemble(Discriminators.Players);
        var values = discriminators.Call(ForEach(cat([real, fake])));
        var (onReal, onFake) = (values.narrow(1, 0, real.shape[0]), values.narrow(1, real.shape[0], fake.shape[0]));
        return _settings.Cost == GameCost.NonSaturating
            ? functional.softplus(-onReal).mean([1]) + MeanOfEach(functional.softplus(onFake))
            : MeanOfEach(onFake) - onReal.mean([1]) + MeanOfEach((SlopesBetween(discriminators, real, fake) - 1).square()) * _settings.Lambda;
    }

    /// <summary>
    /// The slope of each discriminator at random points between real and fake, as <see cref="Constraints.GradientPenalty.SlopesBetween"/> for
    /// several at once: shape [S, n]. All are looked at in the same points.
    /// </summary>
    Tensor SlopesBetween(Ensemble discriminators, Tensor real, Tensor fake)
    {
        var e = rand(real.shape[0], 1, device: _device, generator: _between);
        var between = ForEach(fake + e * (real - fake)).contiguous().requires_grad_();
        var values = discriminators.Call(between);
        var gradient = autograd.grad([values], [between], [ones_like(values)], retain_graph: true, create_graph: true)[0];
        return linalg.vector_norm(gradient, 2, [2]);
    }

    /// <summary>The same samples for every discriminator: shape [S, n, d].</summary>
    Tensor ForEach(Tensor samples) => samples.unsqueeze(0).expand(Discriminators.Size, -1, -1);

    /// <summary>The mean over each generator's samples of one number per discriminator and sample: shape [S, T].</summary>
    Tensor MeanOfEach(Tensor ofSamples) => ofSamples.reshape(Discriminators.Size, Generators.Size, -1).mean([2]);

    /// <summary>Equally many samples of each generator, one after another: [T n, d].</summary>
    Tensor Fake() =>
        new Ensemble(Generators.Players).Call(randn(Generators.Size, Share, _latent, generator: _latents, device: _device)).flatten(0, 1);

    /// <summary>Frees optimisers and streams; the mixtures are the caller's.</summary>
    public void Dispose()
    {
        _generating.Dispose();
        _discriminating.Dispose();
        _data.Dispose();
        _latents.Dispose();
        _between.Dispose();
    }

    /// <summary>A mixture with its optimisers.</summary>
    sealed class Side(Mixture mixture, double rate, GameSettings settings, MixtureSettings weighing) : IDisposable
    {
        readonly optim.Optimizer _players = optim.Adam(mixture.Parameters, rate, settings.Beta1, settings.Beta2);
        readonly optim.Optimizer _weights = optim.Adam([mixture.LogWeights], weighing.WeightRate, settings.Beta1, settings.Beta2);

        public void Decay(double factor)
        {
            LearningRate.Set(_players, rate * factor);
            LearningRate.Set(_weights, weighing.WeightRate * factor);
        }

        /// <summary>A step down the weighted sum of the players' costs, shape [players], plus the entropy regulariser.</summary>
        public void Descend(Tensor costs)
        {
            foreach (var player in mixture.Players) Gradients.Clear(player);
            mixture.LogWeights.grad = null;
            if (mixture.Size == 1)
            {
                costs.sum().backward();
                _players.step();
                return;
            }

            (mixture.Weights().dot(costs) + mixture.EntropyRegulariser() * weighing.Entropy).backward();
            _players.step();
            _weights.step();
        }

        public void Dispose()
        {
            _players.Dispose();
            _weights.Dispose();
        }
    }

    sealed class FrozenPlayers(IReadOnlyList<Sequential> players) : IDisposable
    {
        readonly Frozen[] _each = [.. players.Select(player => new Frozen(player))];

        public void Dispose()
        {
            foreach (var one in _each) one.Dispose();
        }
    }
}
