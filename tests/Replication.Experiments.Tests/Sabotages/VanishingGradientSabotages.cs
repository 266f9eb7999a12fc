using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of VanishingGradient broken once.</summary>
static class VanishingGradientSabotages
{
    const string Vanishing = nameof(VanishingGradient);

    static readonly string[] Stages = ["early", "middle", "late"];

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Rows(Vanishing, "bound", "epsilon in place of epsilon / (1 - epsilon), halved",
            rows => rows.Change<Theorem24.Row>("bound", row =>
                row with { Checks = [.. row.Checks.Select(check => check with { Bound = check.Epsilon / 2 })] })),
        .. Stages.Select(stage => Sabotage.Rows(Vanishing, "log-d-does-not-vanish", $"the minimax cost at the {stage} stage",
            rows => Change(rows, stage, probe => probe with { NonSaturating = probe.Minimax }))),
        Sabotage.Rows(Vanishing, "log-d-does-not-vanish", "the control's cost does not saturate either",
            rows => Stages.Aggregate(rows, (changed, stage) => Change(changed, stage, probe => probe with { Minimax = probe.NonSaturating })),
            Verdict.Inconclusive),
        Sabotage.Live(Vanishing, "vanishes-early", "D frozen", "manifold-early", seconds: 6,
            broken: run => new FreshDiscriminator(generatorSteps: 100, noise: 0, run) { Iterations = 0 }.Measure()),
        Sabotage.Live(Vanishing, "vanishes-early", "noise on data and samples", "manifold-early", seconds: 13,
            broken: run => new FreshDiscriminator(generatorSteps: 100, noise: 1, run).Measure()),
    ];

    static IReadOnlyList<MeasuredRow> Change(IReadOnlyList<MeasuredRow> rows, string stage, Func<Figure2.Probe, Figure2.Probe> change) =>
        rows.Change<Figure2.Row>($"manifold-{stage}", row => row with { Probes = [.. row.Probes.Select(change)] });
}
