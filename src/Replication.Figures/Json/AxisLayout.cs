using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>The plotly.js layout of one axis.</summary>
internal static class AxisLayout
{
    private const double MostLabels = 8;

    // plotly.js writes powers of ten a quarter larger than other labels.
    private const double PowerEnlargement = 1.25;

    internal static JsonObject Build(Figure figure, int panel, char letter, Theme theme)
    {
        var axis = letter == 'x' ? figure.Panels[panel].X : figure.Panels[panel].Y;
        var json = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = PlotlyText.Escape(axis.Label) },
            ["type"] = axis.Log ? "log" : figure.IsCategorical(panel, letter) ? "category" : "linear",
        };
        if (panel > 0 && (letter == 'x' ? figure.ShareX : figure.ShareY))
            json["matches"] = letter.ToString();
        if (figure.Panels[panel].EqualScale)
            json["constrain"] = "domain";
        if (letter == 'y' && figure.Panels[panel].EqualScale)
            json["scaleanchor"] = AxisName.Reference('x', panel);
        if (Range(figure, panel, letter, axis) is { } range)
            json["range"] = range;
        if (axis.Log)
            AddDecades(json, figure.Values(panel, letter).Select(PowerOfTen).ToArray(), theme);
        return json;
    }

    /// <summary>The logarithm to base ten, rounded: its last bits differ between platforms, and a figure's bytes must not.</summary>
    internal static double PowerOfTen(double value) => Math.Round(Math.Log10(value), 6);

    private static JsonArray? Range(Figure figure, int panel, char letter, Axis axis) => axis.Range switch
    {
        null => SliderLayout.Range(figure, panel, letter),
        var (first, last) when axis.Log => [PowerOfTen(first), PowerOfTen(last)],
        var (first, last) => [first, last],
    };

    /// <summary>Labels at whole powers of ten alone, and ticks between them, where there is a decade to show.</summary>
    private static void AddDecades(JsonObject json, double[] powers, Theme theme)
    {
        json["tickfont"] = new JsonObject { ["size"] = theme.FontSize / PowerEnlargement };
        var decades = powers.Max() - powers.Min();
        if (decades < 1)
            return;
        json["dtick"] = Math.Ceiling(decades / MostLabels);
        if (decades <= MostLabels)
            json["minor"] = new JsonObject { ["dtick"] = "D1", ["ticks"] = "outside" };
    }
}
