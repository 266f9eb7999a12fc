using Replication.Core.Networks;
using Replication.Core.Targets;
using Replication.Core.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Benchmarks.Torch;

/// <summary>
/// One generator iteration of WGAN-GP as the experiments run it: <see cref="AdversarialGame"/> on the ring of 8 Gaussians, networks with two hidden
/// layers, five critic steps, fresh data in each, the rates set anew. torch_peer.py has the same iteration.
/// </summary>
internal sealed class ExperimentIteration(int width, int batch) : IStep
{
    private readonly AdversarialGame _game = Game(width, batch);

    public void Run() => _game.Step();

    internal static double Arithmetic(int width, int batch)
    {
        using var weights = new Generator(0);
        return GameArithmetic.OfStep(Settings(batch), Generator(weights, width), Critic(weights, width));
    }

    private static AdversarialGame Game(int width, int batch)
    {
        var draws = new Draws(0, CPU);
        using var weights = draws.Stream("weights");
        return new AdversarialGame(Generator(weights, width), Critic(weights, width), Settings(batch), GaussianModes.Ring8(CPU).Sample, draws);
    }

    private static GameSettings Settings(int batch) => new(GameCost.PenalisedWasserstein) { Steps = int.MaxValue, Batch = batch };

    private static Sequential Generator(Generator weights, int width) => Mlp.Create(weights, CPU, Network.Dimensions, width, width, Network.Dimensions);

    private static Sequential Critic(Generator weights, int width) => Mlp.Create(weights, CPU, Network.Dimensions, width, width, 1);
}
