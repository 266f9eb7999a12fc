using Replication.Evidence;
using Oracle = Replication.Oracles.Divergences.OptimalDiscriminator;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of OptimalDiscriminator broken once.</summary>
static class OptimalDiscriminatorSabotages
{
    const string Best = nameof(OptimalDiscriminator);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Live(Best, "best-discriminator", "D untrained", BestDiscriminator.Network.Name, seconds: 3,
            broken: run => new BestDiscriminator.TrainedDiscriminator(run) { Steps = 0 }.Measure()),
        Sabotage.Rows(Best, "linear-logit-suffices-for-shifts", "the unequal variance everywhere",
            rows => OfFits(rows, BestDiscriminator.Linear, (fit, all) => fit with { Error = all.Max(one => one.Error) })),
        Sabotage.Rows(Best, "linear-logit-suffices-for-shifts", "equal variances in the control",
            rows => OfFits(rows, BestDiscriminator.Linear, (fit, all) => fit with { Error = all.Min(one => one.Error) }),
            Verdict.Inconclusive),
        Sabotage.Rows(Best, "trained-value", "JSD without its factor 2",
            rows => OfFits(
                rows, BestDiscriminator.Network, (fit, _) => fit with { BestValue = (fit.BestValue + Oracle.MinimumValue) / 2 })),
        Sabotage.Rows(Best, "value-is-jsd", "JSD without its factor 2",
            rows => OfGenerators(rows, at => at with { Theorem = Oracle.MinimumValue + at.JensenShannon })),
        Sabotage.Rows(Best, "value-is-jsd", "logarithm to base 2",
            rows => OfGenerators(rows, at => at with { Value = at.Value / Math.Log(2) })),
        Sabotage.Rows(Best, "minimum-at-the-data", "the value's sign flipped",
            rows => OfGenerators(rows, at => at with { Value = -at.Value })),
        Sabotage.Live(Best, "law-converges", "a D that lags", LawDescent.Law.Name, seconds: 1,
            broken: run => new FunctionDescent(run) { Optimal = false }.Descend()),
        Sabotage.Rows(Best, "law-never-rises", "the steps in reverse",
            rows => rows.Change<LawDescent.Row>(LawDescent.Law.Name, row => row with
            {
                LargestRise = row.Steps[0].Excess - row.Steps[^1].Excess,
            })),
        Sabotage.Rows(Best, "parameters-meet-critical-points", "a descent that is stopped on the way",
            rows => Stopped(rows, LawDescent.TwoMeans)),
        Sabotage.Rows(Best, "small-class-stops-above", "a descent that is stopped on the way", rows => Stopped(rows, LawDescent.OneMean)),
        Sabotage.Rows(Best, "parzen-fails-in-many-dimensions", "the true log-likelihood for Parzen's",
            rows => Honest(rows, ParzenWindow.Perfect32)),
        Sabotage.Rows(Best, "parzen-error-is-bias", "the true log-likelihood for Parzen's", rows => Honest(rows, ParzenWindow.Perfect32)),
        Sabotage.Rows(Best, "parzen-holds-in-few-dimensions", "windows without their normaliser",
            rows => OfWindows(rows, ParzenWindow.Perfect1, row => row with { Parzen = row.Parzen + Math.Log(row.Width) })),
        Sabotage.Rows(Best, "parzen-prefers-a-narrower-law", "the true log-likelihood for Parzen's",
            rows => Honest(Honest(rows, ParzenWindow.Perfect32), ParzenWindow.Narrow32)),
    ];

    static IReadOnlyList<MeasuredRow> OfFits(
        IReadOnlyList<MeasuredRow> rows, Arm arm,
        Func<BestDiscriminator.Fit, IReadOnlyList<BestDiscriminator.Fit>, BestDiscriminator.Fit> change) =>
        rows.Change<BestDiscriminator.Row>(arm.Name, row => row with { Fits = [.. row.Fits.Select(fit => change(fit, row.Fits))] });

    static IReadOnlyList<MeasuredRow> OfGenerators(IReadOnlyList<MeasuredRow> rows, Func<GameValue.At, GameValue.At> change) =>
        rows.Change<GameValue.Row>(GameValue.Optimal.Name, row => new([.. row.Values.Select(change)]));

    static IReadOnlyList<MeasuredRow> Stopped(IReadOnlyList<MeasuredRow> rows, Arm arm) =>
        rows.Change<LawDescent.Row>(arm.Name, row => row with { Steps = [row.Steps[0]] });

    static IReadOnlyList<MeasuredRow> Honest(IReadOnlyList<MeasuredRow> rows, Arm arm) =>
        OfWindows(rows, arm, row => row with { Parzen = row.Truth });

    static IReadOnlyList<MeasuredRow> OfWindows(
        IReadOnlyList<MeasuredRow> rows, Arm arm, Func<ParzenWindow.Row, ParzenWindow.Row> change) => rows.Change(arm.Name, change);
}
