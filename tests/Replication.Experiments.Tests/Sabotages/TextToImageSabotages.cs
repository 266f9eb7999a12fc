using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of TextToImage broken once.</summary>
static class TextToImageSabotages
{
    const string Images = nameof(TextToImage);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Rows(Images, "second-stage-sharpens", "the first stage's images in the place of the second's", rows =>
            rows.Change<Captions.Row>(Captions.Stacked.Name, row => row with { Distance = row.FirstDistance })),
        Sabotage.Rows(Images, "images-agree-with-captions", "symbols in the place of words",
            rows => rows.Replace(Captions.Stacked.Name, by: Captions.Symbolic.Name)),
        Sabotage.Rows(Images, "matching-loss-teaches-captions", "matching loss in both arms",
            rows => rows.Replace(Captions.Unmatched.Name, by: Captions.Stacked.Name)),
        Sabotage.Rows(Images, "matching-loss-teaches-captions", "no matching loss in the control either",
            rows => rows.Replace(Captions.Unaugmented.Name, by: Captions.Unmatched.Name), Verdict.Inconclusive),
        Sabotage.Rows(Images, "unseen-captions-are-drawn", "captions shuffled among the images",
            rows => rows.Replace(Captions.Stacked.Name, by: Captions.Shuffled.Name)),
    ];
}
