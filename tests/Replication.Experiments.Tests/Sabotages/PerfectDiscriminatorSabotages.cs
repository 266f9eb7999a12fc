using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of PerfectDiscriminator broken once.</summary>
static class PerfectDiscriminatorSabotages
{
    const string Perfect = nameof(PerfectDiscriminator);

    static readonly Func<Run, object> FrozenOnSegments =
        Sabotage.Once(run => TrainedDiscriminator.Train(PairOfLaws.On(Supports.ParallelSegments(1)), run, iterations: 0));

    static readonly Func<Run, object> FrozenOnCrossing =
        Sabotage.Once(run => TrainedDiscriminator.Train(PairOfLaws.On(Supports.CrossingSegments(60)), run, iterations: 0));

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Live(Perfect, "image-is-thin", "noise on the samples", GeneratorImage.Relu.Name, seconds: 0.2,
            GeneratorImage.Noisy.Measure),
        Sabotage.Live(Perfect, "image-has-measure-0", "a latent as wide as the space", GeneratorImage.Relu.Name, seconds: 0.2,
            GeneratorImage.Wide.Measure),
        Sabotage.Rows(Perfect, "jsd-is-log-2", "logarithm to base 2",
            rows => OfCases(rows, one => one with { JensenShannon = one.JensenShannon / Math.Log(2) })),
        Sabotage.Rows(Perfect, "jsd-is-log-2", "the squared distance for W1",
            rows => OfCases(rows, one => one with { Wasserstein = one.Distance * one.Distance })),
        Sabotage.Rows(Perfect, "overlap-is-measured", "JSD as twice itself",
            rows => rows.Change<TrainedDiscriminator.Row>(TrainedDiscriminator.Aligned.Name, row =>
                new([.. row.Steps.Select(step => step with { JensenShannon = 2 * step.JensenShannon })]))),
        Sabotage.Rows(Perfect, "overlap-is-measured", "noise in the control",
            rows => rows.Replace(TrainedDiscriminator.Segments.Name, by: TrainedDiscriminator.Noisy.Name), Verdict.Inconclusive),
        .. new[] { "disjoint-trained", "within-50-iterations", "cost-falls-to-0", "estimate-is-log-2" }.Select(claim =>
            Sabotage.Live(Perfect, claim, "D frozen", TrainedDiscriminator.Segments.Name, seconds: 3, FrozenOnSegments)),
        .. new[] { "crossing-trained", "crossing-flat" }.Select(claim =>
            Sabotage.Live(Perfect, claim, "D frozen", TrainedDiscriminator.CrossingSegments.Name, seconds: 3, FrozenOnCrossing)),
        Sabotage.Live(Perfect, "disjoint-flat", "noise on data and samples", TrainedDiscriminator.Segments.Name, seconds: 5,
            TrainedDiscriminator.Noisy.Measure),
        Sabotage.Live(Perfect, "overlap-is-measured", "noise off", TrainedDiscriminator.Noisy.Name, seconds: 5,
            TrainedDiscriminator.Segments.Measure),
    ];

    static IReadOnlyList<MeasuredRow> OfCases(
        IReadOnlyList<MeasuredRow> rows, Func<ExplicitDiscriminator.Case, ExplicitDiscriminator.Case> change) =>
        rows.Change<ExplicitDiscriminator.Row>(
            ExplicitDiscriminator.OnSupports.Name, row => new([.. row.Cases.Select(change)]));
}
