using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>
/// Traces as they stand in the figure: with the axes of their panel, the look of their name, the legend and their sources.
/// </summary>
internal sealed class TraceDrawing
{
    private readonly Figure _figure;
    private readonly Theme _theme;
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inLegend = new(StringComparer.Ordinal);
    private bool _colourBarPending = true;

    internal TraceDrawing(Figure figure, Theme theme)
    {
        (_figure, _theme) = (figure, theme);
        foreach (var name in figure.StyledNames())
            _names.Add(name, _names.Count);
    }

    /// <summary>The trace as it opens the figure.</summary>
    internal JsonObject Draw(Trace trace, int panel)
    {
        var json = trace.Draw(_theme.Style(_names.GetValueOrDefault(trace.Name)), _theme);
        json["meta"] = new JsonObject { ["sources"] = Sources(trace) };
        json["name"] = trace.Name;
        if (trace is not Pixels)        // plotly.js knows no legend for pictures
        {
            json["legendgroup"] = trace.Name;
            json["showlegend"] = trace.InLegend && _names.Count > 1 && _inLegend.Add(trace.Name);
        }

        json["xaxis"] = AxisName.Reference('x', panel);
        json["yaxis"] = AxisName.Reference('y', panel);
        if (trace is HeatMap or Contours { Filled: true })
            AddColourScale(json);
        return json;
    }

    /// <summary>The moving traces of all panels as they open the figure.</summary>
    internal IEnumerable<JsonObject> Moving(Moment moment) => MovingTraces(moment).Select(moving => Draw(moving.Trace, moving.Panel));

    /// <summary>The moving traces of all panels in a frame: values and their sources alone, since the look does not move.</summary>
    internal IEnumerable<JsonObject> Frame(Moment moment) => MovingTraces(moment).Select(moving =>
    {
        var drawn = moving.Trace.Draw(_theme.Style(0), _theme);
        var json = new JsonObject { ["meta"] = new JsonObject { ["sources"] = Sources(moving.Trace) }, ["name"] = moving.Trace.Name };
        foreach (var attribute in new[] { "x", "y", "z", "text" }.Where(drawn.ContainsKey))
            json[attribute] = drawn[attribute]!.DeepClone();
        return json;
    });

    private IEnumerable<(Trace Trace, int Panel)> MovingTraces(Moment moment) =>
        from panel in Enumerable.Range(0, _figure.Panels.Count)
        let moving = _figure.Panels[panel].Moving
        where moving is not null
        from trace in moving(moment)
        select (trace, panel);

    // One scale for all, and one bar: a colour axis would do that, but cannot be shared by heat maps and contours.
    private void AddColourScale(JsonObject json)
    {
        var (low, high) = _figure.ColourRange();
        json["colorscale"] = _theme.ColourScale;
        (json["zmin"], json["zmax"]) = (low, high);
        json["showscale"] = _colourBarPending;
        if (_colourBarPending)
        {
            json["colorbar"] = new JsonObject
            {
                ["outlinewidth"] = 0,
                ["thickness"] = 14,
                ["title"] = new JsonObject { ["side"] = "right", ["text"] = PlotlyText.Escape(_figure.ColourBar!.Label) },
            };
        }

        _colourBarPending = false;
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
