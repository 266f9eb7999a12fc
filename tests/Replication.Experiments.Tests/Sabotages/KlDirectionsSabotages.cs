using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of KlDirections broken once.</summary>
static class KlDirectionsSabotages
{
    const string Directions = nameof(KlDirections);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Rows(Directions, "forward-kl-covers", "the variance for the standard deviation",
            rows => OfFits(rows, Figure14.Forward, fit => fit with { Sd = fit.Sd * fit.Sd })),
        Sabotage.Rows(Directions, "reverse-kl-seeks-one-mode", "the arguments of KL exchanged",
            rows => rows.Replace(Figure14.Reverse.Name, by: Figure14.Forward.Name)),
        Sabotage.Rows(Directions, "jsd-is-like-reverse-kl", "reverse KL in the place of JSD",
            rows => rows.Replace(Figure14.Symmetric.Name, by: Figure14.Reverse.Name), Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Directions, "jsd-seeks-only-farther-apart", "JSD skewed by 0.9",
            rows => rows.Replace(Figure14.Symmetric.Name, by: Figure14.Skewed90.Name)),
        Sabotage.Rows(Directions, "skew-orders-the-switch", "the weights of data and model exchanged",
            rows => rows.Replace([Figure14.Skewed10.Name, Figure14.Skewed90.Name], [Figure14.Skewed90.Name, Figure14.Skewed10.Name])),
        Sabotage.Rows(Directions, "reverse-kl-prefers-more-modes", "log(k / n) for log(n / k)",
            rows => rows.Change<ManyModes.Row>(ManyModes.Reverse.Name, row =>
                new([.. row.Models.Select(model => model with { Expected = -model.Expected })]))),
        Sabotage.Rows(Directions, "best-fits-as-printed", "a paper that printed the exact numbers", rows => OfColumns(rows, column =>
            column with { PrintedValue = column.Value, PrintedMean = column.Mean, PrintedSd = column.Sd }), Verdict.Reproduced),
        Sabotage.Rows(Directions, "best-fits-within-3-percent", "JS with its halves, against the paper's without",
            rows => OfColumns(rows, column => column.Divergence == "JS" ? column with { Value = column.Value / 2 } : column)),
        Sabotage.Rows(Directions, "learned-bound-below-divergence", "JS with its halves, against the paper's without",
            rows => OfColumns(rows, column => column.Divergence == "JS" ? column with { LearnedValue = column.LearnedValue / 2 } : column)),
        Sabotage.Rows(Directions, "own-divergence-is-best", "each learned model the best in its own divergence",
            rows => OfColumns(rows, column => column with { LearnedExcess = 0 }), Verdict.Reproduced),
    ];

    static IReadOnlyList<MeasuredRow> OfFits(IReadOnlyList<MeasuredRow> rows, Arm arm, Func<Figure14.Fit, Figure14.Fit> change) =>
        rows.Change<Figure14.Row>(arm.Name, row => row with { Fits = [.. row.Fits.Select(change)] });

    static IReadOnlyList<MeasuredRow> OfColumns(IReadOnlyList<MeasuredRow> rows, Func<Table3.Column, Table3.Column> change) =>
        rows.Change<Table3.Row>(Table3.SameColumn.Name, row => row with { Columns = [.. row.Columns.Select(change)] });
}
