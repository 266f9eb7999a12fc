using System.Text.Json.Nodes;

namespace Replication.Report;

/// <summary>One figure: the place where the script draws it, its caption, its description in words, and the way to its data.</summary>
internal static class FigureBlock
{
    internal static Html Render(ReportExperiment experiment, JsonObject figure)
    {
        var meta = figure["layout"]!["meta"]!;
        var tables = meta["tables"]!.AsArray().Select(table => (string)table!).ToArray();
        var anchor = Anchor(experiment, figure);
        return Html.Of($"""
            <figure id="{anchor}" class="figure" data-script="{Script(experiment, figure)}" data-key="{Key(experiment, figure)}">
            <figcaption>
            <strong id="{anchor}-title">{Typeset.Of((string)meta["title"]!)}</strong> <span class="citation">{(string)meta["paper"]!}</span><br>
            {Typeset.Of((string)meta["caption"]!)}
            </figcaption>
            <div class="plot"></div>
            <noscript><p>The figure is drawn by a script; its data is in the tables below.</p></noscript>
            <details><summary>In words</summary><p id="{anchor}-words">{Typeset.Of((string)meta["alt"]!)}</p></details>
            <p class="data">Data: {FileLinks.Of(experiment, tables)}; figure: {FileLinks.Of(experiment, [$"figures/{Id(figure)}.plotly.json"])}</p>
            </figure>

            """);
    }

    internal static string Anchor(ReportExperiment experiment, JsonObject figure) => $"{experiment.Name}-figure-{Id(figure)}";

    internal static string Key(ReportExperiment experiment, JsonObject figure) => $"{experiment.Name}/{Id(figure)}";

    /// <summary>The script that carries the figure's data: a page from disk may load scripts, but not fetch files.</summary>
    internal static string Script(ReportExperiment experiment, JsonObject figure) => $"figures/{experiment.Name}.{Id(figure)}.js";

    private static string Id(JsonObject figure) => (string)figure["layout"]!["meta"]!["id"]!;
}
