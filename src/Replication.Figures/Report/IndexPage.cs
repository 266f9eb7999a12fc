using System.Globalization;

namespace Replication.Figures.Report;

/// <summary>The report's page: overview first, then each experiment.</summary>
internal static class IndexPage
{
    /// <summary>What the page names as its maker, by which a report is known again.</summary>
    internal const string Generator = "Replication.Figures";

    internal static Html Render(ReportModel model, IReadOnlyList<string> scripts) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light">
        <meta name="generator" content="{Generator}">
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
        {Overview.Render(model)}{model.Experiments.Select(experiment => ExperimentSection.Render(experiment, model.Papers))}</main>
        <footer>
        <p>Verdicts are computed from the committed measurements; nobody types one.
        Ours is shown with the digits that its interval supports; the tables hold every digit.</p>
        </footer>
        </body>
        </html>

        """);

    /// <summary>The anchors that an experiment takes up on the page.</summary>
    internal static IEnumerable<string> Anchors(ReportExperiment experiment) =>
    [
        experiment.Name,
        .. experiment.Claims.Select(claim => ClaimBlock.Anchor(experiment, claim)),
        .. experiment.Figures.Select(figure => FigureBlock.Anchor(experiment, figure)),
    ];

    private static Html Tally(ReportModel model)
    {
        var claims = model.Experiments.SelectMany(experiment => experiment.Claims).ToArray();
        var counts = Enum.GetValues<ReportVerdict>()
            .Select(verdict => (verdict, Count: claims.Count(claim => claim.Verdict == verdict)))
            .Select(entry => (entry.verdict, Count: entry.Count.ToString(CultureInfo.InvariantCulture)))
            .Select(entry => Html.Of($"""<li><strong>{entry.Count}</strong> {VerdictBadge.Of(entry.verdict)}</li>"""));
        var papers = claims.Select(claim => claim.Paper).Distinct(StringComparer.Ordinal).Count();
        return Html.Of($"""
            <p>{Counted(claims.Length, "claim")} of {Counted(papers, "paper")} judged in {Counted(model.Experiments.Count, "experiment")}:</p>
            <ul class="tally">{counts}</ul>
            """);
    }

    private static string Counted(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    private static Html NavigationEntry(ReportExperiment experiment) => Html.Of($"""
        <li><a href="#{experiment.Name}">{experiment.Name}</a> {experiment.Claims.Select(claim => VerdictBadge.Mark(claim.Verdict))}</li>

        """);
}
