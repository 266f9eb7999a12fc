using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>Traces as they stand in the figure: with the axes of their panel, the look of their name, the legend and their sources.</summary>
internal sealed class TraceDrawing
{
    private readonly Figure _figure;
    private readonly Theme _theme;
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inLegend = new(StringComparer.Ordinal);

    internal TraceDrawing(Figure figure, Theme theme)
    {
        (_figure, _theme) = (figure, theme);
        foreach (var trace in figure.AllTraces().Where(trace => trace is not (HeatMap or Contours)))
            _names.TryAdd(trace.Name, _names.Count);
    }

    internal JsonObject Draw(Trace trace, int panel)
    {
        var legend = trace.InLegend && _names.Count > 1 && _inLegend.Add(trace.Name);
        return Draw(trace, panel, legend);
    }

    internal IEnumerable<JsonObject> At(Moment moment) =>
        from panel in Enumerable.Range(0, _figure.Panels.Count)
        let moving = _figure.Panels[panel].Moving
        where moving is not null
        from trace in moving(moment)
        select Draw(trace, panel);

    /// <summary>As <see cref="At"/>, for a frame: a frame says nothing of the legend.</summary>
    internal IEnumerable<JsonObject> Frame(Moment moment) =>
        from panel in Enumerable.Range(0, _figure.Panels.Count)
        let moving = _figure.Panels[panel].Moving
        where moving is not null
        from trace in moving(moment)
        select Draw(trace, panel, legend: null);

    private JsonObject Draw(Trace trace, int panel, bool? legend)
    {
        var json = trace.Draw(_theme.Style(_names.GetValueOrDefault(trace.Name)), _theme);
        json["name"] = trace.Name;
        json["xaxis"] = AxisName.Reference('x', panel);
        json["yaxis"] = AxisName.Reference('y', panel);
        json["meta"] = new JsonObject { ["sources"] = Sources(trace) };
        if (legend is { } show)
        {
            json["legendgroup"] = trace.Name;
            json["showlegend"] = show;
        }

        return json;
    }

    private static JsonObject Sources(Trace trace)
    {
        var sources = new JsonObject();
        foreach (var attribute in trace.Plotted.GroupBy(plotted => plotted.Attribute, StringComparer.Ordinal))
        {
            sources[attribute.Key] = new JsonArray([.. attribute.Select(plotted => plotted.Series.Source).Distinct().Select(source =>
                (JsonNode)new JsonObject { ["column"] = source.Column, ["table"] = source.Table })]);
        }

        return sources;
    }
}
