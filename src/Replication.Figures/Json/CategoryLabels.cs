using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>
/// Long names of categories in short lines, broken after hyphens and spaces, so that they stand upright beside each other on a phone too.
/// </summary>
internal static class CategoryLabels
{
    // Characters.
    private const int Line = 6;

    internal static void Add(JsonObject axis, Figure figure, int panel, Theme theme)
    {
        string[] names = [.. figure.TracesOf(panel)
            .SelectMany(trace => trace.Plotted)
            .Where(plotted => plotted.Attribute == "x")
            .SelectMany(plotted => plotted.Series.Texts)
            .Distinct(StringComparer.Ordinal)];
        if (names.All(name => name.Length <= Line))
            return;
        axis["tickangle"] = 0;
        axis["tickfont"] = new JsonObject { ["size"] = theme.FontSize - 2 };
        axis["tickmode"] = "array";
        axis["ticktext"] = Texts(names.Select(Broken));
        axis["tickvals"] = Texts(names);
    }

    internal static string Broken(string name)
    {
        var lines = new List<string> { "" };
        for (var start = 0; start < name.Length;)
        {
            var end = name.AsSpan(start).IndexOfAny('-', ' ') is var at and >= 0 ? start + at + 1 : name.Length;
            if (lines[^1].Length > 0 && lines[^1].Length + name[start..end].TrimEnd().Length > Line)
                lines.Add("");
            lines[^1] += name[start..end];
            start = end;
        }

        return string.Join("<br>", lines.Select(line => PlotlyText.Escape(line.TrimEnd())));
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}
