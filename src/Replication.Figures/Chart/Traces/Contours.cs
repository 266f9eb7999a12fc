using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>Level sets of a function over a grid, one table row per grid point; a missing point is a hole.</summary>
/// <param name="Name">What it is.</param>
/// <param name="X">Horizontal coordinate of each grid point.</param>
/// <param name="Y">Vertical coordinate of each grid point.</param>
/// <param name="Z">The function's value there; filled areas show it on the figure's <see cref="ColourBar"/>.</param>
public sealed record Contours(string Name, Series X, Series Y, Series Z) : Trace(Name)
{
    /// <summary>
    /// Whether the area between level sets is filled; false draws the level sets alone, in one colour, over what lies behind.
    /// </summary>
    public bool Filled { get; init; } = true;

    internal override bool InLegend => false;

    internal override IEnumerable<Plotted> Plotted => [new("x", X), new("y", Y), new("z", Z)];

    internal override IEnumerable<string> Problems() => Grid.Problems(X, Y);

    internal override JsonObject Draw(TraceStyle style, Theme theme)
    {
        var trace = new JsonObject
        {
            ["type"] = "contour",
            ["contours"] = new JsonObject { ["coloring"] = Filled ? "fill" : "none" },
        };
        if (!Filled)
            trace["line"] = new JsonObject { ["color"] = theme.Reference };
        Grid.Fill(trace, X, Y, Z);
        return trace;
    }
}
