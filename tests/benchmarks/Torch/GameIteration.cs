using Replication.Core.Networks;
using Replication.Core.Targets;
using Replication.Core.Training;
using static TorchSharp.torch;

namespace Replication.Benchmarks.Torch;

/// <summary>
/// One iteration of <see cref="AdversarialGame"/>, which the experiments train with. torch_peer.py has the same iterations.
/// </summary>
internal sealed class GameIteration : IStep, IDisposable
{
    private readonly AdversarialGame _game;

    private GameIteration(GameSettings settings, int hiddenLayers, int width, Func<long, Generator, Tensor> real)
    {
        var draws = new Draws(0, CPU);
        using var weights = draws.Stream("weights");
        long[] hidden = [.. Enumerable.Repeat((long)width, hiddenLayers)];
        var generator = Mlp.Create(weights, CPU, [Network.Dimensions, .. hidden, Network.Dimensions]);
        var discriminator = Mlp.Create(weights, CPU, [Network.Dimensions, .. hidden, 1]);
        Operations = GameArithmetic.OfStep(settings, generator, discriminator);
        _game = new AdversarialGame(generator, discriminator, settings, real, draws);
    }

    /// <summary>Floating-point operations that the iteration needs at least.</summary>
    internal double Operations { get; }

    public void Run() => _game.Step();

    public void Dispose() => _game.Dispose();

    /// <summary>A step of a standard GAN: the discriminator, then the generator with the non-saturating cost.</summary>
    internal static GameIteration Gan(int width, int batch) => new(Constant(GameCost.NonSaturating, batch) with { DiscriminatorSteps = 1 }, 3, width, Normal);

    /// <summary>An iteration of WGAN-GP: five critic steps with the gradient penalty, then the generator.</summary>
    internal static GameIteration WganGp(int width, int batch) => new(Constant(GameCost.PenalisedWasserstein, batch) with { Lambda = 10 }, 3, width, Normal);

    /// <summary>An iteration as the experiments run it: the ring of 8 Gaussians, two hidden layers, a rate that falls.</summary>
    internal static GameIteration Ring(int width, int batch) =>
        new(new(GameCost.PenalisedWasserstein) { Steps = int.MaxValue, Batch = batch }, 2, width, GaussianModes.Ring8(CPU).Sample);

    private static GameSettings Constant(GameCost cost, int batch) =>
        new(cost) { Steps = int.MaxValue, Batch = batch, HalfDecay = false, GeneratorRate = 1e-4, DiscriminatorRate = 1e-4 };

    private static Tensor Normal(long count, Generator stream) => randn(count, Network.Dimensions, generator: stream);
}
