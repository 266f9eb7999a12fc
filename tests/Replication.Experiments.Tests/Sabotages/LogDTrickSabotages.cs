using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of LogDTrick broken once.</summary>
static class LogDTrickSabotages
{
    const string Trick = nameof(LogDTrick);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Live(Trick, "log-d-step", "a logit one percent too steep", FrozenGradient.Optimal.Name, seconds: 1,
            broken: _ => FrozenGradient.Measure(logitScale: 1.01)),
        Sabotage.Rows(Trick, "log-d-step", "sign flipped", rows => OfSides(rows, at => at with { Step = -at.Step })),
        Sabotage.Live(Trick, "d-is-frozen", "D follows theta", FrozenGradient.Optimal.Name, seconds: 1,
            broken: _ => FrozenGradient.Measure(frozen: false)),
        Sabotage.Rows(Trick, "kl-is-reverse", "KL the other way round", rows => OfSides(rows, at => at with { Theorem = at.WithForward })),
        Sabotage.Rows(Trick, "kl-is-reverse", "the control's KL reversed too",
            rows => OfSides(rows, at => at with { WithForward = at.Theorem }), Verdict.Inconclusive),
        Sabotage.Rows(Trick, "jsd-is-subtracted", "JSD added", rows => OfSides(rows, at => at with { Theorem = at.WithSum })),
        Sabotage.Rows(Trick, "jsd-is-subtracted", "JSD subtracted in the control too",
            rows => OfSides(rows, at => at with { WithSum = at.Theorem }), Verdict.Inconclusive),
        Sabotage.Live(Trick, "updates-are-cauchy", "the noise on a logit", CauchyUpdates.WhiteNoise.Name, seconds: 2,
            CauchyUpdates.LogitNoise.Measure),
        Sabotage.Rows(Trick, "updates-are-cauchy", "a scale that is a tenth off",
            rows => OfBatches(rows, batch => batch with { Quartiles = 1.1 * batch.Quartiles })),
        Sabotage.Live(Trick, "variance-is-infinite", "the noise away from 0", CauchyUpdates.WhiteNoise.Name, seconds: 2,
            CauchyUpdates.NoiseAwayFromZero.Measure),
        Sabotage.Rows(Trick, "variance-is-infinite", "a tail of index 1.2",
            rows => OfBatches(rows, batch => batch with { TailIndex = 1.2 * batch.TailIndex })),
        Sabotage.Live(Trick, "averaging-does-not-help", "the noise away from 0", CauchyUpdates.WhiteNoise.Name, seconds: 2,
            CauchyUpdates.NoiseAwayFromZero.Measure),
        Sabotage.Live(Trick, "norm-and-spread-grow", "D frozen", GrowingGradient.Logit.Name, seconds: 6,
            broken: run => new StillGenerator(run) { Iterations = 0 }.Measure()),
        Sabotage.Live(Trick, "trained-tail", "with a sigmoid", GrowingGradient.Linear.Name, seconds: 10, GrowingGradient.Logit.Measure),
    ];

    static IReadOnlyList<MeasuredRow> OfSides(IReadOnlyList<MeasuredRow> rows, Func<FrozenGradient.Sides, FrozenGradient.Sides> change) =>
        rows.Change<FrozenGradient.Row>(FrozenGradient.Optimal.Name, row => new([.. row.Sides.Select(change)]));

    static IReadOnlyList<MeasuredRow> OfBatches(IReadOnlyList<MeasuredRow> rows, Func<CauchyUpdates.Batch, CauchyUpdates.Batch> change) =>
        rows.Change<CauchyUpdates.Row>(
            CauchyUpdates.WhiteNoise.Name, row => row with { Batches = [.. row.Batches.Select(change)] });
}
