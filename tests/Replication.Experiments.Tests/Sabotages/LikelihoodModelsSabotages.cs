using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of LikelihoodModels broken once.</summary>
static class LikelihoodModelsSabotages
{
    const string Likelihood = nameof(LikelihoodModels);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Live(Likelihood, "gaussian-fit-is-mean-and-variance", "divisor n - 1", GaussianLikelihood.MaximumLikelihood.Name,
            seconds: 1, GaussianLikelihood.Unbiased.Measure),
        Sabotage.Rows(Likelihood, "likelihood-is-minus-kl", "JSD in the place of KL",
            rows => OfSizes(rows, at => at with { ByKl = at.ByJsd })),
        Sabotage.Rows(Likelihood, "likelihood-is-minus-kl", "KL in the control too",
            rows => OfSizes(rows, at => at with { ByJsd = at.ByKl }), Verdict.Inconclusive),
        Sabotage.Live(Likelihood, "fit-approaches-the-kl-minimiser", "median and quartiles", GaussianLikelihood.MaximumLikelihood.Name,
            seconds: 1, GaussianLikelihood.Robust.Measure),
        Sabotage.Live(Likelihood, "e-step-lifts-the-bound-to-the-likelihood", "squared posteriors", MixtureLikelihood.Em.Name, seconds: 1,
            MixtureLikelihood.Squared.Measure),
        Sabotage.Rows(Likelihood, "em-never-lowers-the-likelihood", "the sign of the fall flipped", rows =>
            rows.Change<MixtureLikelihood.Row>(MixtureLikelihood.Em.Name, row => row with { LargestFall = -row.LargestFall })),
        Sabotage.Live(Likelihood, "k-means-never-raises-the-distortion", "points to their second nearest mean", MeansLimit.Means.Name,
            seconds: 1, MeansLimit.Second.Measure),
        Sabotage.Live(Likelihood, "k-means-is-the-limit-of-em", "a variance of 1", MeansLimit.Mixtures[0].Name, seconds: 1,
            MeansLimit.Mixtures[^1].Measure),
        Sabotage.Live(Likelihood, "baum-welch-never-lowers-the-likelihood", "neighbouring states independent", HiddenMarkov.BaumWelch.Name,
            seconds: 1, HiddenMarkov.Independent.Measure),
        Sabotage.Rows(Likelihood, "forward-is-the-sum-over-paths", "the best path alone", rows =>
            OfSequences(rows, at => at with { AllPaths = at.BestPath })),
        Sabotage.Rows(Likelihood, "forward-is-the-sum-over-paths", "all paths in the control too", rows =>
            OfSequences(rows, at => at with { BestPath = at.AllPaths }), Verdict.Inconclusive),
        Sabotage.Live(Likelihood, "posteriors-are-those-of-the-paths", "neighbouring states independent", HiddenMarkov.BaumWelch.Name,
            seconds: 1, HiddenMarkov.Independent.Measure),
        Sabotage.Live(Likelihood, "linear-regression-is-least-squares", "noise by Student's t", ConditionalLikelihood.Linear.Name,
            seconds: 1, ConditionalLikelihood.HeavyTailed.Measure),
        Sabotage.Live(Likelihood, "logistic-regression-reaches-the-maximum", "least squares on the labels",
            ConditionalLikelihood.Logistic.Name, seconds: 1, ConditionalLikelihood.LeastSquares.Measure),
        Sabotage.Live(Likelihood, "separable-labels-have-no-maximum", "labels drawn", ConditionalLikelihood.Separable.Name, seconds: 1,
            ConditionalLikelihood.Logistic.Measure),
        Sabotage.Live(Likelihood, "maximum-likelihood-covers-both-modes", "data of one mode", GanInstead.MaximumLikelihood.Name, seconds: 1,
            GanInstead.OneModeLikelihood.Measure),
        Sabotage.Rows(Likelihood, "gan-fits-one-mode", "the minimax cost",
            rows => rows.Replace(GanInstead.NonSaturating.Name, GanInstead.Minimax.Name)),
        Sabotage.Rows(Likelihood, "minimax-gan-has-the-least-jsd", "data of one mode",
            rows => rows.Replace(GanInstead.Minimax.Name, GanInstead.OneModeGan.Name), Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Likelihood, "minimax-gan-covers-both-modes", "the non-saturating cost",
            rows => rows.Replace(GanInstead.Minimax.Name, GanInstead.NonSaturating.Name)),
        Sabotage.Rows(Likelihood, "gan-has-less-likelihood", "maximum likelihood in the place of the GAN",
            rows => rows.Replace(GanInstead.NonSaturating.Name, GanInstead.MaximumLikelihood.Name)),
        Sabotage.Rows(Likelihood, "em-never-lowers-the-likelihood-of-digits", "every image with the posterior of the next",
            rows => rows.Replace(DigitMixtures.Em[3].Name, DigitMixtures.Shifted.Name)),
        Sabotage.Rows(Likelihood, "components-raise-the-held-out-likelihood", "every image with the posterior of the next",
            rows => rows.Replace(DigitMixtures.Em[3].Name, DigitMixtures.Shifted.Name)),
        Sabotage.Rows(Likelihood, "components-overfit", "judged on the fitted images", rows =>
            rows.Change<DigitMixtures.Row>(DigitMixtures.Em[^1].Name, row => row with { HeldOut = row.Fitted })),
    ];

    static IReadOnlyList<MeasuredRow> OfSizes(
        IReadOnlyList<MeasuredRow> rows, Func<GaussianLikelihood.Size, GaussianLikelihood.Size> change) =>
        rows.Change<GaussianLikelihood.Row>(
            GaussianLikelihood.MaximumLikelihood.Name, row => row with { Sizes = [.. row.Sizes.Select(change)] });

    static IReadOnlyList<MeasuredRow> OfSequences(
        IReadOnlyList<MeasuredRow> rows, Func<HiddenMarkov.Sequence, HiddenMarkov.Sequence> change) =>
        rows.Change<HiddenMarkov.Row>(HiddenMarkov.BaumWelch.Name, row => row with { Sequences = [.. row.Sequences.Select(change)] });
}
