using Replication.Core.Training;
using Replication.Evidence;
using Row = Replication.Experiments.ModeCollapse.Row;
using Setting = Replication.Experiments.ModeCollapse.Setting;

namespace Replication.Experiments.Tests;

/// <summary>Each ingredient of ModeCollapse broken once.</summary>
static class ModeCollapseSabotages
{
    const string Collapse = nameof(ModeCollapse);

    static readonly string[] Targets = [ModeCollapse.Ring, ModeCollapse.Grid];

    public static IEnumerable<Sabotage> All =>
    [
        .. Targets.SelectMany(Losses),
        Live("ring-wgan-gp-keeps-modes", "D frozen", "ring-penalised", seconds: 6, game => game with { DiscriminatorSteps = 0 }),
        Live("ring-wgan-gp-keeps-modes", "the penalty's sign flipped", "ring-penalised", seconds: 8, game => game with { Lambda = -game.Lambda }),
        Live("ring-wgan-keeps-modes", "D frozen", "ring-clipped", seconds: 4, game => game with { DiscriminatorSteps = 0 }),
        .. Boundary,
        .. Unrolled,
        .. Metrics,
    ];

    static IEnumerable<Sabotage> Losses(string target) =>
    [
        .. new[] { "minimax", "non-saturating" }.SelectMany(gan => new[]
        {
            Sabotage.Swap(Collapse, $"{target}-{gan}-drops-modes", $"{target}-{gan}", by: $"{target}-penalised"),
            Sabotage.SwapControl(Collapse, $"{target}-{gan}-drops-modes", $"{target}-clipped", by: $"{target}-{gan}"),
        }),
        Sabotage.Swap(Collapse, $"{target}-wgan-gp-keeps-modes", $"{target}-penalised", by: $"{target}-non-saturating"),
        Sabotage.SwapControl(Collapse, $"{target}-wgan-gp-keeps-modes", $"{target}-non-saturating", by: $"{target}-penalised"),
        Sabotage.SwapControl(Collapse, $"{target}-wgan-keeps-modes", $"{target}-non-saturating", by: $"{target}-penalised"),
    ];

    static IEnumerable<Sabotage> Boundary =>
    [
        Sabotage.Rows(Collapse, "wgan-never-collapses", "the slow and few-stepped critics left out",
            rows => ModeCollapse.Wasserstein.Aggregate(rows, (changed, arm) => changed.Replace(arm, by: "ring-penalised")),
            Verdict.ReproducedWithDeviation),
        Sabotage.Swap(Collapse, "wgan-needs-a-fast-critic", "penalised-tenth-5", by: "penalised-equal-5"),
        Sabotage.Rows(Collapse, "wgan-needs-a-fast-critic", "the GAN's rows swapped for the WGAN's",
            rows => rows.Replace("non-saturating-tenth-5", by: "penalised-tenth-5").Replace("non-saturating-equal-5", by: "penalised-equal-5"),
            Verdict.Inconclusive),
        Live("wgan-needs-a-fast-critic", "the critic at the generator's rate", "penalised-tenth-5", seconds: 4, game => game with { DiscriminatorRate = 1e-3 }),
        Sabotage.Swap(Collapse, "wgan-needs-critic-steps", "penalised-equal-1", by: "penalised-equal-5"),
        Live("wgan-needs-critic-steps", "five critic steps", "penalised-equal-1", seconds: 3, game => game with { DiscriminatorSteps = 5 }),
        Sabotage.Swap(Collapse, "helvetica", "non-saturating-tenth-1", by: "non-saturating-tenth-5"),
        Sabotage.SwapControl(Collapse, "helvetica", "non-saturating-tenth-5", by: "non-saturating-tenth-1"),
        Sabotage.Swap(Collapse, "lambda-10-fast-critic", "lambda-10-fast-critic", by: "lambda-10-equal-rates"),
        Sabotage.SwapControl(Collapse, "lambda-10-fast-critic", "penalised-tenth-5", by: "lambda-10-fast-critic"),
        Sabotage.Rows(Collapse, "lambda-10-equal-rates", "the fast critic's rows at equal rates",
            rows => rows.Replace("lambda-10-equal-rates", by: "lambda-10-fast-critic"), Verdict.ReproducedWithDeviation),
    ];

    static IEnumerable<Sabotage> Unrolled =>
    [
        Sabotage.Swap(Collapse, "unrolling-keeps-modes", "unrolled-5", by: "unrolled-0"),
        Sabotage.SwapControl(Collapse, "unrolling-keeps-modes", "unrolled-0", by: "unrolled-5"),
        Sabotage.Live(Collapse, "unrolling-keeps-modes", "not unrolled", "unrolled-5", seconds: 10,
            broken: run => new CollapseTraining(Arm("unrolled-5") with { Unrolled = 0 }, run).Train()),
        Sabotage.Swap(Collapse, "five-steps-do-too", "unrolled-0-five-steps", by: "unrolled-0"),
        Sabotage.SwapControl(Collapse, "five-steps-do-too", "unrolled-0", by: "unrolled-0-five-steps"),
        Sabotage.Swap(Collapse, "gradient-through-the-steps", "unrolled-5-surrogate", by: "unrolled-5"),
        Sabotage.SwapControl(Collapse, "gradient-through-the-steps", "unrolled-0", by: "unrolled-5"),
    ];

    static IEnumerable<Sabotage> Metrics =>
    [
        .. Targets.SelectMany(target => new[]
        {
            Sabotage.Swap(Collapse, "perfect-sampler", $"{target}-perfect", by: $"{target}-blur"),
            Sabotage.Swap(Collapse, "one-mode-is-flagged", $"{target}-one-mode", by: $"{target}-perfect"),
            Sabotage.Rows(Collapse, "perfect-sampler", $"every sample within 3 sd on the {target}",
                rows => rows.Change<Row>($"{target}-perfect", row => row with { HighQuality = 1 })),
        }),
        Sabotage.Rows(Collapse, "one-mode-is-flagged", "logarithm to base 2",
            rows => rows.Change<Row>("ring-one-mode", row => row with { NearestModeKl = row.NearestModeKl / Math.Log(2) })),
        Sabotage.Swap(Collapse, "blur-is-flagged", "ring-blur", by: "ring-perfect"),
        Sabotage.SwapControl(Collapse, "blur-is-flagged", "ring-perfect", by: "ring-blur"),
        Sabotage.Rows(Collapse, "veegan-gan-row", "the slow discriminator's rows as the plain GAN's",
            rows => rows.Replace("ring-non-saturating", by: "non-saturating-tenth-1"), Verdict.ReproducedWithDeviation),
        Sabotage.Swap(Collapse, "pacgan-gan-rows", "ring-non-saturating", by: "ring-penalised"),
        Sabotage.Rows(Collapse, "pacgan-gan-rows", "no mode of the grid missed",
            rows => rows.Change<Row>("grid-non-saturating", row => row with { Course = [.. row.Course.Select(look => look with { Modes = 25 })] })),
    ];

    static Sabotage Live(string claim, string name, string arm, double seconds, Func<GameSettings, GameSettings> broken) => Sabotage.Live(
        Collapse, claim, name, arm, seconds,
        broken: run => new CollapseTraining(Arm(arm) with { Game = broken(Arm(arm).Game!) }, run).Train());

    static Setting Arm(string name) => (Setting)Suite.Named(Collapse).Arms.Single(arm => arm.Name == name);
}
