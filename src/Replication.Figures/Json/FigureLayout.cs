using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>The plotly.js layout of a figure.</summary>
internal static class FigureLayout
{
    // Pixels.
    private const double PanelHeight = 300;
    private const double SquareHeight = 480;
    private const double SingleHeight = 330;
    private const double TitleHeight = 46;
    private const double LegendHeight = 30;
    private const double LegendRowHeight = 19;
    private const double PanelTitleHeight = 26;
    private const double Bottom = 60;
    private const double LabelOpacity = 0.75;

    internal static JsonObject Build(Figure figure, Theme theme)
    {
        var several = figure.Panels.Count > 1;
        var columns = Math.Min(figure.PanelsPerRow, figure.Panels.Count);
        var rows = (figure.Panels.Count + columns - 1) / columns;
        var legend = figure.HasLegend() ? LegendHeight + LegendRowHeight * (LegendRows.Of(figure) - 1) : 0;
        var top = TitleHeight + legend + (several ? PanelTitleHeight : 0);
        var inner = several ? rows * PanelHeight : figure.Panels[0].EqualScale ? SquareHeight : SingleHeight;
        var layout = new JsonObject
        {
            ["annotations"] = new JsonArray([.. PanelTitles(figure, theme), .. ReferenceLabels(figure, theme)]),
            ["height"] = top + inner + Bottom,
            ["margin"] = new JsonObject { ["b"] = Bottom, ["l"] = 70, ["r"] = 25, ["t"] = top },
            ["meta"] = Meta(figure, legend),
            ["shapes"] = new JsonArray([.. figure.Panels.SelectMany((panel, i) =>
                panel.References.Select(line => Shape(line, panel, i, theme)))]),
            ["template"] = Template.Build(theme),
            ["title"] = new JsonObject { ["text"] = PlotlyText.Escape(figure.Title) },
        };
        if (several)
        {
            // Gaps are shares of a panel: the more panels in a row, the larger the share that ticks and title of an axis take.
            layout["grid"] = new JsonObject
            {
                ["columns"] = columns, ["pattern"] = "independent", ["rows"] = rows, ["xgap"] = columns / 10.0, ["ygap"] = 0.34,
            };
        }

        if (figure.HasLegend())
        {
            // Hung under the title, so that a legend that wraps grows away from it; plotly.js then makes room for it above the panels.
            layout["legend"] = new JsonObject
            {
                ["orientation"] = "h",
                ["x"] = 0,
                ["xanchor"] = "left",
                ["y"] = 1 - TitleHeight / (top + inner + Bottom),
                ["yanchor"] = "top",
                ["yref"] = "container",
            };
        }

        for (var i = 0; i < figure.Panels.Count; i++)
        {
            layout[AxisName.Layout('x', i)] = AxisLayout.Build(figure, i, 'x', theme);
            layout[AxisName.Layout('y', i)] = AxisLayout.Build(figure, i, 'y', theme);
        }

        if (figure.Slider is { } slider)
            SliderLayout.Add(layout, slider);
        return layout;
    }

    private static IEnumerable<JsonNode> PanelTitles(Figure figure, Theme theme) => figure.Panels
        .Select((panel, i) => (panel.Title, i))
        .Where(panel => panel.Title is not null)
        .Select(panel => (JsonNode)new JsonObject
        {
            ["font"] = new JsonObject { ["size"] = theme.FontSize + 1 },
            ["showarrow"] = false,
            ["text"] = PlotlyText.Escape(panel.Title!),
            ["x"] = 0.5,
            ["xanchor"] = "center",
            ["xref"] = AxisName.Reference('x', panel.i) + " domain",
            ["y"] = 1,
            ["yanchor"] = "bottom",
            ["yref"] = AxisName.Reference('y', panel.i) + " domain",
        });

    // Apart from the lines, which lie under the data: a label must stay legible. Of several lines the lowest has its label below it.
    private static IEnumerable<JsonNode> ReferenceLabels(Figure figure, Theme theme) => figure.Panels.SelectMany((panel, i) =>
        panel.References.Select(line =>
        {
            var horizontal = line is HorizontalLine;
            var log = (horizontal ? panel.Y : panel.X).Log;
            JsonNode at = log ? AxisLayout.PowerOfTen(line.At.Value) : line.At.Value;
            var below = panel.References.OfType<HorizontalLine>() is var lines && lines.Count() > 1 && line.At.Value == lines.Min(one => one.At.Value);
            return (JsonNode)new JsonObject
            {
                ["bgcolor"] = Contrast.Translucent(theme.Background, LabelOpacity),
                ["borderpad"] = 0,
                ["font"] = new JsonObject { ["color"] = theme.Reference, ["size"] = theme.FontSize - 1 },
                ["showarrow"] = false,
                ["text"] = PlotlyText.Escape(line.Label),
                ["x"] = horizontal ? 1 : at.DeepClone(),
                ["xanchor"] = horizontal ? "right" : "left",
                ["xref"] = AxisName.Reference('x', i) + (horizontal ? " domain" : ""),
                ["y"] = horizontal ? at : 1,
                ["yanchor"] = horizontal && !below ? "bottom" : "top",
                ["yref"] = AxisName.Reference('y', i) + (horizontal ? "" : " domain"),
            };
        }));

    private static JsonNode Shape(ReferenceLine line, Panel within, int panel, Theme theme)
    {
        var horizontal = line is HorizontalLine;
        var solid = within.Traces.Any(trace => trace is Bars or Histogram or HeatMap or Contours or Pixels);
        var shape = new JsonObject
        {
            // Data is drawn over the line it is held against, unless it would hide the line.
            ["layer"] = solid ? "above" : "below",
            ["line"] = new JsonObject { ["color"] = theme.Reference, ["dash"] = "5px,3px", ["width"] = 1.5 },
            ["name"] = line.Label,
            ["type"] = "line",
            ["xref"] = AxisName.Reference('x', panel) + (horizontal ? " domain" : ""),
            ["yref"] = AxisName.Reference('y', panel) + (horizontal ? "" : " domain"),
        };
        (shape["x0"], shape["x1"]) = horizontal ? (0, 1) : (line.At.Value, line.At.Value);
        (shape["y0"], shape["y1"]) = horizontal ? (line.At.Value, line.At.Value) : (0, 1);
        return shape;
    }

    private static JsonObject Meta(Figure figure, double legend)
    {
        var references = figure.Panels.SelectMany(panel => panel.References).Select(line =>
        {
            var reference = new JsonObject { ["label"] = line.Label };
            if (line.At.Source is { } source)
                (reference["column"], reference["table"]) = (source.Column, source.Table);
            else
                reference["formula"] = line.At.Formula;
            return (JsonNode)reference;
        });
        var meta = new JsonObject
        {
            ["alt"] = figure.AltText,
            ["caption"] = figure.Caption,
            ["id"] = figure.Id,
            ["paper"] = figure.Paper.ToString(),
            ["references"] = new JsonArray([.. references]),
            ["sizes"] = new JsonObject { ["legendHeight"] = legend, ["panels"] = figure.Panels.Count, ["titleHeight"] = TitleHeight },
            ["tables"] = new JsonArray([.. figure.Tables().Select(table => (JsonNode)JsonValue.Create(table))]),
            ["title"] = figure.Title,
        };
        if (figure.Slider is { } slider)
            meta["slider"] = slider.Title;
        return meta;
    }
}
