using Replication.Evidence;

namespace Replication.Report;

/// <summary>The report's page: overview first, then each experiment.</summary>
internal static class IndexPage
{
    /// <summary>How the page names its maker, by which a report is known again.</summary>
    internal const string Mark = "<meta name=\"generator\" content=\"Replication";

    internal static Html Render(ReportModel model, IReadOnlyList<string> scripts) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light">
        <meta name="generator" content="Replication.Report">
        <title>{model.Title}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="report.css">
        {scripts.Select(script => Html.Of($"""<script src="{script}" defer></script>"""))}
        </head>
        <body>
        <a class="skip" href="#overview">Skip to the verdicts</a>
        <header>
        <h1>{model.Title}</h1>
        <p class="lead">{model.Lead}</p>
        {Tally(model)}
        </header>
        <nav aria-label="Experiments">
        <h2>Experiments</h2>
        <ul>
        {model.Experiments.Select(NavigationEntry)}</ul>
        </nav>
        <main>
        {Overview.Render(model)}{model.Experiments.Select(experiment => ExperimentSection.Render(experiment))}</main>
        <footer>
        <p>Verdicts are computed from the committed measurements, never written by hand.
        A number is shown with the digits that its interval supports; the tables hold every digit.</p>
        </footer>
        </body>
        </html>

        """);

    /// <summary>The anchors that an experiment takes up on the page.</summary>
    internal static IEnumerable<string> Anchors(ReportExperiment experiment) =>
    [
        experiment.Name,
        .. experiment.Rulings.Select(ClaimBlock.Anchor),
        .. experiment.Figures.Select(figure => FigureBlock.Anchor(experiment, figure)),
    ];

    private static Html Tally(ReportModel model)
    {
        Ruling[] rulings = [.. model.Rulings];
        var counts = Enum.GetValues<Verdict>()
            .Select(verdict => (verdict, Count: Digits.Number(rulings.Count(ruling => ruling.Verdict == verdict))))
            .Select(entry => Html.Of($"""<li><strong>{entry.Count}</strong> {VerdictBadge.Of(entry.verdict)}</li>"""));
        var (claims, papers, experiments) = (
            VerdictWords.Count(rulings.Length, "claim"), VerdictWords.Count(model.Papers.Count(), "paper"),
            VerdictWords.Count(model.Experiments.Count, "experiment"));
        return Html.Of($"""
            <p>{claims} of {papers} judged in {experiments}:</p>
            <ul class="tally">{counts}</ul>
            """);
    }

    private static Html NavigationEntry(ReportExperiment experiment) => Html.Of($"""
        <li><a href="#{experiment.Name}">{experiment.Name}</a> {experiment.Rulings.Select(ruling => VerdictBadge.Mark(ruling.Verdict))}</li>

        """);
}
