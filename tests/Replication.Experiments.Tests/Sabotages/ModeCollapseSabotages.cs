using Replication.Core.Training;
using Replication.Evidence;
using static Replication.Experiments.CollapseConditions;
using static Replication.Experiments.FourLosses;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of ModeCollapse broken once.</summary>
static class ModeCollapseSabotages
{
    const string Collapse = nameof(ModeCollapse);

    static readonly CollapseTarget Ring = CollapseTarget.Ring, Grid = CollapseTarget.Grid;

    public static IEnumerable<Sabotage> All =>
    [
        OnRing("ring-wgan-gp-keeps-modes", "D frozen", Penalised, seconds: 6, game => game with { DiscriminatorSteps = 0 }),
        OnRing(
            "ring-wgan-gp-keeps-modes", "the penalty's sign flipped", Penalised, seconds: 8, game => game with { Lambda = -game.Lambda }),
        OnRing("ring-wgan-keeps-modes", "D frozen", Clipped, seconds: 4, game => game with { DiscriminatorSteps = 0 }),
        Sabotage.Rows(Collapse, "grid-wgan-keeps-modes", "the critic penalised in place of clipped",
            rows => rows.Replace(Clipped.On[Grid].Name, by: Penalised.On[Grid].Name), Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Collapse, "veegan-gan-row", "a single mode captured",
            rows => rows.Change<CollapseRow>(NonSaturating.On[Ring].Name, row => row with { Modes = 1 }), Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Collapse, "pacgan-gan-rows", "no mode of the grid missed",
            rows => rows.Change<CollapseRow>(NonSaturating.On[Grid].Name, row =>
                row with { Course = [.. row.Course.Select(look => look with { Modes = Grid.Modes })] })),
        .. Conditions,
        Sabotage.Live(Collapse, "unrolling-keeps-modes", "not unrolled", UnrolledGan.Unrolled.Name, seconds: 10, UnrolledGan.Plain.Measure),
        .. CollapseTarget.Both.Select(target => Sabotage.Rows(
            Collapse, "perfect-sampler", $"every sample within 3 sd on the {target.Name}",
            rows => rows.Change<CollapseRow>(CoverageMetrics.Perfect[target].Name, row => row with { HighQuality = 1 }))),
        Sabotage.Rows(Collapse, "one-mode-is-flagged", "logarithm to base 2",
            rows => rows.Change<CollapseRow>(CoverageMetrics.OneMode[Ring].Name, row =>
                row with { NearestModeKl = row.NearestModeKl / Math.Log(2) })),
    ];

    static IEnumerable<Sabotage> Conditions =>
    [
        Sabotage.Rows(Collapse, "wgan-never-collapses", "the slow and few-stepped critics left out",
            rows => rows.Replace(WassersteinArms, by: [Penalised.On[Ring].Name]), Verdict.ReproducedWithDeviation),
        Sabotage.Live(Collapse, "wgan-needs-a-fast-critic", "the critic at the generator's rate", At(Penalised, Tenth, 5).Name, seconds: 4,
            At(Penalised, Equal, 5).Measure),
        Sabotage.Live(Collapse, "wgan-needs-critic-steps", "five critic steps", At(Penalised, Equal, 1).Name, seconds: 3,
            At(Penalised, Equal, 5).Measure),
        Sabotage.Rows(Collapse, "lambda-10-fast-critic", "the critic at equal rates",
            rows => rows.Replace(LambdaWithFastCritic.Name, by: LambdaAtEqualRates.Name)),
        Sabotage.Rows(Collapse, "lambda-10-equal-rates", "the fast critic's rows at equal rates",
            rows => rows.Replace(LambdaAtEqualRates.Name, by: LambdaWithFastCritic.Name), Verdict.ReproducedWithDeviation),
    ];

    static IReadOnlyList<string> WassersteinArms =>
        [.. CollapseConditions.Study.Claims.Single(claim => claim.Id == "wgan-never-collapses").On.Select(arm => arm.Name)];

    static Sabotage OnRing(string claim, string name, Loss loss, double seconds, Func<GameSettings, GameSettings> broken) => Sabotage.Live(
        Collapse, claim, name, loss.On[Ring].Name, seconds,
        run => new CollapseTraining(Ring.On, broken(loss.In(Common(Ring))), run).Train());
}
