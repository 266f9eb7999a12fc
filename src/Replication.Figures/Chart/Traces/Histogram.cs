using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>A histogram of data already binned, drawn as a filled staircase, so that several can be laid over one another.</summary>
/// <param name="Name">What was counted.</param>
/// <param name="Left">Left edges, ascending; each bin ends where the next begins.</param>
/// <param name="Right">Right edges.</param>
/// <param name="Height">Count or density of each bin.</param>
public sealed record Histogram(string Name, Series Left, Series Right, Series Height) : Trace(Name)
{
    internal override IEnumerable<Plotted> Plotted => [new("x", Left), new("x", Right), new("y", Height)];

    internal override IEnumerable<string> Problems()
    {
        foreach (var problem in Order.Problems(Left))
            yield return problem;
        for (var i = 1; i < Math.Min(Left.Count, Right.Count); i++)
        {
            if (!Left.Numbers[i].Equals(Right.Numbers[i - 1]))
            {
                yield return $"bin {i} does not begin where bin {i - 1} ends";
                yield break;
            }
        }
    }

    internal override JsonObject Draw(TraceStyle style, Theme theme)
    {
        var edges = Left.ToJson();
        var heights = Height.ToJson();
        if (Right.Count > 0)
        {
            edges.Add(Right.Numbers[^1]);
            heights.Add(Height.Numbers[^1]);
        }

        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["fill"] = "tozeroy",
            ["fillcolor"] = style.Translucent(theme.BandOpacity),
            ["line"] = new JsonObject { ["color"] = style.Colour, ["dash"] = style.Dash, ["shape"] = "hv", ["width"] = theme.LineWidth },
            ["x"] = edges,
            ["y"] = heights,
        };
    }
}
