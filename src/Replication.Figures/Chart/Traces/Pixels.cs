using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>A picture in colour, one table row per pixel. The panel's vertical axis runs downwards where its range does.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="X">Column of each pixel, counted from 0 at the left.</param>
/// <param name="Y">Row of each pixel, counted from 0 at the top.</param>
/// <param name="Red">Share of red, 0 to 255.</param>
/// <param name="Green">Share of green, 0 to 255.</param>
/// <param name="Blue">Share of blue, 0 to 255.</param>
public sealed record Pixels(string Name, Series X, Series Y, Series Red, Series Green, Series Blue) : Trace(Name)
{
    private const double Brightest = 255;

    internal override bool InLegend => false;

    internal override IEnumerable<Plotted> Plotted =>
        [new("x", X), new("y", Y), new("z", Red), new("z", Green), new("z", Blue)];

    internal override IEnumerable<string> Problems()
    {
        if (Plotted.Any(plotted => plotted.Series.IsText))
            yield return "a pixel is placed and coloured by numbers";
        else if (!IsWhole())
            yield return "its pixels do not fill a rectangle that starts at column 0 and row 0, each of them once";
        else if (new[] { Red, Green, Blue }.Any(channel => channel.Numbers.Any(value => value is not (>= 0 and <= Brightest))))
            yield return "a channel of a pixel is not between 0 and 255";
    }

    internal override JsonObject Draw(TraceStyle style, Theme theme)
    {
        var pixels = Enumerable.Range(0, X.Count)
            .OrderBy(i => Y.Numbers[i]).ThenBy(i => X.Numbers[i])
            .Select(i => (JsonNode)new JsonArray(Red.Numbers[i], Green.Numbers[i], Blue.Numbers[i]));
        return new JsonObject
        {
            ["type"] = "image",
            ["colormodel"] = "rgb",
            ["z"] = new JsonArray([.. pixels.Chunk(Width).Select(row => (JsonNode)new JsonArray(row))]),
        };
    }

    private int Width => (int)X.Numbers.Max() + 1;

    private bool IsWhole()
    {
        var places = X.Numbers.Zip(Y.Numbers).Distinct().ToArray();
        return places.Length == X.Count
            && places.All(place => place.First >= 0 && place.Second >= 0 && double.IsInteger(place.First) && double.IsInteger(place.Second))
            && places.Length == (places.Max(place => place.First) + 1) * (places.Max(place => place.Second) + 1);
    }
}
