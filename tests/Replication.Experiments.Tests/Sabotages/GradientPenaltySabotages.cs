using Replication.Core.Targets;
using Replication.Core.Training;
using Replication.Evidence;
using static TorchSharp.torch;

namespace Replication.Experiments.Tests;

/// <summary>Each ingredient of GradientPenalty broken once.</summary>
static class GradientPenaltySabotages
{
    const string Penalty = nameof(GradientPenalty);

    public static IEnumerable<Sabotage> All => [.. Theory, .. FixedGenerators, .. DeepCritics, .. Training];

    static readonly Func<long, Generator, Tensor> Ring = Figure1a.Modes(GaussianModes.Ring8);

    static readonly string[] Planes = ["eight", "grid", "roll", "shifted"];

    static IEnumerable<Sabotage> Theory =>
    [
        Sabotage.Swap(Penalty, "proposition-1", "apart", by: "shared"),
        Sabotage.SwapControl(Penalty, "proposition-1", "shared", by: "apart"),
        Sabotage.Rows(Penalty, "proposition-1", "the gradient's sign flipped", rows => rows.Change<Proposition1.Row>(
            "apart", row => row with { Lines = [.. row.Lines.Select(line => line with { WorstDeviation = 2 })] })),
        Sabotage.Rows(Penalty, "proposition-1", "potentials that are not optimal",
            rows => rows.Change<Proposition1.Row>("apart", row => row with { ValueGap = 1e-3 })),
        .. new[] { "points", "gaussians" }.SelectMany(arm => new[]
        {
            Sabotage.Rows(Penalty, $"penalised-optimum-{arm}", "E|f'| biased by a twentieth",
                rows => Optima(rows, arm, cell => cell with { Norm = 1.05 * cell.Norm })),
            Sabotage.Rows(Penalty, $"penalised-optimum-{arm}", "a 1-Lipschitz critic's value",
                rows => Optima(rows, arm, cell => cell with { Value = cell.Distance })),
        }),
        Sabotage.Live(Penalty, "penalised-optimum-points", "penalty of half the weight", "points", seconds: 1.5,
            broken: run => new PenalisedLine(sd: 0, steps: 1000, run) { PenaltyFactor = 0.5 }.Measure((1, 1)),
            intact: run => new PenalisedLine(sd: 0, steps: 1000, run).Measure((1, 1))),
        Sabotage.Live(Penalty, "penalised-optimum-points", "penalty off", "points", seconds: 1.5,
            broken: run => new PenalisedLine(sd: 0, steps: 1000, run) { PenaltyFactor = 0 }.Measure((1, 1)),
            intact: run => new PenalisedLine(sd: 0, steps: 1000, run).Measure((1, 1))),
        Sabotage.Live(Penalty, "penalised-optimum-points", "critic frozen", "points", seconds: 1,
            broken: run => new PenalisedLine(sd: 0, steps: 0, run).Measure((1, 1)),
            intact: run => new PenalisedLine(sd: 0, steps: 1000, run).Measure((1, 1))),
        Sabotage.Live(Penalty, "penalised-optimum-gaussians", "started with the wrong sign", "gaussians", seconds: 6,
            broken: run => new PenalisedLine(sd: 1, steps: 1500, run) { WrongStart = true }.Measure((1, 10)),
            intact: run => new PenalisedLine(sd: 1, steps: 3000, run).Measure((1, 10))),
        Sabotage.Live(Penalty, "wrong-sign-minimum", "started with the right sign", "points-wrong-sign", seconds: 2,
            broken: run => new PenalisedLine(sd: 0, steps: 1000, run).Measure((1, 10)),
            intact: run => new PenalisedLine(sd: 0, steps: 1000, run) { WrongStart = true }.Measure((1, 10))),
    ];

    static IEnumerable<Sabotage> FixedGenerators =>
    [
        Sabotage.Live(Penalty, "figure-1a-eight", "critic frozen", "eight-penalty", seconds: 4,
            broken: run => new FixedGenerator(Ring, null, GameCost.PenalisedWasserstein, run) { Steps = 0 }.Measure()),
        Sabotage.Live(Penalty, "figure-1a-eight", "penalty off", "eight-penalty", seconds: 6,
            broken: run =>
                new FixedGenerator(Ring, null, GameCost.PenalisedWasserstein, run) { FlatStart = true, Constrained = false }.Measure()),
        .. Planes.Select(plane => Sabotage.Swap(Penalty, "clipped-loss-bound", $"{plane}-clip", by: $"{plane}-penalty")),
        Sabotage.Rows(Penalty, "clipped-loss-bound", "every penalised critic clipped",
            rows => Planes.Aggregate(rows, (changed, plane) => changed.Replace($"{plane}-penalty", $"{plane}-clip")), Verdict.Inconclusive),
        Sabotage.Rows(Penalty, "clipped-loss-bound", "the loss's sign flipped",
            rows => rows.Change<Figure1a.Row>("roll-clip", row => row with { Gain = -row.Gain })),
        Sabotage.Live(Penalty, "clipped-loss-bound", "clip off", "eight-clip", seconds: 3,
            broken: run =>
                new FixedGenerator(Ring, null, GameCost.ClippedWasserstein, run) { FlatStart = true, Constrained = false }.Measure()),
    ];

    static IEnumerable<Sabotage> DeepCritics =>
    [
        Sabotage.Rows(Penalty, "explodes-0.1", "layers counted from the wrong end", rows => rows.Change<Figure1b.Row>(
            "deep-0.1", row => row with { Layers = [.. row.Layers.Select(layer => layer with { Layer = 13 - layer.Layer })] })),
        .. new[] { "vanishes-0.01", "weights-pile-up" }.Select(claim => Sabotage.Live(Penalty, claim, "clip off", "deep-0.01", seconds: 4,
            broken: run => Figure1b.Train(double.PositiveInfinity, run))),
    ];

    static IEnumerable<Sabotage> Training =>
    [
        Sabotage.Rows(Penalty, "faster-in-arithmetic", "a penalised step counted at a third of its cost",
            rows => Cheaper(rows, "ring-penalty"), Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Penalty, "faster-in-arithmetic", "a control that arrives as cheaply",
            rows => Cheaper(rows.Replace("ring-lambda-10", by: "ring-penalty"), "ring-lambda-10"), Verdict.Inconclusive),
        // One fresh run cannot stand for a mean over seeds whose course varies this much: the committed courses are frozen instead.
        .. new[] { "faster-in-steps", "ends-closer" }.Select(claim => Sabotage.Rows(Penalty, claim, "generator frozen",
            rows => Course(rows, "ring-penalty", (row, look) => look with { Wasserstein = row.Course[0].Wasserstein }))),
        Sabotage.Live(Penalty, "lambda-0.1-equal-rates", "generator frozen", "ring-penalty", seconds: 6,
            broken: run => Convergence.Train(Convergence.Penalised(0.1, generator: 0, critic: 1e-3, steps: 1000), run)),
        Sabotage.Live(Penalty, "lambda-10-slow-generator", "generator frozen", "ring-lambda-10-slow", seconds: 8,
            broken: run => Convergence.Train(Convergence.Penalised(10, generator: 0, critic: 3e-3, steps: 1500), run)),
        Sabotage.Rows(Penalty, "lambda-10-equal-rates", "a slow generator in its place",
            rows => rows.Replace("ring-lambda-10", by: "ring-lambda-10-slow"), Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Penalty, "lambda-10-equal-rates", "a control that has arrived",
            rows => Course(rows, "ring-lambda-10", (_, look) => look.Step == 50 ? look with { Wasserstein = 0.1 } : look),
            Verdict.Inconclusive),
    ];

    static IReadOnlyList<MeasuredRow> Optima(
        IReadOnlyList<MeasuredRow> rows, string arm, Func<PenalisedOptimum.Cell, PenalisedOptimum.Cell> change) =>
        rows.Change<PenalisedOptimum.Row>(arm, row => row with { Optima = [.. row.Optima.Select(change)] });

    static IReadOnlyList<MeasuredRow> Cheaper(IReadOnlyList<MeasuredRow> rows, string arm) =>
        Course(rows, arm, (_, look) => look with { Gigaflops = look.Gigaflops / 3 });

    static IReadOnlyList<MeasuredRow> Course(
        IReadOnlyList<MeasuredRow> rows, string arm, Func<Convergence.Row, Convergence.Look, Convergence.Look> change) =>
        rows.Change<Convergence.Row>(arm, row => row with { Course = [.. row.Course.Select(look => change(row, look))] });
}
