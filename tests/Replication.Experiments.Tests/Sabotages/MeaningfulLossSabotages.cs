using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of MeaningfulLoss broken once.</summary>
static class MeaningfulLossSabotages
{
    const string Meaningful = nameof(MeaningfulLoss);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Rows(Meaningful, "critic-follows-w", "the sign of the critic's loss flipped", rows => OfCourse(
            rows, TrainingCurves.Critics[0], at => at with { Estimate = -at.Estimate })),
        Sabotage.Rows(Meaningful, "critic-follows-w", "the critic of the failed training",
            rows => rows.Replace(TrainingCurves.Critics[1].Name, by: TrainingCurves.Failed.Name)),
        Sabotage.Live(Meaningful, "jsd-estimate-does-not-fall", "a generator that stands still", TrainingCurves.Discriminators[1].Name,
            seconds: 3, run => new WatchedTraining(
                TrainingCurves.Capacities[1].Hidden, TrainingCurves.Discriminator with { GeneratorRate = 0 }, run).OnTorus()),
        Sabotage.Live(Meaningful, "failed-training-is-constant", "the paper's rate for the generator", TrainingCurves.Failed.Name,
            seconds: 3, TrainingCurves.Critics[1].Measure),
        Sabotage.Rows(Meaningful, "failed-loss-stays-high", "the critic's loss at its start kept", rows => OfCourse(
            rows, TrainingCurves.Failed, at => at with { EstimateLeft = 1 }), Verdict.ReproducedWithDeviation),
    ];

    static IReadOnlyList<MeasuredRow> OfCourse(
        IReadOnlyList<MeasuredRow> rows, Arm arm, Func<TrainingCurves.Look, TrainingCurves.Look> change) =>
        rows.Change<TrainingCurves.Row>(arm.Name, row => row with { Course = [.. row.Course.Select(change)] });
}
