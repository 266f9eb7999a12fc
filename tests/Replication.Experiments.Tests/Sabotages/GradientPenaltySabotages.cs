using Replication.Core.Training;
using Replication.Evidence;
using Row = Replication.Experiments.GradientPenalty.Row;

namespace Replication.Experiments.Tests;

/// <summary>Each ingredient of GradientPenalty broken once.</summary>
static class GradientPenaltySabotages
{
    const string Penalty = nameof(GradientPenalty);

    public static IEnumerable<Sabotage> All =>
    [
        .. Theory,
        .. Critics,
        .. Training,
    ];

    static IEnumerable<Sabotage> Theory =>
    [
        .. Swapped("proposition-1", "apart", "shared"),
        Sabotage.Rows(Penalty, "proposition-1", "the gradient's sign flipped",
            rows => rows.Change<Row>("apart", row => row with { Lines = [.. row.Lines.Select(line => line with { WorstDeviation = 2 })] })),
        Sabotage.Rows(Penalty, "proposition-1", "potentials that are not optimal",
            rows => rows.Change<Row>("apart", row => row with { ValueGap = 1e-3 })),
        .. Swapped("penalised-optimum-points", "points", "points-wrong-sign"),
        .. Swapped("penalised-optimum-gaussians", "gaussians", "gaussians-wrong-sign"),
        .. new[] { "points", "gaussians" }.SelectMany(arm => new[]
        {
            Sabotage.Rows(Penalty, $"penalised-optimum-{arm}", "E|f'| biased by a twentieth", rows => Optima(rows, arm, cell => cell with { Norm = 1.05 * cell.Norm })),
            Sabotage.Rows(Penalty, $"penalised-optimum-{arm}", "a 1-Lipschitz critic's value",
                rows => Optima(rows, arm, cell => cell with { Value = cell.Distance })),
        }),
        Sabotage.Live(Penalty, "penalised-optimum-points", "penalty of half the weight", "points", seconds: 1.5,
            broken: run => new PenalisedLine(LineLaw.Points, wrongStart: false, run) { PenaltyFactor = 0.5 }.Measure((1, 1)),
            intact: run => new PenalisedLine(LineLaw.Points, wrongStart: false, run).Measure((1, 1))),
        Sabotage.Live(Penalty, "penalised-optimum-points", "penalty off", "points", seconds: 1.5,
            broken: run => new PenalisedLine(LineLaw.Points, wrongStart: false, run) { PenaltyFactor = 0 }.Measure((1, 1)),
            intact: run => new PenalisedLine(LineLaw.Points, wrongStart: false, run).Measure((1, 1))),
        Sabotage.Live(Penalty, "penalised-optimum-points", "critic frozen", "points", seconds: 1,
            broken: run => new PenalisedLine(LineLaw.Points, wrongStart: false, run) { Steps = 0 }.Measure((1, 1)),
            intact: run => new PenalisedLine(LineLaw.Points, wrongStart: false, run).Measure((1, 1))),
        Sabotage.Live(Penalty, "penalised-optimum-gaussians", "started with the wrong sign", "gaussians", seconds: 6,
            broken: run => new PenalisedLine(LineLaw.Gaussians, wrongStart: true, run).Measure((1, 10)),
            intact: run => new PenalisedLine(LineLaw.Gaussians, wrongStart: false, run).Measure((1, 10))),
        .. Swapped("wrong-sign-minimum", "points-wrong-sign", "points-too-far"),
        Sabotage.Live(Penalty, "wrong-sign-minimum", "started with the right sign", "points-wrong-sign", seconds: 2,
            broken: run => new PenalisedLine(LineLaw.Points, wrongStart: false, run).Measure((1, 10)),
            intact: run => new PenalisedLine(LineLaw.Points, wrongStart: true, run).Measure((1, 10))),
    ];

    static IEnumerable<Sabotage> Critics =>
    [
        .. new[] { "eight", "grid", "roll" }.SelectMany(plane => new[]
        {
            Sabotage.Swap(Penalty, $"figure-1a-{plane}", $"{plane}-penalty", by: $"{plane}-clip"),
            Sabotage.Rows(Penalty, $"figure-1a-{plane}", "clipping as bad between shifted Gaussians",
                rows => rows.Replace("shifted-penalty", $"{plane}-penalty").Replace("shifted-clip", $"{plane}-clip"), Verdict.Inconclusive),
        }),
        Sabotage.Swap(Penalty, "figure-1a-random-start", "grid-penalty-random", by: "grid-clip"),
        Sabotage.SwapControl(Penalty, "figure-1a-random-start", "grid-clip", by: "grid-penalty"),
        Sabotage.Live(Penalty, "figure-1a-eight", "critic frozen", "eight-penalty", seconds: 4,
            broken: run => new FixedGenerator(PlaneLaw.EightGaussians, GameCost.PenalisedWasserstein, flatStart: false, run) { Steps = 0 }.Measure()),
        Sabotage.Live(Penalty, "figure-1a-eight", "penalty off", "eight-penalty", seconds: 6,
            broken: run => new FixedGenerator(PlaneLaw.EightGaussians, GameCost.PenalisedWasserstein, flatStart: true, run) { Constrained = false }.Measure()),
        .. new[] { "eight", "grid", "roll", "shifted" }.Select(plane => Sabotage.Swap(Penalty, "clipped-loss-bound", $"{plane}-clip", by: $"{plane}-penalty")),
        Sabotage.Rows(Penalty, "clipped-loss-bound", "every penalised critic clipped",
            rows => new[] { "eight", "grid", "roll", "shifted" }.Aggregate(rows, (changed, plane) => changed.Replace($"{plane}-penalty", $"{plane}-clip")),
            Verdict.Inconclusive),
        Sabotage.Rows(Penalty, "clipped-loss-bound", "the loss's sign flipped",
            rows => rows.Change<Row>("roll-clip", row => row with { Views = [.. row.Views.Select(view => view with { Gain = -view.Gain })] })),
        Sabotage.Live(Penalty, "clipped-loss-bound", "clip off", "eight-clip", seconds: 3,
            broken: run => new FixedGenerator(PlaneLaw.EightGaussians, GameCost.ClippedWasserstein, flatStart: true, run) { Constrained = false }.Measure()),
        .. new[] { "explodes-0.1", "vanishes-0.01", "vanishes-0.001" }.SelectMany(claim => Swapped(claim, $"deep-{claim.Split('-')[1]}", "deep-penalty")),
        .. Swapped("penalty-is-flat", "deep-penalty", "deep-0.01"),
        .. Swapped("weights-pile-up", "deep-0.01", "deep-penalty"),
        Sabotage.Rows(Penalty, "explodes-0.1", "layers counted from the wrong end",
            rows => rows.Change<Row>("deep-0.1", row => row with { Layers = [.. row.Layers.Select(layer => layer with { Layer = 13 - layer.Layer })] })),
        Sabotage.Live(Penalty, "vanishes-0.01", "clip off", "deep-0.01", seconds: 4,
            broken: run => new DeepCritic(GameCost.ClippedWasserstein, double.PositiveInfinity, run).Measure()),
        Sabotage.Live(Penalty, "weights-pile-up", "clip off", "deep-0.01", seconds: 4,
            broken: run => new DeepCritic(GameCost.ClippedWasserstein, double.PositiveInfinity, run).Measure()),
    ];

    static IEnumerable<Sabotage> Training =>
    [
        .. new[] { "faster-in-steps", "ends-closer" }.SelectMany(claim => new[]
        {
            Sabotage.Swap(Penalty, claim, "ring-penalty", by: "ring-clip"),
            Sabotage.SwapControl(Penalty, claim, "ring-lambda-10", by: "ring-penalty"),
        }),
        Sabotage.Rows(Penalty, "faster-in-arithmetic", "a penalised step counted at a third of its cost",
            rows => Cheaper(rows, "ring-penalty"), Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Penalty, "faster-in-arithmetic", "a control that arrives as cheaply", rows => Cheaper(rows.Replace("ring-lambda-10", by: "ring-penalty"), "ring-lambda-10"),
            Verdict.Inconclusive),
        // One fresh run cannot stand for a mean over seeds whose course varies this much: the committed courses are frozen instead.
        .. new[] { "faster-in-steps", "ends-closer" }.Select(claim => Sabotage.Rows(Penalty, claim, "generator frozen", rows => rows.Change<Row>(
            "ring-penalty", row => row with { Course = [.. row.Course.Select(look => look with { Wasserstein = row.Course[0].Wasserstein })] }))),
        Sabotage.Live(Penalty, "lambda-0.1-equal-rates", "generator frozen", "ring-penalty", seconds: 6,
            broken: run => Ring(run, lambda: 0.1, generatorRate: 0, criticRate: 1e-3, steps: 1000)),
        Sabotage.SwapControl(Penalty, "lambda-0.1-equal-rates", "ring-lambda-10", by: "ring-penalty"),
        .. Swapped("lambda-10-fast-critic", "ring-lambda-10-fast", "ring-lambda-10"),
        Sabotage.Swap(Penalty, "lambda-10-slow-generator", "ring-lambda-10-slow", by: "ring-lambda-10"),
        Sabotage.SwapControl(Penalty, "lambda-10-slow-generator", "ring-lambda-10", by: "ring-lambda-10-slow"),
        Sabotage.Live(Penalty, "lambda-10-slow-generator", "generator frozen", "ring-lambda-10-slow", seconds: 8,
            broken: run => Ring(run, lambda: 10, generatorRate: 0, criticRate: 3e-3, steps: 1500)),
        Sabotage.Rows(Penalty, "lambda-10-equal-rates", "a slow generator in its place",
            rows => rows.Replace("ring-lambda-10", by: "ring-lambda-10-slow"), Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Penalty, "lambda-10-equal-rates", "a control that has arrived",
            rows => rows.Change<Row>("ring-lambda-10", row => row with { Course = [.. row.Course.Select(look => look.Step == 50 ? look with { Wasserstein = 0.1 } : look)] }),
            Verdict.Inconclusive),
    ];

    static IEnumerable<Sabotage> Swapped(string claim, string arm, string control) =>
        [Sabotage.Swap(Penalty, claim, arm, by: control), Sabotage.SwapControl(Penalty, claim, control, by: arm)];

    static IReadOnlyList<MeasuredRow> Optima(IReadOnlyList<MeasuredRow> rows, string arm, Func<PenalisedOptimum, PenalisedOptimum> change) =>
        rows.Change<Row>(arm, row => row with { Optima = [.. row.Optima.Select(change)] });

    static IReadOnlyList<MeasuredRow> Cheaper(IReadOnlyList<MeasuredRow> rows, string arm) =>
        rows.Change<Row>(arm, row => row with { Course = [.. row.Course.Select(look => look with { Gigaflops = look.Gigaflops / 3 })] });

    static Row Ring(Run run, double lambda, double generatorRate, double criticRate, int steps) => new RingTraining(
        new GameSettings(GameCost.PenalisedWasserstein)
        {
            Steps = steps, Batch = 128, Lambda = lambda, GeneratorRate = generatorRate, DiscriminatorRate = criticRate,
        },
        run).Measure();
}
