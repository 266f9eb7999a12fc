using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>A value by colour over a grid, one table row per cell; a missing cell stays blank.</summary>
/// <param name="Name">What it is.</param>
/// <param name="X">Horizontal coordinate of each cell's centre.</param>
/// <param name="Y">Vertical coordinate of each cell's centre.</param>
/// <param name="Z">The value of each cell, on the figure's <see cref="ColourBar"/>.</param>
public sealed record HeatMap(string Name, Series X, Series Y, Series Z) : Trace(Name)
{
    internal override bool InLegend => false;

    internal override IEnumerable<Plotted> Plotted => [new("x", X), new("y", Y), new("z", Z)];

    internal override IEnumerable<string> Problems() => Grid.Problems(X, Y);

    internal override JsonObject Draw(TraceStyle style, Theme theme)
    {
        var trace = new JsonObject { ["type"] = "heatmap" };
        Grid.Fill(trace, X, Y, Z);
        return trace;
    }
}
