using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>Something drawn between the axes of a panel.</summary>
/// <param name="Name">What it is, as the legend says it. Traces of one name share colour, dash, marker and legend entry.</param>
public abstract record Trace(string Name)
{
    /// <summary>What is drawn, by attribute of the plotly.js trace.</summary>
    internal abstract IEnumerable<Plotted> Plotted { get; }

    /// <summary>What is wrong with the trace beyond what holds for all traces.</summary>
    internal virtual IEnumerable<string> Problems() => [];

    /// <summary>The plotly.js trace, without what the figure adds: axes, legend, sources.</summary>
    internal abstract JsonObject Draw(TraceStyle style, Theme theme);

    /// <summary>Whether the legend's sample shows the trace well enough to stand for all of its name.</summary>
    internal virtual bool InLegend => true;
}

/// <summary>A series in the role it plays in a trace.</summary>
/// <param name="Attribute">The plotly.js attribute that carries the values: <c>x</c>, <c>y</c> or <c>z</c>.</param>
/// <param name="Series">The values.</param>
internal sealed record Plotted(string Attribute, Series Series);
