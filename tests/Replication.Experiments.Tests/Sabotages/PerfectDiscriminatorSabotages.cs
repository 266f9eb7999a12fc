using Replication.Evidence;
using Row = Replication.Experiments.PerfectDiscriminator.Row;

namespace Replication.Experiments.Tests;

/// <summary>Each ingredient of PerfectDiscriminator broken once.</summary>
static class PerfectDiscriminatorSabotages
{
    const string Perfect = nameof(PerfectDiscriminator);

    static readonly Func<Run, object> FrozenOnSegments = Sabotage.Once(run => Trained(run, PairOfLaws.On(Supports.ParallelSegments(1)), iterations: 0));

    static readonly Func<Run, object> FrozenOnCrossing = Sabotage.Once(run => Trained(run, PairOfLaws.On(Supports.CrossingSegments(60)), iterations: 0));

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Live(Perfect, "image-is-thin", "noise on the samples", "image-relu", seconds: 0.2,
            broken: run => Image(new GeneratorImage(latentFillsSpace: false, Nonlinearity.Relu, noise: 0.1, run))),
        Sabotage.SwapControl(Perfect, "image-is-thin", "image-noisy", by: "image-relu"),
        Sabotage.Live(Perfect, "image-has-measure-0", "a latent as wide as the space", "image-tanh", seconds: 0.2,
            broken: run => Image(new GeneratorImage(latentFillsSpace: true, Nonlinearity.Tanh, noise: 0, run))),
        Sabotage.SwapControl(Perfect, "image-has-measure-0", "image-wide", by: "image-tanh"),
        .. Swapped("disjoint-perfect", "exact", "exact-noisy"),
        .. Swapped("crossing-perfect", "exact", "exact-aligned"),
        .. Swapped("jsd-is-log-2", "exact", "exact-noisy"),
        Sabotage.Rows(Perfect, "jsd-is-log-2", "logarithm to base 2", rows => OfCases(rows, one => one with { JensenShannon = one.JensenShannon / Math.Log(2) })),
        Sabotage.Rows(Perfect, "jsd-is-log-2", "the squared distance for W1", rows => OfCases(rows, one => one with { Wasserstein = one.Distance * one.Distance })),
        .. Swapped("kl-is-infinite", "exact", "exact-aligned"),
        .. Swapped("disjoint-trained", "circles", "noisy"),
        .. Swapped("within-50-iterations", "segments", "noisy"),
        .. Swapped("disjoint-flat", "circles", "noisy"),
        .. Swapped("crossing-trained", "crossing-circles", "aligned"),
        .. Swapped("crossing-flat", "crossing-circles", "aligned"),
        .. Swapped("cost-falls-to-0", "crossing-segments", "aligned"),
        .. Swapped("estimate-is-log-2", "segments", "noisy"),
        Sabotage.Swap(Perfect, "overlap-is-measured", "noisy", by: "segments"),
        Sabotage.SwapControl(Perfect, "overlap-is-measured", "segments", by: "noisy"),
        Sabotage.Rows(Perfect, "overlap-is-measured", "JSD as twice itself",
            rows => OfSteps(rows, "aligned", step => step with { JensenShannon = 2 * step.JensenShannon })),
        .. new[] { "disjoint-trained", "within-50-iterations", "cost-falls-to-0", "estimate-is-log-2" }.Select(claim =>
            Sabotage.Live(Perfect, claim, "D frozen", "segments", seconds: 3, FrozenOnSegments)),
        .. new[] { "crossing-trained", "crossing-flat" }.Select(claim =>
            Sabotage.Live(Perfect, claim, "D frozen", "crossing-segments", seconds: 3, FrozenOnCrossing)),
        Sabotage.Live(Perfect, "disjoint-flat", "noise on data and samples", "segments", seconds: 5,
            broken: run => Trained(run, PairOfLaws.On(Supports.ParallelSegments(1), SharedSupport.NoiseDeviation))),
        Sabotage.Live(Perfect, "overlap-is-measured", "noise off", "noisy", seconds: 5,
            broken: run => Trained(run, PairOfLaws.On(Supports.ParallelSegments(1)))),
    ];

    static IEnumerable<Sabotage> Swapped(string claim, string arm, string control) =>
        [Sabotage.Swap(Perfect, claim, arm, by: control), Sabotage.SwapControl(Perfect, claim, control, by: arm)];

    static Row Image(GeneratorImage image)
    {
        var (places, spectrum) = image.Measure();
        return new([], [], places, spectrum);
    }

    static Row Trained(Run run, PairOfLaws laws, int? iterations = null) =>
        new((iterations is { } few ? new FigureOne(laws, run) { Iterations = few } : new FigureOne(laws, run)).Train(), [], [], []);

    static IReadOnlyList<MeasuredRow> OfCases(IReadOnlyList<MeasuredRow> rows, Func<ExactCase, ExactCase> change) =>
        rows.Change<Row>("exact", row => row with { Cases = [.. row.Cases.Select(change)] });

    static IReadOnlyList<MeasuredRow> OfSteps(IReadOnlyList<MeasuredRow> rows, string arm, Func<DiscriminatorStep, DiscriminatorStep> change) =>
        rows.Change<Row>(arm, row => row with { Steps = [.. row.Steps.Select(change)] });
}
