using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of ParallelLines broken once.</summary>
static class ParallelLinesSabotages
{
    const string Lines = nameof(ParallelLines);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Rows(Lines, "w-is-distance", "the squared cost instead of the distance",
            rows => OfLines(rows, one => one with { Wasserstein = one.Theta * one.Theta })),
        Sabotage.Rows(Lines, "w-is-distance", "the sampled W biased low by a fifth",
            rows => rows.Change<Distances.Row>(Distances.Sampled.Name, row => row with
            {
                WassersteinEstimates = [.. row.WassersteinEstimates.Select(one => one with { Value = 0.8 * one.Value })],
            })),
        Sabotage.Rows(Lines, "w-is-distance", "W in the place of the control's JSD",
            rows => OfLines(rows, one => one with { JensenShannon = one.Wasserstein }), Verdict.Inconclusive),
        Sabotage.Rows(Lines, "jsd-is-log-2", "logarithm to base 2",
            rows => OfLines(rows, one => one with { JensenShannon = one.JensenShannon / Math.Log(2) })),
        Sabotage.Rows(Lines, "tv-is-1", "the sum of |p - q| without its half",
            rows => OfLines(rows, one => one with { TotalVariation = 2 * one.TotalVariation })),
        Sabotage.Live(Lines, "critic-measures-distance", "penalty off", Distances.Critic.Name, seconds: 2,
            broken: run => AtHalf(new TrainedPlayer(wasserstein: true, smoothing: 0, run) { Penalised = false }),
            intact: run => AtHalf(new TrainedPlayer(wasserstein: true, smoothing: 0, run))),
        Sabotage.Rows(Lines, "critic-measures-distance", "five seeds",
            rows => [.. rows.Where(row => row.Replicate < 5)], Verdict.Inconclusive),
        Sabotage.Live(Lines, "discriminator-sees-no-distance", "D frozen", Distances.Discriminator.Name, seconds: 1,
            broken: run => BoundAtHalf(new TrainedPlayer(wasserstein: false, smoothing: 0, run) { FittingSteps = 0 }),
            intact: run => BoundAtHalf(new TrainedPlayer(wasserstein: false, smoothing: 0, run))),
        Sabotage.Rows(Lines, "descent-on-w-arrives", "the exact gradient's sign flipped", rows => Flipped(rows, Descent.Lines)),
        Sabotage.Rows(Lines, "descent-on-w-arrives", "the trained gradient's sign flipped", rows => Flipped(rows, Descent.Critic)),
        Sabotage.Rows(Lines, "descent-on-w-arrives", "noise in the control",
            rows => rows.Replace(Descent.Discriminator.Name, by: Descent.SmoothedDiscriminator.Name), Verdict.Inconclusive),
        Sabotage.Rows(Lines, "descent-on-jsd-stands-still", "noise in the exact gradient",
            rows => rows.Replace(Descent.Lines.Name, by: Descent.Smoothed.Name)),
        Sabotage.Rows(Lines, "descent-on-jsd-stands-still", "noise in the discriminator's samples",
            rows => rows.Replace(Descent.Discriminator.Name, by: Descent.SmoothedDiscriminator.Name)),
    ];

    static Distances.Row AtHalf(TrainedPlayer critic) => new([], [new(0.5, critic.Estimate(0.5))], []);

    static Distances.Row BoundAtHalf(TrainedPlayer discriminator) => new([], [], [new(0.5, discriminator.Estimate(0.5))]);

    static IReadOnlyList<MeasuredRow> OfLines(IReadOnlyList<MeasuredRow> rows, Func<Distances.Divergences, Distances.Divergences> change) =>
        rows.Change<Distances.Row>(Distances.Lines.Name, row => row with { Divergences = [.. row.Divergences.Select(change)] });

    /// <summary>Descents start at 1: a step the other way leads as far beyond it.</summary>
    static IReadOnlyList<MeasuredRow> Flipped(IReadOnlyList<MeasuredRow> rows, Arm arm) => rows.Change<Descent.Row>(
        arm.Name, row => new([.. row.Descent.Select(place => place with { Theta = 2 - place.Theta })]));
}
