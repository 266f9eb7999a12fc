using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of LanguageGeneration broken once.</summary>
static class LanguageGenerationSabotages
{
    const string Language = nameof(LanguageGeneration);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Rows(Language, "sampler-knows-its-order", "a sampler of bigrams for one of trigrams",
            rows => OfWords(rows, NGramOrder.Orders[2], at => at.Length == 3 ? at with { Js = 0.3 } : at)),
        Sabotage.Rows(Language, "sampler-knows-its-order", "a control that knows one character more",
            rows => rows.Change<NGramOrder.Row>(NGramOrder.Orders[0].Name, Perfect)
                .Change<NGramOrder.Row>(NGramOrder.Orders[1].Name, Perfect).Change<NGramOrder.Row>(NGramOrder.Orders[2].Name, Perfect),
            Verdict.Inconclusive),
        Sabotage.Live(Language, "sampler-knows-no-more", "the language itself", NGramOrder.Orders[3].Name, seconds: 1,
            NGramOrder.Language.Measure),
        Sabotage.Live(Language, "shuffled-characters", "a sampler of bigrams", NGramOrder.Orders[0].Name, seconds: 1,
            NGramOrder.Orders[1].Measure),
        Sabotage.Rows(Language, "bias-of-a-sample", "JSD without its half",
            rows => rows.Change<NGramOrder.Row>(NGramOrder.OneSample.Name, row => row with
            {
                Samples = [.. row.Samples.Select(at => at with { Ratio = 2 * at.Ratio })],
            })),
        Sabotage.Live(Language, "jsd-is-saturated", "texts read by argmax", SimplexDistances.Softmax.Name, seconds: 2,
            SimplexDistances.Decoded.Measure),
        Sabotage.Rows(Language, "w-is-linear", "W of squared distances", rows => rows.Change<SimplexDistances.Row>(
            SimplexDistances.Softmax.Name, row => new([.. row.Shares.Select(at => at with { W = at.W * at.W })]))),
        Sabotage.Live(Language, "argmax-has-no-gradient", "softmax", ArgmaxGradient.Argmax.Name, seconds: 1,
            ArgmaxGradient.Softmax.Measure),
        Sabotage.Rows(Language, "softmax-has-a-gradient", "sign flipped", rows => rows.Change<ArgmaxGradient.Row>(
            ArgmaxGradient.Softmax.Name, row => new([.. row.Directions.Select(at => at with { Quotient = -at.Quotient })]))),
        Sabotage.Rows(Language, "discriminator-rejects-softness", "labels swapped", rows => OfSignal(
            rows, SimplexSignal.Discriminator, at => at with { Accuracy = 1 - at.Accuracy })),
        Sabotage.Rows(Language, "discriminator-rejects-softness", "a control that is trained", rows => OfSignal(
            rows, SimplexSignal.Discriminator, at => at with { Accuracy = 1 }), Verdict.Inconclusive),
        Sabotage.Rows(Language, "minimax-signal-vanishes", "the non-saturating cost", rows => OfSignal(
            rows, SimplexSignal.Discriminator, at => at with { Slope = at.NonSaturating })),
        Sabotage.Rows(Language, "critic-signal-is-linear", "sign flipped", rows => rows.Change<SimplexSignal.Row>(
            SimplexSignal.Critic.Name, row => row with { Places = [.. row.Places.Select(at => at with { Share = -at.Share })] })),
        Sabotage.Rows(Language, "non-saturating-signal-stays", "the minimax cost", rows => OfSignal(
            rows, SimplexSignal.Discriminator, at => at with { NonSaturating = at.Slope })),
        Sabotage.Rows(Language, "non-saturating-signal-stays", "a control that does not saturate", rows => OfSignal(
            rows, SimplexSignal.Discriminator, at => at with { Slope = at.NonSaturating }), Verdict.Inconclusive),
        Sabotage.Rows(Language, "wgan-gp-lowers-js", "texts of the untrained generator", Untrained),
        Sabotage.Rows(Language, "wgan-gp-knows-more-than-bigrams", "texts of the untrained generator", Untrained),
        Sabotage.Rows(Language, "wgan-gp-writes-words", "texts of the untrained generator", Untrained),
        Sabotage.Rows(Language, "wgan-gp-makes-spelling-errors", "a lexicon that holds every word",
            rows => rows.Change<CharacterTraining.Row>(CharacterTraining.Penalised.Name, row => row with { Words = 1 })),
        Sabotage.Live(Language, "standard-gan-fails", "texts of the grammar", CharacterTraining.Standard[2].Name, seconds: 5,
            CharacterTraining.Fresh.Measure),
        Sabotage.Rows(Language, "penalised-gan-learns", "penalty off",
            rows => rows.Replace(CharacterTraining.PenalisedGan.Name, by: CharacterTraining.Standard[1].Name)),
    ];

    static NGramOrder.Row Perfect(NGramOrder.Row row) => row with { Words = [.. row.Words.Select(at => at with { Js = 0 })] };

    static IReadOnlyList<MeasuredRow> OfWords(IReadOnlyList<MeasuredRow> rows, Arm arm, Func<NGramOrder.Word, NGramOrder.Word> change) =>
        rows.Change<NGramOrder.Row>(arm.Name, row => row with { Words = [.. row.Words.Select(change)] });

    static IReadOnlyList<MeasuredRow> OfSignal(
        IReadOnlyList<MeasuredRow> rows, Arm arm, Func<SimplexSignal.Look, SimplexSignal.Look> change) =>
        rows.Change<SimplexSignal.Row>(arm.Name, row => row with { Course = [.. row.Course.Select(change)] });

    static IReadOnlyList<MeasuredRow> Untrained(IReadOnlyList<MeasuredRow> rows) => rows.Change<CharacterTraining.Row>(
        CharacterTraining.Penalised.Name,
        row => row with { Course = [row.Course[0]], Js4 = row.Course[0].Js4, Words = row.Course[0].Words });
}
