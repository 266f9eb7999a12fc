using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of CriticVersusDiscriminator broken once.</summary>
static class CriticVersusDiscriminatorSabotages
{
    const string Versus = nameof(CriticVersusDiscriminator);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Live(Versus, "discriminator-saturates", "noise on data and samples", TwoGaussians.Discriminator.Name, seconds: 5,
            broken: run => new TrainedJudge(run).Discriminate(noise: 5)),
        Sabotage.Rows(Versus, "discriminator-saturates", "-log D in the place of log(1 - D)",
            rows => Change(rows, TwoGaussians.OptimalDiscriminator, row => row with { SlopeOnSamples = TwoGaussians.W1 })),
        Sabotage.Rows(Versus, "discriminator-loses-slope-in-training", "the last look left out",
            rows => Change(rows, TwoGaussians.Discriminator, row => row with { Course = [row.Course[0], row.Course[0]] })),
        Sabotage.Live(Versus, "critic-does-not-saturate", "a sigmoid on the critic", TwoGaussians.Clipped.Name, seconds: 4,
            broken: run => new TrainedJudge(run).Discriminate(noise: 0)),
        Sabotage.Rows(Versus, "critic-has-slope-everywhere", "one flat place",
            rows => OfCurve(rows, at => at.X == 8 ? at with { Slope = 0 } : at)),
        Sabotage.Rows(Versus, "critic-is-nearly-linear", "the critic folded at 0",
            rows => OfCurve(rows, at => at with { Value = Math.Abs(at.X) })),
        Sabotage.Live(Versus, "clipping-bounds-gain", "no clipping", TwoGaussians.Clipped.Name, seconds: 4,
            TwoGaussians.Unclipped.Measure),
        Sabotage.Live(Versus, "clipped-critic-settles", "no clipping", TwoGaussians.Clipped.Name, seconds: 4,
            TwoGaussians.Unclipped.Measure),
        Sabotage.Rows(Versus, "penalised-critic-settles", "critics without a constraint in the place of penalised ones",
            rows => rows.Replace(TwoGaussians.Penalised.Name, by: TwoGaussians.Unclipped.Name)),
    ];

    static IReadOnlyList<MeasuredRow> OfCurve(
        IReadOnlyList<MeasuredRow> rows, Func<TwoGaussians.PlaceOnLine, TwoGaussians.PlaceOnLine> change) =>
        Change(rows, TwoGaussians.Penalised, row => row with { Curve = [.. row.Curve.Select(change)] });

    static IReadOnlyList<MeasuredRow> Change(
        IReadOnlyList<MeasuredRow> rows, Arm arm, Func<TwoGaussians.Row, TwoGaussians.Row> change) => rows.Change(arm.Name, change);
}
