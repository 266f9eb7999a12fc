using Replication.Core.Metrics;
using Replication.Core.Networks;
using Replication.Core.Targets;
using Replication.Core.Training;
using Replication.Evidence;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// One generator trained on a mixture, looked at ten times on the way and judged at the end. What varies between arms is the
/// <see cref="GameSettings"/> alone: networks, initial weights, data and latents of one replicate are the same draws in every arm.
/// </summary>
/// <remarks>
/// Both players have two hidden layers of 64 ReLU units, where the released toy code has three of 512: in trials width 128 took two to three times as
/// long and covered the modes no better. Minibatches of 256 fresh samples, as there; 128 in the studies beside the main comparison, which cost
/// two thirds and blur more. Rates of 1e-3 (ring) and
/// 2e-3 (grid), ten and twenty times the released ones, and a linear decay over the second half make 1500 steps do. Paper scale has the papers' own
/// widths, rates, minibatches and steps.
/// </remarks>
/// <param name="arm">What is trained.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class CollapseTraining(ModeCollapse.Setting arm, Run run)
{
    const int Shown = 200;

    readonly Draws _draws = new(run.Seed, device(run.Device));
    readonly GameSettings _game = AtScale(arm, run.Scale);
    readonly Evaluation _evaluation = Evaluation.At(run.Scale);

    /// <summary>Trains, looks and judges. Snapshots are kept of the arms that a figure watches, in the first replicate.</summary>
    public ModeCollapse.Row Train()
    {
        using var everything = NewDisposeScope();
        using var target = arm.Target(_draws.Device);
        using var weights = _draws.Stream("weights");
        var latent = arm.Unrolled is not null && run.Scale == Scale.Paper ? 256 : 2;
        using var generator = Mlp.Create(weights, _draws.Device, [latent, .. Hidden, 2]);
        return arm.Unrolled is { } unrolled ? Unrolled(generator, unrolled, target, latent) : Plain(generator, weights, target);
    }

    long[] Hidden => run.Scale != Scale.Paper ? [64, 64] : arm.Unrolled is null ? [512, 512, 512] : [128, 128];

    ModeCollapse.Row Plain(Sequential generator, Generator weights, GaussianModes target)
    {
        using var discriminator = Mlp.Create(weights, _draws.Device, [2, .. Hidden, 1]);
        using var game = new AdversarialGame(generator, discriminator, _game, target.Sample, _draws);
        return Watch(target, game.Step, game.Generate);
    }

    ModeCollapse.Row Unrolled(Sequential generator, int unrolled, GaussianModes target, int latent)
    {
        var unrolling = new Unrolling(new FunctionalMlp([2, .. Hidden, 1]), unrolled, _game.Beta1, _game.Beta2) { ThroughSteps = arm.ThroughSteps };
        using var game = new UnrolledGame(generator, unrolling, _game, target.Sample, _draws, latent);
        return Watch(target, game.Step, game.Generate);
    }

    ModeCollapse.Row Watch(GaussianModes target, Action step, Func<long, Generator, Tensor> generate)
    {
        var (course, snapshots) = (new List<CollapseCourse>(), new List<CollapseSample>());
        for (var taken = 0; taken <= _game.Steps; taken++)
        {
            if (taken > 0) step();
            if (taken * _evaluation.Looks % _game.Steps >= _evaluation.Looks) continue;
            run.Progress?.Report((double)taken / _game.Steps);
            run.Cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            using var guard = no_grad();
            using var latents = _draws.Stream("latents of the looks");
            var samples = generate(_evaluation.Judged, latents);
            course.Add(Finite(samples) ? Look(taken, ModeCoverage.Of(samples, target)) : new CollapseCourse(taken, 0, 0, double.NaN));
            if (arm.Watched && run.Replicate == 0) snapshots.AddRange(Snapshot(taken, samples));
        }

        using var last = _draws.Stream("judged latents");
        using var finalScope = NewDisposeScope();
        using var still = no_grad();
        return Judge(generate(_evaluation.Judged, last), target, _draws, _evaluation, course, snapshots);
    }

    /// <summary>The row of a sampler that needs no training.</summary>
    public static ModeCollapse.Row OfSampler(ReferenceSampler sampler, ModeCollapse.Setting arm, Run run)
    {
        using var scope = NewDisposeScope();
        using var target = arm.Target(CPU);
        var draws = new Draws(run.Seed, CPU);
        using var stream = draws.Stream("judged latents");
        var evaluation = Evaluation.At(run.Scale);
        var samples = sampler.Sample(target, evaluation.Judged, stream);
        return Judge(samples, target, draws, evaluation, [], arm.Watched && run.Replicate == 0 ? Snapshot(0, samples) : []);
    }

    static ModeCollapse.Row Judge(
        Tensor samples, GaussianModes target, Draws draws, Evaluation evaluation, IReadOnlyList<CollapseCourse> course,
        IReadOnlyList<CollapseSample> snapshots)
    {
        if (!Finite(samples)) return new ModeCollapse.Row(0, 0, double.NaN, 0, double.NaN, Diverged: true, course, snapshots);
        using var stream = draws.Stream("judged data");
        var coverage = ModeCoverage.Of(samples, target);
        var distance = SampleTransport.Wasserstein(
            samples.narrow(0, 0, evaluation.Transported), target.Stratified(evaluation.Transported, stream));
        return new ModeCollapse.Row(
            coverage.Modes, coverage.HighQuality, coverage.NearestModeKl, coverage.ModesWithShare, distance,
            Diverged: course.Any(point => RunDivergence.Of(point.NearestModeKl)), course, snapshots);
    }

    static CollapseCourse Look(int step, ModeCoverage coverage) => new(step, coverage.Modes, coverage.HighQuality, coverage.NearestModeKl);

    static IReadOnlyList<CollapseSample> Snapshot(int step, Tensor samples)
    {
        if (!Finite(samples)) return [];
        var points = SampleTransport.Cloud(samples.narrow(0, 0, Shown)).Coordinates.ToArray();
        return [.. Enumerable.Range(0, Shown).Select(i => new CollapseSample(step, Math.Round(points[2 * i], 3), Math.Round(points[2 * i + 1], 3)))];
    }

    static bool Finite(Tensor samples) => samples.isfinite().all().item<bool>();

    /// <summary>
    /// Standard settings at other scales. Paper: those of the released toy codes (claims of Gulrajani et al. 2017: 100,000 steps at a tenth of our
    /// rates, clipping at 0.01 with RMSProp 5e-5; Metz et al. 2016: 25,000 steps, minibatches of 512, D 1e-4).
    /// </summary>
    static GameSettings AtScale(ModeCollapse.Setting arm, Scale scale) => (scale, arm.Game!) switch
    {
        (Scale.Smoke, var game) => game with { Steps = 10, Batch = 32, DiscriminatorSteps = Math.Min(game.DiscriminatorSteps, 2) },
        (Scale.Standard, var game) => game,
        (_, var game) when arm.Unrolled is not null => game with { Steps = 25_000, Batch = 512, DiscriminatorRate = 1e-4 },
        (_, { Cost: GameCost.ClippedWasserstein } game) =>
            game with { Steps = 100_000, Batch = 256, GeneratorRate = 5e-5, DiscriminatorRate = 5e-5, Clip = 0.01 },
        (_, var game) => game with
        {
            Steps = 100_000, Batch = 256, GeneratorRate = game.GeneratorRate / 10, DiscriminatorRate = game.DiscriminatorRate / 10,
        },
    };

    /// <summary>What a look and the judgement cost: 2500 samples for coverage as in VEEGAN's section 5.1, fewer for the exact W1.</summary>
    sealed record Evaluation(int Looks, int Judged, int Transported)
    {
        public static Evaluation At(Scale scale) => scale == Scale.Smoke ? new(2, 250, 100) : new(10, 2500, 1000);
    }
}
