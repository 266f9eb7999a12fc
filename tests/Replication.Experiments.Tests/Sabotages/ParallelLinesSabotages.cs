using Replication.Evidence;
using Row = Replication.Experiments.ParallelLines.Row;

namespace Replication.Experiments.Tests;

/// <summary>Each ingredient of ParallelLines broken once.</summary>
static class ParallelLinesSabotages
{
    const string Lines = nameof(ParallelLines);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Rows(Lines, "w-is-distance", "the squared cost instead of the distance",
            rows => OfDistances(rows, "lines", one => one with { Wasserstein = one.Theta * one.Theta })),
        Sabotage.Rows(Lines, "w-is-distance", "the sampled W biased low by a fifth",
            rows => OfDistances(rows, "sampled", one => one with { Wasserstein = 0.8 * one.Wasserstein })),
        Sabotage.Rows(Lines, "w-is-distance", "W in the place of the control's JSD",
            rows => OfDistances(rows, "lines", one => one with { JensenShannon = one.Wasserstein }), Verdict.Inconclusive),
        .. Swapped("jsd-is-log-2", "lines", "smoothed"),
        Sabotage.Rows(Lines, "jsd-is-log-2", "logarithm to base 2",
            rows => OfDistances(rows, "lines", one => one with { JensenShannon = one.JensenShannon / Math.Log(2) })),
        .. Swapped("kl-is-infinite", "lines", "smoothed"),
        .. Swapped("tv-is-1", "lines", "smoothed"),
        Sabotage.Rows(Lines, "tv-is-1", "the sum of |p - q| without its half",
            rows => OfDistances(rows, "lines", one => one with { TotalVariation = 2 * one.TotalVariation })),
        Sabotage.Swap(Lines, "critic-measures-distance", "critic", by: "discriminator"),
        Sabotage.SwapControl(Lines, "critic-measures-distance", "discriminator", by: "critic"),
        Sabotage.Live(Lines, "critic-measures-distance", "penalty off", "critic", seconds: 2,
            broken: run => AtHalf(new TrainedPlayer(wasserstein: true, smoothing: 0, run) { Penalised = false }),
            intact: run => AtHalf(new TrainedPlayer(wasserstein: true, smoothing: 0, run))),
        .. Swapped("discriminator-sees-no-distance", "discriminator", "discriminator-smoothed"),
        Sabotage.Live(Lines, "discriminator-sees-no-distance", "D frozen", "discriminator", seconds: 1,
            broken: run => AtHalf(new TrainedPlayer(wasserstein: false, smoothing: 0, run) { FittingSteps = 0 }),
            intact: run => AtHalf(new TrainedPlayer(wasserstein: false, smoothing: 0, run))),
        Sabotage.Rows(Lines, "descent-on-w-arrives", "the exact gradient's sign flipped", rows => OfDescent(rows, "lines", Flipped)),
        Sabotage.Rows(Lines, "descent-on-w-arrives", "the trained gradient's sign flipped", rows => OfDescent(rows, "critic", Flipped)),
        Sabotage.SwapControl(Lines, "descent-on-w-arrives", "discriminator", by: "critic"),
        Sabotage.Swap(Lines, "descent-on-jsd-stands-still", "discriminator", by: "discriminator-smoothed"),
        Sabotage.Swap(Lines, "descent-on-jsd-stands-still", "lines", by: "smoothed"),
        // The control is a conjunction: both of its arms must stand still for it to hold.
        Sabotage.Rows(Lines, "descent-on-jsd-stands-still", "no noise in either control",
            rows => rows.Replace("smoothed", by: "lines").Replace("discriminator-smoothed", by: "discriminator"), Verdict.Inconclusive),
        Sabotage.Rows(Lines, "critic-measures-distance", "five seeds", rows => [.. rows.Where(row => row.Replicate < 5)], Verdict.Inconclusive),
    ];

    static IEnumerable<Sabotage> Swapped(string claim, string arm, string control) =>
        [Sabotage.Swap(Lines, claim, arm, by: control), Sabotage.SwapControl(Lines, claim, control, by: arm)];

    static Row AtHalf(TrainedPlayer player) => new([player.Estimate(0.5)], []);

    static IReadOnlyList<MeasuredRow> OfDistances(IReadOnlyList<MeasuredRow> rows, string arm, Func<Distances, Distances> change) =>
        rows.Change<Row>(arm, row => row with { Distances = [.. row.Distances.Select(change)] });

    static IReadOnlyList<MeasuredRow> OfDescent(IReadOnlyList<MeasuredRow> rows, string arm, Func<Place, Place> change) =>
        rows.Change<Row>(arm, row => row with { Descent = [.. row.Descent.Select(change)] });

    /// <summary>Descents start at 1: a step the other way leads as far beyond it.</summary>
    static Place Flipped(Place place) => place with { Theta = 2 - place.Theta };
}
