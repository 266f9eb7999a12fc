using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>
/// The area between a lower and an upper line: an interval along a sweep. Give it the name of the line that it surrounds.
/// </summary>
/// <param name="Name">What it surrounds.</param>
/// <param name="X">Horizontal values, ascending.</param>
/// <param name="Low">Lower ends, one for each of <paramref name="X"/>, none empty.</param>
/// <param name="High">Upper ends, one for each of <paramref name="X"/>, none empty and none below its lower end.</param>
public sealed record Band(string Name, Series X, Series Low, Series High) : Trace(Name)
{
    internal override bool InLegend => false;

    internal override IEnumerable<Plotted> Plotted => [new("x", X), new("y", Low), new("y", High)];

    internal override IEnumerable<string> Problems() => [.. Order.Problems(X), .. Order.Problems(Low, High)];

    internal override JsonObject Draw(TraceStyle style, Theme theme) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines",
        ["fill"] = "toself",
        ["fillcolor"] = style.Translucent(theme.BandOpacity),
        ["hoverinfo"] = "skip",
        ["line"] = new JsonObject { ["color"] = style.Colour, ["width"] = 0 },
        ["x"] = Outline(X, X),
        ["y"] = Outline(High, Low),
    };

    private static JsonArray Outline(Series forth, Series back) =>
        new([.. forth.Numbers.Concat(back.Numbers.Reverse()).Select(number => (JsonNode)JsonValue.Create(number))]);
}
