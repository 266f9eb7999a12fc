using Replication.Evidence;
using Row = Replication.Experiments.VanishingGradient.Row;

namespace Replication.Experiments.Tests;

/// <summary>Each ingredient of VanishingGradient broken once.</summary>
static class VanishingGradientSabotages
{
    const string Vanishing = nameof(VanishingGradient);

    static readonly string[] Stages = ["early", "middle", "late"];

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Swap(Vanishing, "bound", "bound", by: "bound-broken"),
        Sabotage.SwapControl(Vanishing, "bound", "bound-broken", by: "bound"),
        Sabotage.Rows(Vanishing, "bound", "epsilon in place of epsilon / (1 - epsilon), halved",
            rows => rows.Change<Row>("bound", row =>
                row with { Bounds = [.. row.Bounds.Select(check => check with { Bound = check.Epsilon / 2 })] })),
        .. Stages.SelectMany(stage => new[]
        {
            Sabotage.Swap(Vanishing, $"vanishes-{stage}", $"manifold-{stage}", by: $"overlap-{stage}"),
            Sabotage.SwapControl(Vanishing, $"vanishes-{stage}", $"overlap-{stage}", by: $"manifold-{stage}"),
            Sabotage.Rows(Vanishing, "log-d-does-not-vanish", $"the minimax cost at the {stage} stage",
                rows => Change(rows, stage, probe => probe with { NonSaturating = probe.Minimax })),
        }),
        Sabotage.Rows(Vanishing, "log-d-does-not-vanish", "the control's cost does not saturate either",
            rows => Stages.Aggregate(rows, (changed, stage) => Change(changed, stage, probe => probe with { Minimax = probe.NonSaturating })),
            Verdict.Inconclusive),
        Sabotage.Live(Vanishing, "vanishes-early", "D frozen", "manifold-early", seconds: 6,
            broken: run => new Row(new FreshDiscriminator(generatorSteps: 100, noise: 0, run) { Iterations = 0 }.Probes(), [])),
        Sabotage.Live(Vanishing, "vanishes-early", "noise on data and samples", "manifold-early", seconds: 13,
            broken: run => new Row(new FreshDiscriminator(generatorSteps: 100, noise: 1, run).Probes(), [])),
    ];

    static IReadOnlyList<MeasuredRow> Change(IReadOnlyList<MeasuredRow> rows, string stage, Func<Probe, Probe> change) =>
        rows.Change<Row>($"manifold-{stage}", row => row with { Probes = [.. row.Probes.Select(change)] });
}
