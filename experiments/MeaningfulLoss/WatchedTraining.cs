using Replication.Oracles.Statistics;

namespace Replication.Experiments;

/// <summary>A generator that is trained against a critic or a discriminator d-64-64-1, watched on held-out samples.</summary>
/// <param name="hidden">Widths of the generator's hidden layers.</param>
/// <param name="settings">Cost, rates and steps of the standard scale.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class WatchedTraining(long[] hidden, GameSettings settings, Run run)
{
    const int Filter = 11;      // generator steps that a look takes the median estimate of; the paper filters its curves too
    const int Ambient = 64;     // dimension of the space that the torus lies in

    readonly Draws _draws = new(run.Seed, device(run.Device));

    public TrainingCurves.Row OnTorus()
    {
        using var embedding = _draws.Stream("embedding");
        using var torus = new EmbeddedTorus(Ambient, embedding, _draws.Device);
        return Train(Ambient, torus.Sample, torus.Sample);
    }

    public TrainingCurves.Row OnRing()
    {
        using var ring = GaussianModes.Ring8(_draws.Device);
        return Train(2, ring.Sample, ring.Stratified);
    }

    TrainingCurves.Row Train(long dimension, Func<long, Generator, Tensor> data, Func<long, Generator, Tensor> heldOutData)
    {
        using var scope = NewDisposeScope();
        var (headStart, every, judged, game) = AtScale();
        using var weights = _draws.Stream("weights");
        var generator = Mlp.Create(weights, _draws.Device, [2, .. hidden, dimension]);
        var opponent = Mlp.Create(weights, _draws.Device, dimension, 64, 64, 1);
        using var players = new AdversarialGame(generator, opponent, game, data, _draws);
        var heldOut = new HeldOutSamples(players, game.Cost, heldOutData, judged, _draws);
        for (var step = 0; step < headStart; step++) players.DiscriminatorStep();

        var course = new List<TrainingCurves.Look>();
        Look([heldOut.Estimate()]);
        var estimates = new List<double>();
        while (players.StepsTaken < game.Steps)
        {
            players.Step();
            var toLook = (every - players.StepsTaken % every) % every;
            if (toLook < Filter) estimates.Add(heldOut.Estimate());
            if (toLook > 0) continue;
            Look(estimates);
            estimates.Clear();
        }

        return new(course, course.Exists(at => RunDivergence.Of(at.Estimate) || RunDivergence.Of(at.Wasserstein)));

        void Look(List<double> recent)
        {
            var estimate = recent.Exists(double.IsNaN) ? double.NaN : Location.Median(recent);
            var distance = heldOut.Distance();
            var first = course.Count == 0 ? (estimate, distance) : (course[0].Estimate, course[0].Wasserstein);
            course.Add(new(players.StepsTaken, estimate, distance, estimate / first.Item1, distance / first.Item2));
            run.Progress?.Report((double)players.StepsTaken / game.Steps);
            run.Cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Steps of the opponent alone, generator steps from look to look, samples of each kind, and the game.</summary>
    (int HeadStart, int Every, int Judged, GameSettings Game) AtScale() => run.Scale switch
    {
        Scale.Smoke => (10, 5, 32, settings with { Steps = 10, Batch = 16 }),
        Scale.Standard => (250, 25, 256, settings with { Steps = run.Steps(smoke: 25, standard: settings.Steps) }),
        _ => (2500, 500, 512, settings with
        {
            Steps = run.Steps(smoke: 500, standard: 40 * settings.Steps), DiscriminatorRate = settings.DiscriminatorRate / 40,
        }),
    };
}
