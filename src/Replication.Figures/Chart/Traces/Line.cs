using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>A line through points in the order given; an empty cell (NaN) is a gap.</summary>
/// <param name="Name">What it is.</param>
/// <param name="X">Horizontal values.</param>
/// <param name="Y">Vertical values, one for each of <paramref name="X"/>.</param>
public sealed record Line(string Name, Series X, Series Y) : Trace(Name)
{
    /// <summary>Whether X ascends, as along a sweep or an iteration count. True unless the line is a path in a plane.</summary>
    public bool Ascending { get; init; } = true;

    /// <summary>Whether each point also gets the marker of the trace's name; for lines of few points.</summary>
    public bool Markers { get; init; }

    internal override IEnumerable<Plotted> Plotted => [new("x", X), new("y", Y)];

    internal override IEnumerable<string> Problems() =>
        Ascending ? Order.Problems(X) : [];

    internal override JsonObject Draw(TraceStyle style, Theme theme)
    {
        var trace = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = Markers ? "lines+markers" : "lines",
            ["line"] = new JsonObject { ["color"] = style.Colour, ["dash"] = style.Dash, ["width"] = theme.LineWidth },
            ["x"] = X.ToJson(),
            ["y"] = Y.ToJson(),
        };
        if (Markers)
            trace["marker"] = style.Marker(theme.MarkerSize);
        return trace;
    }
}
