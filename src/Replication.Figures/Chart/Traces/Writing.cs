using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>Short texts at places of a panel, in letters of one width: samples of a generator of text, as a table shows them.</summary>
/// <param name="Name">What they are.</param>
/// <param name="X">The column of each text: numbers or categories.</param>
/// <param name="Y">The line of each text.</param>
/// <param name="Text">The texts, without the signs that plotly.js reads as markup.</param>
public sealed record Writing(string Name, Series X, Series Y, Series Text) : Trace(Name)
{
    internal override bool InLegend => false;

    internal override IEnumerable<Plotted> Plotted => [new("x", X), new("y", Y), new("text", Text)];

    internal override IEnumerable<string> Problems()
    {
        if (!Text.IsText)
            yield return "what is written are texts";
        else if (Text.Texts.FirstOrDefault(text => text.AsSpan().ContainsAny('<', '&')) is { } markup)
            yield return $"the text '{markup}' holds a sign of markup";
    }

    internal override JsonObject Draw(TraceStyle style, Theme theme) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "text",
        ["text"] = Text.ToJson(),
        ["textfont"] = new JsonObject { ["color"] = theme.Ink, ["family"] = theme.FixedFont, ["size"] = theme.FontSize - 2 },
        ["x"] = X.ToJson(),
        ["y"] = Y.ToJson(),
    };
}
