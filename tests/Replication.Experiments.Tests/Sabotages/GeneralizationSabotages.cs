using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of Generalization broken once.</summary>
static class GeneralizationSabotages
{
    const string Samples = nameof(Generalization);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Rows(Samples, "jsd-stays-log-2", "logarithm to base 2", rows => OfPairs(
            rows, pair => pair with { JensenShannon = pair.JensenShannon / Math.Log(2) })),
        Sabotage.Live(Samples, "w-stays-above-1.1", "a tenth of the dimension", SampleDistances.High.Name, seconds: 4,
            broken: run => SampleDistances.Measure(50, run)),
        Sabotage.Rows(Samples, "w-stays-above-1.1", "draws 0.3 nearer to the sample", rows => OfPairs(
            rows, pair => pair with { ToNearest = pair.ToNearest - 0.3 })),
        Sabotage.Live(Samples, "closest-pair", "a tenth of the dimension", SampleDistances.High.Name, seconds: 4,
            broken: run => SampleDistances.Measure(50, run)),
        Sabotage.Live(Samples, "noise-does-not-help", "noise that drowns the draws", NoisySamples.Narrow.Name, seconds: 4,
            broken: run => NoisySamples.Measure(_ => [40], run)),
        Sabotage.Rows(Samples, "linear-distance-generalises", "the squared length of the mean", rows => OfSights(
            rows, NeuralDistance.Linear, sight => sight with { Value = sight.Value * sight.Value })),
        Sabotage.Rows(Samples, "linear-distance-generalises", "one coordinate of the mean", rows => OfSights(
            rows, NeuralDistance.Linear, sight => sight with { Value = sight.Value / 10 })),
        Sabotage.Rows(Samples, "network-distance-generalises", "samples of two laws", rows => OfSights(
            rows, NeuralDistance.Network, sight => sight with { Value = sight.Value + 0.1 })),
        Sabotage.Live(Samples, "low-capacity-is-blind", "a width of 64", Diversity.Narrow.Name, seconds: 8,
            broken: run => Diversity.Measure(width: 64, diverse: false, run)),
        Sabotage.Live(Samples, "capacity-sees", "a width of 4", Diversity.Wide.Name, seconds: 8,
            broken: run => Diversity.Measure(width: 4, diverse: false, run)),
        Sabotage.Live(Samples, "half-of-batches", "twice as many outputs", BirthdayTest.Uniform.Name, seconds: 1,
            broken: run => BirthdayTest.Measure((stream, n) => stream.NextInt(2 * n), run)),
        Sabotage.Live(Samples, "interval-covers", "twice as many outputs", BirthdayTest.Uniform.Name, seconds: 1,
            broken: run => BirthdayTest.Measure((stream, n) => stream.NextInt(2 * n), run)),
        Sabotage.Rows(Samples, "finite-support-is-found", "a test that finds no duplicate", rows => rows.Change<BirthdayTest.Row>(
            BirthdayTest.Uniform.Name, row => new([row.Tests[0] with { High = double.PositiveInfinity }, .. row.Tests.Skip(1)]))),
    ];

    static IReadOnlyList<MeasuredRow> OfPairs(
        IReadOnlyList<MeasuredRow> rows, Func<SampleDistances.Pair, SampleDistances.Pair> change) =>
        rows.Change<SampleDistances.Row>(SampleDistances.High.Name, row => new([.. row.Pairs.Select(change)]));

    static IReadOnlyList<MeasuredRow> OfSights(
        IReadOnlyList<MeasuredRow> rows, Arm arm, Func<NeuralDistance.Sight, NeuralDistance.Sight> change) =>
        rows.Change<NeuralDistance.Row>(arm.Name, row => new([.. row.Seen.Select(change)]));
}
