using Replication.Core.Training.Mixtures;

namespace Replication.Experiments;

/// <summary>The players of an arm, and what they are given.</summary>
sealed record MixSettings(GameCost Cost, int Generators)
{
    public Func<Device, MixTarget> Target { get; init; } = MixTarget.Ring;
    public int Discriminators { get; init; } = 1;           // all of them together have as many parameters as one
    public int HiddenWidth { get; init; }                   // of a generator; 0 for an affine map, too weak to fit the ring alone
    public double Entropy { get; init; } = 0.1;             // the released MIX+GAN code's
    public double Lambda { get; init; } = 0.1;              // the WGAN-GP toy code's
    public int DiscriminatorSteps { get; init; } = Cost == GameCost.PenalisedWasserstein ? 3 : 5;   // 3 come as close with the penalty
    public int Steps { get; init; } = 1500;                 // of the generators at standard scale
    public bool Shown { get; init; }                        // whether a figure shows samples and weights
}

/// <summary>
/// MIX+GAN: generators and discriminators with learned weights. Critics of width 48 do in the plane what the toy code's 512
/// (igul222/improved_wgan_training) do. Adam's betas are the released codes', (0.5, 0.9) with WGAN-GP and (0.5, 0.999) without. Affine maps
/// and log-weights learn at 3e-3, since an affine map has few parameters and far to go, the rest at 1e-3.
/// </summary>
sealed class TrainedMixture(MixSettings settings, Run run)
{
    const int Moments = 10;

    readonly Draws _draws = new(run.Seed, device(run.Device));
    readonly int _steps = run.Steps(smoke: 10, settings.Steps, paper: 100_000);

    public static Arm<MixRow> Arm(string name, string description, MixSettings settings) =>
        new(name, description, run => new TrainedMixture(settings, run).Measure());

    /// <summary>Trains, looking at the generators ten times on the way.</summary>
    public MixRow Measure()
    {
        using var scope = NewDisposeScope();
        using var target = settings.Target(_draws.Device);
        using var weights = _draws.Stream("initial weights");
        using var generators = new Mixture([.. Enumerable.Range(0, settings.Generators).Select(_ => Generator(weights))]);
        using var discriminators = new Mixture([.. Enumerable.Range(0, settings.Discriminators).Select(_ => Discriminator(weights))]);
        var paper = run.Scale == Scale.Paper;
        var game = new GameSettings(settings.Cost)
        {
            Steps = _steps,
            GeneratorRate = paper ? 1e-4 : settings.HiddenWidth == 0 ? 3e-3 : 1e-3,
            DiscriminatorRate = paper ? 1e-4 : 1e-3,
            DiscriminatorSteps = settings.DiscriminatorSteps,
            Beta2 = settings.Cost == GameCost.PenalisedWasserstein ? 0.9 : 0.999,
            Lambda = settings.Lambda,
        };
        var weighing = new MixtureSettings { Entropy = settings.Entropy, WeightRate = paper ? 1e-4 : 3e-3 };
        using var players = new MixtureGame(generators, discriminators, game, weighing, target.Sample, _draws, MixWatch.Latent);
        var watch = new MixWatch(target, _draws, run, settings.Shown);
        watch.Look(0, generators);
        while (players.StepsTaken < _steps)
        {
            players.Step();
            if (players.StepsTaken % (_steps / Moments) != 0) continue;
            watch.Look(players.StepsTaken, generators);
            run.Progress?.Report((double)players.StepsTaken / _steps);
        }

        return watch.Row(generators, discriminators);
    }

    Sequential Generator(Generator weights) => settings.HiddenWidth == 0
        ? Affine(weights, _draws.Device)
        : Mlp.Create(weights, _draws.Device, MixWatch.Latent, settings.HiddenWidth, 2);

    /// <summary>An affine map of the plane with all entries N(0, 1/4): components start apart, inside the data.</summary>
    public static Sequential Affine(Generator weights, Device device)
    {
        var map = Mlp.Create(weights, device, MixWatch.Latent, 2);
        foreach (var parameter in map.parameters()) Initialisation.Normal(parameter, 0.5, weights);
        return map;
    }

    Sequential Discriminator(Generator weights)
    {
        var width = CriticWidth(settings.Discriminators, run.Scale == Scale.Paper ? 512 : 48);
        return Mlp.Create(weights, _draws.Device, 2, width, width, 1);
    }

    /// <summary>The width w at which critics 2-w-w-1 of w^2 + 5 w + 1 parameters together come nearest to one of a width.</summary>
    public static long CriticWidth(int critics, long ofOne)
    {
        var each = (double)(ofOne * ofOne + 5 * ofOne + 1) / critics;
        return (long)Math.Round((Math.Sqrt(21 + 4 * each) - 5) / 2);
    }
}
