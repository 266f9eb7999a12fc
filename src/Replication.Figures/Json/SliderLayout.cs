using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>The slider over training: frames, the slider itself, a play button, and axes wide enough for every moment.</summary>
internal static class SliderLayout
{
    private const double Padding = 0.04;
    private const int MillisecondsPerMoment = 400;

    internal static JsonArray Frames(TraceDrawing drawing, IReadOnlyList<Moment> moments, IEnumerable<int> moving)
    {
        var indices = moving.ToArray();
        return new JsonArray([.. moments.Select(moment => (JsonNode)new JsonObject
        {
            ["data"] = new JsonArray([.. drawing.Frame(moment)]),
            ["name"] = Name(moment),
            ["traces"] = new JsonArray([.. indices.Select(index => (JsonNode)JsonValue.Create(index))]),
        })]);
    }

    internal static void Add(JsonObject layout, Slider slider)
    {
        var moments = slider.Moments;
        layout["sliders"] = new JsonArray(new JsonObject
        {
            ["active"] = moments.Count - 1,
            ["currentvalue"] = new JsonObject { ["prefix"] = PlotlyText.Escape(slider.Title) + ": " },
            ["pad"] = new JsonObject { ["t"] = 60 },
            ["steps"] = new JsonArray([.. moments.Select(moment => (JsonNode)new JsonObject
            {
                ["args"] = new JsonArray(new JsonArray(Name(moment)), Animation(0)),
                ["label"] = Name(moment),
                ["method"] = "animate",
            })]),
            ["x"] = 0.1,
            ["len"] = 0.9,
        });
        layout["updatemenus"] = new JsonArray(new JsonObject
        {
            ["buttons"] = new JsonArray(
                new JsonObject { ["args"] = new JsonArray(null, Animation(MillisecondsPerMoment)), ["label"] = "Play", ["method"] = "animate" }),
            ["pad"] = new JsonObject { ["t"] = 70 },
            ["showactive"] = false,
            ["type"] = "buttons",
            ["x"] = 0,
            ["xanchor"] = "left",
            ["y"] = 0,
            ["yanchor"] = "top",
        });
    }

    /// <summary>
    /// The range that holds all moments of a panel, and of all panels where they share the axis, padded, in plotly.js' terms (powers of ten
    /// on a logarithmic axis); null where the axis can adapt by itself.
    /// </summary>
    internal static JsonArray? Range(Figure figure, int panel, char letter)
    {
        if (figure.Slider is null || figure.Panels[panel].Moving is null || figure.IsCategorical(panel, letter))
            return null;
        var axis = letter == 'x' ? figure.Panels[panel].X : figure.Panels[panel].Y;
        var values = Sharing(figure, panel, letter).SelectMany(one => figure.Values(one, letter)).Select(value => axis.Log ? AxisLayout.PowerOfTen(value) : value).ToArray();
        var (low, high) = (values.Min(), values.Max());
        var pad = high > low ? Padding * (high - low) : 0.5;
        return [low - pad, high + pad];
    }

    /// <summary>The panels whose axis has one range with a panel's.</summary>
    internal static IEnumerable<int> Sharing(Figure figure, int panel, char letter) =>
        (letter == 'x' ? figure.ShareX : figure.ShareY) ? Enumerable.Range(0, figure.Panels.Count) : [panel];

    private static string Name(Moment moment) => PlainNumber.Text(moment.Value);

    private static JsonObject Animation(int milliseconds) => new()
    {
        ["frame"] = new JsonObject { ["duration"] = milliseconds, ["redraw"] = true },
        ["fromcurrent"] = true,
        ["mode"] = "immediate",
        ["transition"] = new JsonObject { ["duration"] = 0 },
    };
}
