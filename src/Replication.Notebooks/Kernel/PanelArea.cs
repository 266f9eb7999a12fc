using System.Text.Json.Nodes;

namespace Replication.Notebooks.Kernel;

/// <summary>A panel of a figure: where it lies, its axes and its traces.</summary>
/// <param name="X">The horizontal axis, from left to right.</param>
/// <param name="Y">The vertical axis, from the bottom up.</param>
/// <param name="Traces">What is drawn in it, from back to front.</param>
sealed record PanelArea(PixelAxis X, PixelAxis Y, IReadOnlyList<JsonObject> Traces)
{
    /// <summary>The panels of a figure, laid out as plotly.js lays out a grid.</summary>
    public static IEnumerable<PanelArea> All(JsonObject layout, IReadOnlyList<JsonObject> traces, double width, double height)
    {
        double Margin(string side) => SmallDrawing.Number(layout["margin"]?[side]) ?? 60;
        var grid = layout["grid"] as JsonObject ?? [];
        var (columns, rows) = ((int)(SmallDrawing.Number(grid["columns"]) ?? 1), (int)(SmallDrawing.Number(grid["rows"]) ?? 1));
        for (var i = 0; i < columns * rows && layout.ContainsKey($"xaxis{Suffix(i)}"); i++)
        {
            var (x, y) = ($"x{Suffix(i)}", $"y{Suffix(i)}");
            var own = traces.Where(trace => ((string?)trace["xaxis"] ?? "x") == x).ToList();
            var (left, right) = Share(i % columns, columns, SmallDrawing.Number(grid["xgap"]) ?? 0);
            var (top, bottom) = Share(i / columns, rows, SmallDrawing.Number(grid["ygap"]) ?? 0);
            var (wide, tall) = (width - Margin("l") - Margin("r"), height - Margin("t") - Margin("b"));
            var across = PixelAxis.Of(layout, traces, x, Margin("l") + wide * left, Margin("l") + wide * right);
            var up = PixelAxis.Of(layout, traces, y, Margin("t") + tall * bottom, Margin("t") + tall * top);
            yield return layout[$"yaxis{Suffix(i)}"]?["scaleanchor"] is null ? new(across, up, own) : Alike(across, up, own);
        }
    }

    /// <summary>The points of a trace in pixels; null where one cannot be drawn.</summary>
    public IEnumerable<(double X, double Y)?> Points(JsonObject trace)
    {
        if (trace["x"] is not JsonArray x || trace["y"] is not JsonArray y) return [];
        return x.Zip(y).Select(at => X.At(at.First) is { } across && Y.At(at.Second) is { } up ? (across, up) : ((double, double)?)null);
    }

    // A unit of one axis as long as one of the other.
    static PanelArea Alike(PixelAxis x, PixelAxis y, IReadOnlyList<JsonObject> traces)
    {
        var scale = Math.Min(x.Scale, y.Scale);
        return new(x.Scaled(scale), y.Scaled(scale), traces);
    }

    static string Suffix(int panel) => panel == 0 ? "" : FormattableString.Invariant($"{panel + 1}");

    static (double From, double To) Share(int place, int count, double gap)
    {
        var step = 1 / (count - gap);
        return (step * place, step * place + step * (1 - gap));
    }
}
