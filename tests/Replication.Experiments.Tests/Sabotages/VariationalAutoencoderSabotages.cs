using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of VariationalAutoencoder broken once.</summary>
static class VariationalAutoencoderSabotages
{
    const string Vae = nameof(VariationalAutoencoder);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Rows(Vae, "log-p-is-kl-plus-elbo", "KL the other way round",
            rows => OfGuesses(rows, guess => guess with { Sum = guess.OtherSum })),
        Sabotage.Rows(Vae, "log-p-is-kl-plus-elbo", "the control's KL the right way round too",
            rows => OfGuesses(rows, guess => guess with { OtherSum = guess.Sum }), Verdict.Inconclusive),
        Sabotage.Rows(Vae, "tight-at-the-posterior", "q without the posterior's correlation",
            rows => rows.Replace(EvidenceBound.Posterior.Name, EvidenceBound.WrongCovariance.Name)),
        Sabotage.Rows(Vae, "both-forms-agree", "the KL to the posterior in the place of the KL to the prior",
            rows => OfGuesses(rows, guess => guess with { Split = guess.WithOtherKl })),
        Sabotage.Rows(Vae, "both-forms-agree", "the KL to the prior in the control too",
            rows => OfGuesses(rows, guess => guess with { WithOtherKl = guess.Split }), Verdict.Inconclusive),
        Sabotage.Live(Vae, "closed-form-kl", "log sd halved", ClosedFormDivergence.ClosedForm.Name, seconds: 1,
            broken: _ => ClosedFormDivergence.Measure(logWeight: 1)),
        Sabotage.Live(Vae, "both-are-unbiased", "sign flipped", ScoreFunction.Score.Name, seconds: 1, ScoreFunction.FlippedSign.Measure),
        Sabotage.Live(Vae, "variances-are-known", "a baseline subtracted", ScoreFunction.Score.Name, seconds: 1,
            ScoreFunction.WithBaseline.Measure),
        Sabotage.Live(Vae, "score-varies-more", "a baseline subtracted", ScoreFunction.Score.Name, seconds: 1,
            ScoreFunction.WithBaseline.Measure),
        Sabotage.Live(Vae, "sgvb-is-unbiased", "the draw held still", BoundGradients.FormA.Name, seconds: 1,
            BoundGradients.Detached.Measure),
        Sabotage.Rows(Vae, "sgvb-is-unbiased", "a gradient that is an interval's width off",
            rows => rows.Change<BoundGradients.Row>(BoundGradients.FormB.Name, row => row with
            {
                Partials = [.. row.Partials.Select(one => Moved(one, one.High - one.Low))],
            })),
        Sabotage.Live(Vae, "score-function-varies-more", "reparameterised", BoundGradients.Score.Name, seconds: 1,
            BoundGradients.FormA.Measure),
        Sabotage.Live(Vae, "closed-kl-varies-less", "the KL sampled", BoundGradients.FormB.Name, seconds: 1, BoundGradients.FormA.Measure),
        Sabotage.Live(Vae, "estimate-is-log-p", "q with four times the posterior's variance", MarginalLikelihood.Fitted.Name, seconds: 1,
            MarginalLikelihood.Heavy.Measure),
        Sabotage.Rows(Vae, "variance-of-a-term", "q and posterior exchanged",
            rows => OfEstimates(rows, one => one with { ExactVariance = one.ExchangedVariance })),
        Sabotage.Rows(Vae, "variance-of-a-term", "nothing exchanged in the control",
            rows => OfEstimates(rows, one => one with { ExchangedVariance = one.ExactVariance }), Verdict.Inconclusive),
        Sabotage.Rows(Vae, "heavy-q-has-infinite-variance", "half of the upper end of the tail index", rows =>
            rows.Change<MarginalLikelihood.Row>(MarginalLikelihood.Heavy.Name, row => new(
                [.. row.Estimates.Select(one => one with { TailIndexHigh = one.TailIndexHigh / 2 })])), Verdict.ReproducedWithDeviation),
        Sabotage.Live(Vae, "superfluous-latents-collapse", "a tenth of the KL", PosteriorCollapse.LittleNoise.Name, seconds: 6,
            PosteriorCollapse.WithoutKl.Measure),
        Sabotage.Live(Vae, "bound-is-the-optimum", "two latents", PosteriorCollapse.LittleNoise.Name, seconds: 6,
            PosteriorCollapse.TooFew.Measure),
        Sabotage.Live(Vae, "superfluous-latents-cost-nothing", "two latents", PosteriorCollapse.JustEnough.Name, seconds: 6,
            PosteriorCollapse.TooFew.Measure),
    ];

    static BoundGradients.Partial Moved(BoundGradients.Partial one, double by) =>
        one with { Mean = one.Mean + by, Low = one.Low + by, High = one.High + by };

    static IReadOnlyList<MeasuredRow> OfGuesses(IReadOnlyList<MeasuredRow> rows, Func<EvidenceBound.Guess, EvidenceBound.Guess> change) =>
        rows.Change<EvidenceBound.Row>(EvidenceBound.WrongCovariance.Name, row => new([.. row.Guesses.Select(change)]));

    static IReadOnlyList<MeasuredRow> OfEstimates(
        IReadOnlyList<MeasuredRow> rows, Func<MarginalLikelihood.Estimate, MarginalLikelihood.Estimate> change) =>
        rows.Change<MarginalLikelihood.Row>(MarginalLikelihood.Light.Name, row => new([.. row.Estimates.Select(change)]));
}
