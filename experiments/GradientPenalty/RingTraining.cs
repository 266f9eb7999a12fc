using Replication.Core.Metrics;
using Replication.Core.Networks;
using Replication.Core.Targets;
using Replication.Core.Training;
using Replication.Evidence;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// A generator 2-64-64-2 trained against a critic 2-64-64-1 on the ring of 8 Gaussians, both with ReLU: the released toy code's problem
/// (igul222/improved_wgan_training, gan_toy.py) at an eighth of its width, where all 8 modes are found within a thousand steps. 5 critic steps
/// each, 128 fresh samples, Adam(rate, 0.5, 0.9) or, clipped, RMSProp, rates falling to 0 over the second half.
/// </summary>
/// <param name="settings">Everything that is compared.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class RingTraining(GameSettings settings, Run run)
{
    const int Judged = 512;

    readonly Draws _draws = new(run.Seed, device(run.Device));

    int Every => run.Scale == Scale.Paper ? 1000 : 50;

    /// <summary>Trains, looking every 50 steps (at the paper's scale 1000).</summary>
    public GradientPenalty.Row Measure()
    {
        using var scope = NewDisposeScope();
        using var ring = GaussianModes.Ring8(_draws.Device);
        using var weights = _draws.Stream("weights");
        var width = run.Scale == Scale.Paper ? 512 : 64;
        var generator = Mlp.Create(weights, _draws.Device, 2, width, width, 2);
        var critic = Mlp.Create(weights, _draws.Device, 2, width, width, 1);
        var gigaflops = GameArithmetic.OfStep(settings, generator, critic) / 1e9;
        using var game = new AdversarialGame(generator, critic, settings, ring.Sample, _draws);
        var course = new List<RingLook>();
        for (; game.StepsTaken < settings.Steps && !(course.Count > 0 && RunDivergence.Of(course[^1].Wasserstein)); game.Step())
            if (game.StepsTaken % Every == 0) Look();
        Look();
        return GradientPenalty.Row.Empty with { Course = course, Diverged = course.Exists(look => RunDivergence.Of(look.Wasserstein)) };

        void Look()
        {
            course.Add(new RingLook(game.StepsTaken, game.StepsTaken * gigaflops, Distance(game, ring)));
            run.Progress?.Report((double)game.StepsTaken / settings.Steps);
        }
    }

    /// <summary>W1 to the data; NaN where the generator has left the finite numbers.</summary>
    double Distance(AdversarialGame game, GaussianModes ring)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var judged = _draws.Stream("judged");
        var count = run.Scale == Scale.Smoke ? 64 : Judged;
        var generated = game.Generate(count, judged);
        return isfinite(generated).all().item<bool>() ? SampleTransport.Wasserstein(generated, ring.Stratified(count, judged)) : double.NaN;
    }
}
