namespace Replication.Report;

/// <summary>One experiment: its claims, figures, notes, tables, provenance, and the command that does it again.</summary>
internal static class ExperimentSection
{
    internal static Html Render(ReportExperiment experiment) => Html.Of($"""
        <section id="{experiment.Name}" class="experiment" aria-labelledby="{experiment.Name}-title">
        <h2 id="{experiment.Name}-title">{experiment.Name} <span class="subtitle">{Typeset.Of(experiment.Title)}</span></h2>
        {experiment.Rulings.Select(ClaimBlock.Render)}
        {experiment.Figures.Select(figure => FigureBlock.Render(experiment, figure))}
        {Notes(experiment)}{Origin(experiment)}</section>

        """);

    private static Html Notes(ReportExperiment experiment) => experiment.Notes.Count == 0 ? Html.Empty : Html.Of($"""
        <h3>Deviations and obstacles</h3>
        <ul>{experiment.Notes.Select(note => Html.Of($"<li>{Typeset.Of(note)}</li>"))}</ul>

        """);

    private static Html Origin(ReportExperiment experiment) => Html.Of($"""
        <h3>Do it again</h3>
        <pre class="command"><code>{experiment.Command}</code></pre>
        <p>Tables: {FileLinks.Of(experiment, experiment.Tables)}.</p>
        <details>
        <summary>Provenance</summary>
        <dl class="facts">{experiment.Provenance.Select(fact => Html.Of($"<div><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>"))}</dl>
        </details>

        """);
}
