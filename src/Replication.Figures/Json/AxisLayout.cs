using System.Globalization;
using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>The plotly.js layout of one axis.</summary>
internal static class AxisLayout
{
    private const double MostLabels = 8;

    // Beyond, a number written out is longer than a power of ten.
    private const double LongestPower = 4;

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
        if (Follows(figure, panel, letter))
            json["matches"] = letter.ToString();
        if (figure.Panels[panel].EqualScale)
            json["constrain"] = "domain";
        // An axis that follows the first panel's has its scale from there, and plotly.js ignores an anchor on it.
        if (figure.Panels[panel].EqualScale && letter == (Follows(figure, panel, 'y') ? 'x' : 'y') && !Follows(figure, panel, letter))
            json["scaleanchor"] = AxisName.Reference(letter == 'y' ? 'x' : 'y', panel);
        if (Range(figure, panel, letter, axis) is { } range)
            json["range"] = range;
        if (letter == 'x' && figure.IsCategorical(panel, letter))
            CategoryLabels.Add(json, figure, panel, theme);
        if (axis.Log)
            AddDecades(json, Shown(figure, panel, letter, axis).Select(PowerOfTen).ToArray(), theme);
        return json;
    }

    /// <summary>The logarithm to base ten, rounded: its last bits differ between platforms, and a figure's bytes must not.</summary>
    internal static double PowerOfTen(double value) => Math.Round(Math.Log10(value), 6);

    private static bool Follows(Figure figure, int panel, char letter) => panel > 0 && (letter == 'x' ? figure.ShareX : figure.ShareY);

    private static JsonArray? Range(Figure figure, int panel, char letter, Axis axis) => axis.Range switch
    {
        null => SliderLayout.Range(figure, panel, letter),
        var (first, last) when axis.Log => [PowerOfTen(first), PowerOfTen(last)],
        var (first, last) => [first, last],
    };

    private static IEnumerable<double> Shown(Figure figure, int panel, char letter, Axis axis) => axis.Range is var (first, last)
        ? [first, last]
        : SliderLayout.Sharing(figure, panel, letter).SelectMany(one => figure.Values(one, letter));

    /// <summary>
    /// Labels at whole powers of ten alone, and ticks between them; at 1, 2 and 5 times a power where less than two whole ones are shown,
    /// since one label makes no scale. A range of less than half a decade is nearly linear, and plotly.js labels it well.
    /// </summary>
    private static void AddDecades(JsonObject json, double[] powers, Theme theme)
    {
        var (low, high) = (powers.Min(), powers.Max());
        var decades = high - low;
        var isNarrow = Math.Floor(high) <= Math.Ceiling(low) && Math.Abs(low) < LongestPower && Math.Abs(high) < LongestPower;
        if (decades < 0.5 || !isNarrow)
            json["tickfont"] = new JsonObject { ["size"] = theme.FontSize / PowerEnlargement };
        if (decades < 0.5)
            return;
        if (isNarrow)
            AddSteps(json, (int)Math.Floor(low), (int)Math.Ceiling(high));
        else
            json["dtick"] = Math.Ceiling(decades / MostLabels);
        if (decades <= MostLabels)
            json["minor"] = new JsonObject { ["dtick"] = "D1", ["ticks"] = "outside" };
    }

    private static void AddSteps(JsonObject json, int first, int last)
    {
        decimal[] steps =
        [
            .. from power in Enumerable.Range(first, last - first + 1)
               from digit in new[] { 1, 2, 5 }
               select power < 0 ? digit / Whole(-power) : digit * Whole(power),
        ];
        json["tickvals"] = new JsonArray([.. steps.Select(step => (JsonNode)(double)step)]);
        json["ticktext"] = new JsonArray([.. steps.Select(step => (JsonNode)step.ToString(CultureInfo.InvariantCulture))]);

        static decimal Whole(int power) => Enumerable.Repeat(10m, power).Aggregate(1m, decimal.Multiply);
    }
}
