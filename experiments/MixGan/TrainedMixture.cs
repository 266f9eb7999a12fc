using Replication.Core.Networks;
using Replication.Core.Training;
using Replication.Core.Training.Mixtures;
using Replication.Evidence;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// MIX+GAN as the arms play it. Settings and their reasons:
/// <list type="bullet">
/// <item>Networks: affine generators, so weak that one of them cannot fit the ring, or small MLPs; critics of two hidden layers whose width is
/// chosen so that all critics of an arm together hold as many parameters as one of width 48, where the toy code's 512
/// (igul222/improved_wgan_training) adds nothing in the plane.</item>
/// <item>Initial affine maps have entries N(0, 1/4): components start apart, inside the data. MLPs start as <see cref="Mlp"/> says.</item>
/// <item>Adam (0.5, 0.9) with WGAN-GP and (0.5, 0.999) with the non-saturating game, the released codes' betas; discriminators at 1e-3; affine
/// generators and log-weights at 3e-3, since an affine map has few parameters and far to go; MLPs at 1e-3; all falling to 0 over the second half.
/// 5 steps of the discriminators for each of the generators; 3 with WGAN-GP, where they come as close.</item>
/// <item>Lambda 0.1, the toy code's; entropy 0.1, the released MIX+GAN code's.</item>
/// </list>
/// </summary>
/// <param name="arm">The players.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class TrainedMixture(MixGan.Setting arm, Run run)
{
    const int Moments = 10;

    readonly Draws _draws = new(run.Seed, device(run.Device));

    int Steps => run.Scale switch { Scale.Smoke => 10, Scale.Standard => arm.Steps, _ => 100_000 };

    GameSettings Settings => new(arm.Cost)
    {
        Steps = Steps,
        GeneratorRate = run.Scale == Scale.Paper ? 1e-4 : arm.HiddenWidth == 0 ? 3e-3 : 1e-3,
        DiscriminatorRate = run.Scale == Scale.Paper ? 1e-4 : 1e-3,
        DiscriminatorSteps = arm.DiscriminatorSteps,
        Beta2 = arm.Cost == GameCost.PenalisedWasserstein ? 0.9 : 0.999,
        Lambda = arm.Lambda,
    };

    /// <summary>Trains, looking at the generators ten times on the way.</summary>
    public MixRow Measure()
    {
        using var scope = NewDisposeScope();
        using var target = new MixTarget(arm.Target, _draws.Device);
        using var weights = _draws.Stream("initial weights");
        using var generators = new Mixture([.. Enumerable.Range(0, arm.Generators).Select(_ => Generator(weights))]);
        using var discriminators = new Mixture([.. Enumerable.Range(0, arm.Discriminators).Select(_ => Discriminator(weights))]);
        var weighing = new MixtureSettings { Entropy = arm.Entropy, WeightRate = run.Scale == Scale.Paper ? 1e-4 : 3e-3 };
        using var game = new MixtureGame(generators, discriminators, Settings, weighing, target.Sample, _draws, MixEvaluation.Latent);

        var evaluation = new MixEvaluation(target, _draws, run.Scale);
        var shown = arm.Shown && run.Replicate == 0;
        var (course, shares, samples) = (new List<MixMoment>(), new List<MixWeight>(), new List<MixSample>(shown ? evaluation.Data() : []));
        Look();
        while (game.StepsTaken < Steps)
        {
            game.Step();
            if (game.StepsTaken % (Steps / Moments) == 0) Look();
        }

        return evaluation.Row(generators, discriminators, course, shares, samples);

        void Look()
        {
            course.Add(evaluation.Moment(game.StepsTaken, generators));
            shares.AddRange(MixEvaluation.Weights(game.StepsTaken, generators));
            if (shown) samples.AddRange(evaluation.Samples(game.StepsTaken, generators));
            run.Progress?.Report((double)game.StepsTaken / Steps);
        }
    }

    Sequential Generator(Generator weights) => arm.HiddenWidth == 0
        ? FittedMixture.Affine(weights, _draws.Device)
        : Mlp.Create(weights, _draws.Device, MixEvaluation.Latent, arm.HiddenWidth, 2);

    Sequential Discriminator(Generator weights)
    {
        var width = CriticWidth(arm.Discriminators, run.Scale == Scale.Paper ? 512 : 48);
        return Mlp.Create(weights, _draws.Device, 2, width, width, 1);
    }

    /// <summary>The width w at which so many critics 2-w-w-1 of w^2 + 5 w + 1 parameters come nearest to the number that one of a width has.</summary>
    public static long CriticWidth(int critics, long ofOne)
    {
        var each = (double)(ofOne * ofOne + 5 * ofOne + 1) / critics;
        return (long)Math.Round((Math.Sqrt(21 + 4 * each) - 5) / 2);
    }
}
