namespace Replication.Experiments;

/// <summary>A mixture of K Gaussians at the coordinates of the released WGAN-GP toy code, shown up to a reach.</summary>
sealed record CollapseTarget(string Name, string Title, int Modes, Func<Device, GaussianModes> On, double Reach)
{
    public static readonly CollapseTarget Ring = new("ring", "ring of 8", 8, GaussianModes.Ring8, 2.4);
    public static readonly CollapseTarget Grid = new("grid", "grid of 25", 25, GaussianModes.Grid25, 2.2);
    public static readonly CollapseTarget[] Both = [Ring, Grid];

    /// <summary>The name alone: a record's own text would make criteria and lines part of what a measurement reaches.</summary>
    public override string ToString() => Name;

    /// <summary>KL of a histogram that lacks one mode and is even over the rest.</summary>
    public double OneModeMissing => Math.Log(Modes / (Modes - 1.0));

    /// <summary>The generator is more even than one that drops a single mode.</summary>
    public Criterion<CollapseRow> Even => CollapseRow.Kl.AtMost(OneModeMissing);

    public string Evenness => $@"\mathrm{{KL}}(\hat q \,\|\, \text{{uniform}}) \le \log\tfrac{{{Modes}}}{{{Modes - 1}}}";

    public HorizontalLine OneModeMissingLine => new("one mode missing", Level.ClosedForm("log(K / (K - 1))", OneModeMissing));

    /// <summary>Samples of an arm in the plane over training, on those of the target.</summary>
    public Panel Plane(string title, Points<CollapseSample> snapshots, Arm arm)
    {
        Axis Coordinate(string name) => new(name, Axis.Dimensionless) { Range = (-Reach, Reach) };
        return new(Coordinate("x"), Coordinate("y"))
        {
            Title = title,
            EqualScale = true,
            Traces = [snapshots.Of(CoverageMetrics.Perfect[this]).Cloud("data", sample => sample.X, sample => sample.Y)],
            Moving = now => [snapshots.At(now).Of(arm).Cloud("generated", sample => sample.X, sample => sample.Y)],
        };
    }
}

/// <summary>
/// One generator against one discriminator. Each has two hidden layers of 64 ReLU units, where the released toy code has three of 512:
/// width 128 took two to three times as long in trials and covered the modes no better.
/// </summary>
sealed class CollapseTraining(Func<Device, GaussianModes> on, GameSettings game, Run run)
{
    bool Shown { get; init; }

    public static Arm<CollapseRow> Arm(
        string name, string description, Func<Device, GaussianModes> on, GameSettings game, bool shown = false) =>
        new(name, description, run => new CollapseTraining(on, game, run) { Shown = shown }.Train());

    public CollapseRow Train()
    {
        using var everything = NewDisposeScope();
        var draws = new Draws(run.Seed, device(run.Device));
        using var target = on(draws.Device);
        using var weights = draws.Stream("weights");
        long[] hidden = run.Scale == Scale.Paper ? [512, 512, 512] : [64, 64];
        using var generator = Mlp.Create(weights, draws.Device, [2, .. hidden, 2]);
        using var discriminator = Mlp.Create(weights, draws.Device, [2, .. hidden, 1]);
        var settings = AtScale() with { Steps = run.Steps(smoke: 10, game.Steps, paper: 100_000) };
        using var players = new AdversarialGame(generator, discriminator, settings, target.Sample, draws);
        return new ModeWatch(target, draws, run) { Shown = Shown }.Train(settings.Steps, players.Step, players.Generate);
    }

    /// <summary>The paper scale is the released toy code's: a tenth of our rates, and clipping as the WGAN's paper has it.</summary>
    GameSettings AtScale() => run.Scale switch
    {
        Scale.Smoke => AtSmoke(game),
        Scale.Standard => game,
        _ when game.Cost == GameCost.ClippedWasserstein =>
            game with { Batch = 256, GeneratorRate = 5e-5, DiscriminatorRate = 5e-5, Clip = 0.01 },
        _ => game with
        {
            Batch = 256, GeneratorRate = game.GeneratorRate / 10, DiscriminatorRate = game.DiscriminatorRate / 10,
        },
    };

    internal static GameSettings AtSmoke(GameSettings game) =>
        game with { Batch = 32, DiscriminatorSteps = Math.Min(game.DiscriminatorSteps, 2) };
}

/// <summary>How the samples of a generator cover a mixture, over its training and at the end.</summary>
sealed class ModeWatch(GaussianModes target, Draws draws, Run run)
{
    readonly int _looks = run.Scale == Scale.Smoke ? 2 : 10;
    readonly int _judged = run.Scale == Scale.Smoke ? 250 : 2500;           // as in VEEGAN's section 5.1
    readonly int _transported = run.Scale == Scale.Smoke ? 100 : 1000;      // exact W1 costs more
    readonly List<CollapseLook> _course = [];
    readonly List<CollapseSample> _snapshots = [];

    /// <summary>Whether a figure shows samples, which the first replicate keeps.</summary>
    public bool Shown { get; init; }

    /// <summary>Takes the steps of a training, looks on the way, and judges its end.</summary>
    public CollapseRow Train(int steps, Action step, Func<long, Generator, Tensor> generate)
    {
        for (var taken = 0; taken <= steps; taken++)
        {
            if (taken > 0) step();
            if (taken * _looks % steps >= _looks) continue;
            run.Progress?.Report((double)taken / steps);
            run.Cancellation.ThrowIfCancellationRequested();
            Look(taken, generate);
        }

        return Judge(generate);
    }

    /// <summary>Judges a generator as it is.</summary>
    public CollapseRow Judge(Func<long, Generator, Tensor> generate)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var latents = draws.Stream("judged latents");
        using var data = draws.Stream("judged data");
        var samples = generate(_judged, latents);
        if (!Finite(samples)) return new(0, 0, double.NaN, double.NaN, Diverged: true, _course, _snapshots);
        if (_course.Count == 0) Keep(0, samples);
        var coverage = ModeCoverage.Of(samples, target);
        var distance = SampleTransport.Wasserstein(samples.narrow(0, 0, _transported), target.Stratified(_transported, data));
        var diverged = _course.Any(look => RunDivergence.Of(look.NearestModeKl));
        return new(coverage.Modes, coverage.HighQuality, coverage.NearestModeKl, distance, diverged, _course, _snapshots);
    }

    void Look(int step, Func<long, Generator, Tensor> generate)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var latents = draws.Stream("latents of the looks");
        var samples = generate(_judged, latents);
        var coverage = Finite(samples) ? ModeCoverage.Of(samples, target) : null;
        _course.Add(new(step, coverage?.Modes ?? 0, coverage?.NearestModeKl ?? double.NaN));
        if (coverage is not null) Keep(step, samples);
    }

    void Keep(int step, Tensor samples)
    {
        if (!Shown || run.Replicate != 0) return;
        _snapshots.AddRange(SampleTransport.Cloud(samples.narrow(0, 0, 200)).Coordinates.ToArray().Chunk(2)
            .Select(at => new CollapseSample(step, Math.Round(at[0], 3), Math.Round(at[1], 3))));
    }

    static bool Finite(Tensor samples) => samples.isfinite().all().item<bool>();
}

/// <summary>A row of every study: they ask one thing of a generator, and share arms.</summary>
/// <param name="Modes">Modes with at least one sample within 3 standard deviations, of 2500 samples.</param>
/// <param name="HighQuality">Share of samples within 3 standard deviations of their nearest mode.</param>
/// <param name="NearestModeKl">KL in nats of the histogram of nearest modes of all samples against the uniform one.</param>
/// <param name="Wasserstein">Exact W1 between 1000 samples and 1000 stratified real ones.</param>
/// <param name="Diverged">Whether the generator gave a sample that is not finite.</param>
/// <param name="Course">The coverage over training.</param>
/// <param name="Snapshots">Samples over training, of the first replicate where a figure shows them.</param>
sealed record CollapseRow(
    int Modes,
    double HighQuality,
    [MayDiverge(nameof(CollapseRow.Diverged))] double NearestModeKl,
    [MayDiverge(nameof(CollapseRow.Diverged))] double Wasserstein,
    bool Diverged,
    IReadOnlyList<CollapseLook> Course,
    IReadOnlyList<CollapseSample> Snapshots)
{
    public static readonly Quantity<CollapseRow> Kl = new("KL of the nearest-mode histogram", row => row.NearestModeKl);
    public static readonly Quantity<CollapseRow> Covered = new("modes covered", row => row.Modes);
    public static readonly Quantity<CollapseRow> LateCovered =
        new("modes covered, mean over the second half of training,", row => row.Late(look => look.Modes));
    public static readonly Axis KlAxis = new("KL of nearest modes", "nats") { Log = true };

    /// <summary>The mean over the second half of training, which catches a generator that rotates between modes.</summary>
    public double Late(Func<CollapseLook, double> quantity) => Course.Where(look => 2 * look.Step > Course[^1].Step).Average(quantity);

    /// <summary>Unevenness over training, a line for each seed.</summary>
    public static Panel Unevenness(string? title, Points<CollapseLook> course, IEnumerable<(Arm<CollapseRow> Arm, string Name)> arms) =>
        new(new Axis("generator steps", Axis.Dimensionless), KlAxis)
        {
            Title = title,
            Traces = [.. arms.SelectMany(one => course.Of(one.Arm)
                .Where(look => look.NearestModeKl, kl => kl > 0)    // a logarithmic axis has no 0
                .LinePerSeed(one.Name, look => look.Step, look => look.NearestModeKl))],
        };
}

/// <summary>The coverage at one moment of training, measured as in the row.</summary>
sealed record CollapseLook(int Step, int Modes, [MayDiverge(nameof(CollapseRow.Diverged))] double NearestModeKl);

/// <summary>One sample at one moment of training, to a thousandth: a tenth of a mode's width.</summary>
sealed record CollapseSample(int Step, double X, double Y);
