using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of KantorovichRubinstein broken once.</summary>
static class KantorovichRubinsteinSabotages
{
    const string Dual = nameof(KantorovichRubinstein);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Live(Dual, "gain-is-cost", "a function that is not optimal", Duality.Optimal.Name, seconds: 1, Duality.Nearest.Measure),
        Sabotage.Live(Dual, "potential-is-lipschitz", "the squared distance", Duality.Optimal.Name, seconds: 1, Duality.Squared.Measure),
        Sabotage.Rows(Dual, "no-function-gains-more", "a 2-Lipschitz function",
            rows => OfClouds(rows, at => at with { Gain = 2 * at.Gain })),
        Sabotage.Rows(Dual, "no-function-gains-more", "a control that gains less than half",
            rows => OfClouds(rows, at => at with { Gain = 0.1 * at.Gain }), Verdict.Inconclusive),
        Sabotage.Rows(Dual, "solvers-agree", "one solver a millionth off",
            rows => rows.Change<Duality.Row>(Duality.Optimal.Name, row => row with
            {
                Lines = [.. row.Lines.Select(at => at with { Assignment = 1.000001 * at.Assignment })],
            })),
        Sabotage.Live(Dual, "gradient-of-scale", "f = sin x", Theorem3.Scale.Name, seconds: 1, Theorem3.Sine.Measure),
        Sabotage.Rows(Dual, "gradient-of-scale", "sign flipped", rows => Flipped(rows, Theorem3.Scale)),
        Sabotage.Live(Dual, "gradient-of-network", "a critic that is not optimal", Theorem3.Network.Name, seconds: 1,
            broken: run => new PlaneNetwork(run) { Optimal = false }.Measure()),
        Sabotage.Rows(Dual, "gradient-of-network", "sign flipped", rows => Flipped(rows, Theorem3.Network)),
        Sabotage.Live(Dual, "penalised-gain-is-w", "no training", Critics.Penalised.Name, seconds: 4, Critics.Untrained.Measure),
        Sabotage.Rows(Dual, "clipped-gain-is-proportional", "a gain that is proportional to W",
            rows => OfCells(rows, Critics.Clipped, at => at with { Gain = 0.2 * at.W }), Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Dual, "clipped-gain-is-proportional-within-2", "the squared distance",
            rows => OfCells(rows, Critics.Clipped, at => at with { Gain = at.W * at.W })),
        Sabotage.Live(Dual, "gain-is-at-most-w", "no constraint", Critics.Spectral.Name, seconds: 4, Critics.Unconstrained.Measure),
        Sabotage.Live(Dual, "spectral-critic-attains-w", "no training", Critics.Spectral.Name, seconds: 4, Critics.Untrained.Measure),
        Sabotage.Live(Dual, "spectral-critic-halves-w", "no constraint", Critics.Spectral.Name, seconds: 4,
            Critics.Unconstrained.Measure),
        Sabotage.Rows(Dual, "critic-gives-gradient", "sign flipped",
            rows => OfCells(rows, Critics.Penalised, at => at with { Gradient = -at.Gradient })),
    ];

    static IReadOnlyList<MeasuredRow> OfClouds(IReadOnlyList<MeasuredRow> rows, Func<Duality.Cloud, Duality.Cloud> change) =>
        rows.Change<Duality.Row>(Duality.Nearest.Name, row => row with { Clouds = [.. row.Clouds.Select(change)] });

    static IReadOnlyList<MeasuredRow> OfCells(IReadOnlyList<MeasuredRow> rows, Arm arm, Func<Critics.Cell, Critics.Cell> change) =>
        rows.Change<Critics.Row>(arm.Name, row => row with { Cells = [.. row.Cells.Select(change)] });

    static IReadOnlyList<MeasuredRow> Flipped(IReadOnlyList<MeasuredRow> rows, Arm arm) => rows.Change<Theorem3.Row>(
        arm.Name, row => new([.. row.Places.Select(at => at with { ByCritic = -at.ByCritic })]));
}
