using System.Globalization;
using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>
/// Figures as plotly.js figure JSON: <c>data</c>, <c>layout</c>, <c>config</c> and, with a slider, <c>frames</c>. The same figure gives the
/// same bytes. Each trace carries in <c>meta.sources</c> the table and columns behind each of its attributes; <c>layout.meta</c> carries
/// the alt text, caption, locus in the paper, and what each reference line stands for.
/// </summary>
public static class FigureJson
{
    /// <summary>The figure's canonical text, after all rules of <see cref="FigureRules"/> held.</summary>
    /// <exception cref="InvalidFigureException">A rule is broken; the message lists all that are.</exception>
    public static string Write(Figure figure, Theme? theme = null) => CanonicalJson.Write(Build(figure, theme));

    /// <summary>The figure as a JSON tree, after all rules of <see cref="FigureRules"/> held.</summary>
    /// <exception cref="InvalidFigureException">A rule is broken; the message lists all that are.</exception>
    public static JsonObject Build(Figure figure, Theme? theme = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        theme ??= Theme.Default;
        FigureRules.Check(figure, theme);

        var drawing = new TraceDrawing(figure, theme);
        var data = new JsonArray();
        var moments = figure.Slider?.Moments ?? [];
        for (var panel = 0; panel < figure.Panels.Count; panel++)
        {
            foreach (var trace in figure.Panels[panel].Traces)
                data.Add(drawing.Draw(trace, panel));
        }

        var still = data.Count;
        if (moments.Count > 0)
        {
            foreach (var trace in drawing.Moving(moments[^1]))
                data.Add(trace);
        }

        for (var i = 0; i < data.Count; i++)
            data[i]!["uid"] = string.Create(CultureInfo.InvariantCulture, $"{figure.Id}-{i + 1}");

        var json = new JsonObject
        {
            ["config"] = new JsonObject { ["displaylogo"] = false, ["responsive"] = true, ["showSendToCloud"] = false },
            ["data"] = data,
            ["layout"] = FigureLayout.Build(figure, theme),
        };
        if (moments.Count > 0)
            json["frames"] = SliderLayout.Frames(drawing, moments, Enumerable.Range(still, data.Count - still));
        return json;
    }
}
