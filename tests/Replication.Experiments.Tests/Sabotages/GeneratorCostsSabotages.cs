using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of GeneratorCosts broken once.</summary>
static class GeneratorCostsSabotages
{
    const string Costs = nameof(GeneratorCosts);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Rows(Costs, "flat-where-rejected", "the slope in D instead of the logit",
            rows => OfPlaces(rows, Figure16.Minimax, at => at with { Slope = at.Slope / (at.D * (1 - at.D)) })),
        Doubled("minimax-slope", Figure16.Minimax),
        Doubled("non-saturating-slope", Figure16.NonSaturating),
        Doubled("maximum-likelihood-slope", Figure16.MaximumLikelihood),
        Sabotage.Rows(Costs, "maximum-likelihood-descends-kl", "sign flipped",
            rows => Flipped(rows, DescendedDivergence.MaximumLikelihood)),
        Sabotage.Rows(Costs, "minimax-descends-jsd", "sign flipped", rows => Flipped(rows, DescendedDivergence.Minimax)),
        Sabotage.Rows(Costs, "non-saturating-descends-neither", "sign flipped", rows => Flipped(rows, DescendedDivergence.NonSaturating)),
        Sabotage.Rows(Costs, "second-moment", "the variance for the second moment",
            rows => OfSlopes(rows, at => at with { SecondMoment = at.SecondMoment - at.FirstMoment * at.FirstMoment })),
        Sabotage.Rows(Costs, "maximum-likelihood-is-noisiest", "the non-saturating cost in its place",
            rows => rows.Replace(GradientNoise.MaximumLikelihood.Name, by: GradientNoise.NonSaturating.Name)),
        Sabotage.Rows(Costs, "maximum-likelihood-is-noisiest", "the control as far apart",
            rows => OfSlopes(rows, at => at with { RelativeDeviation = 100 }), Verdict.Inconclusive),
        Sabotage.Live(Costs, "one-sided-smoothing-rescales", "the fakes' label smoothed too", LabelSmoothing.OneSided.Name, seconds: 3,
            LabelSmoothing.TwoSided.Measure),
        Sabotage.Live(Costs, "smoothed-fakes-add-the-model", "D untrained", LabelSmoothing.TwoSided.Name, seconds: 2,
            broken: run => new LabelSmoothing.SmoothedDiscriminator(run, beta: 0.1) { Steps = 0 }.Measure()),
    ];

    static Sabotage Doubled(string claim, Arm arm) => Sabotage.Rows(Costs, claim, "a cost without its half",
        rows => OfPlaces(rows, arm, at => at with { Slope = 2 * at.Slope }));

    static IReadOnlyList<MeasuredRow> OfPlaces(IReadOnlyList<MeasuredRow> rows, Arm arm, Func<Figure16.Place, Figure16.Place> change) =>
        rows.Change<Figure16.Row>(arm.Name, row => new([.. row.Places.Select(change)]));

    static IReadOnlyList<MeasuredRow> Flipped(IReadOnlyList<MeasuredRow> rows, Arm arm) => rows.Change<DescendedDivergence.Row>(
        arm.Name, row => new([.. row.Gradients.Select(at => at with { Gradient = -at.Gradient })]));

    static IReadOnlyList<MeasuredRow> OfSlopes(IReadOnlyList<MeasuredRow> rows, Func<GradientNoise.At, GradientNoise.At> change) =>
        rows.Change<GradientNoise.Row>(GradientNoise.MaximumLikelihood.Name, row => new([.. row.Slopes.Select(change)]));
}
