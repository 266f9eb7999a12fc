using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Replication.Notebooks.Kernel;

/// <summary>
/// A figure as a small SVG, drawn without a browser from its JSON: panels, axes with a few ticks, lines, dots, bars, cells of heat
/// maps, pictures and texts, to whole pixels. It stands in for plotly.js where that cannot be had, and knows no more of a figure than the suite's figures have.
/// </summary>
sealed partial class SmallDrawing
{
    const double Width = 900;

    // Cividis in six steps, and the same in grey for level sets.
    static readonly string[] Cividis = ["#00224e", "#35456c", "#666970", "#948e77", "#c8b866", "#fee838"];
    static readonly string[] Greys = ["#fff", "#eee", "#ddd", "#ccc", "#bbb", "#aaa"];

    readonly JsonObject _layout;
    readonly JsonObject[] _traces;
    readonly StringBuilder _svg = new();

    SmallDrawing(JsonObject figure)
    {
        _layout = figure["layout"] as JsonObject ?? [];
        _traces = [.. (figure["data"] as JsonArray ?? []).OfType<JsonObject>().Select(Placed)];
    }

    // A grid that is given by its start and step gets its places written out.
    static JsonObject Placed(JsonObject trace)
    {
        if (trace["z"] is not JsonArray rows || rows.FirstOrDefault() is not JsonArray first || (trace["x"] is not null && trace["y"] is not null))
            return trace;
        var placed = (JsonObject)trace.DeepClone();
        foreach (var (axis, count) in new[] { ("x", first.Count), ("y", rows.Count) })
        {
            var (start, step) = (Number(trace[axis + "0"]) ?? 0, Number(trace["d" + axis]) ?? 1);
            placed[axis] ??= new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)(start + i * step))]);
        }

        return placed;
    }

    /// <summary>The drawing.</summary>
    public static string Of(JsonObject figure) => new SmallDrawing(figure).Draw();

    string Draw()
    {
        var height = Number(_layout["height"]) ?? 400;
        var size = Culture($"viewBox=\"0 0 {Width} {height:0}\" style=\"max-width:{Width}px\"");
        _svg.Append(Culture($"<svg {size} font-family=\"sans-serif\" font-size=\"13\">"));
        Text(10, 24, Words(_layout["title"]?["text"]), "font-size=\"17\"");
        Legend();
        foreach (var panel in PanelArea.All(_layout, _traces, Width, height)) Draw(panel);
        return _svg.Append("</svg>").ToString();
    }

    void Legend()
    {
        double x = 70, y = 48;
        foreach (var trace in _traces.Where(trace => trace["showlegend"] is JsonValue shown && shown.TryGetValue<bool>(out var on) && on))
        {
            var name = Words(trace["name"]);
            if (x + 8 * name.Length > Width) (x, y) = (70, y + 18);
            Text(x, y, "● " + name, $"fill=\"{Colour(trace)}\"");
            x += 8 * name.Length + 40;
        }
    }

    void Draw(PanelArea panel)
    {
        foreach (var trace in panel.Traces)
        {
            switch ((string?)trace["type"])
            {
                case "heatmap":
                    Cells(panel, trace, Cividis);
                    break;
                case "contour":
                    Cells(panel, trace, (string?)trace["contours"]?["coloring"] == "none" ? Greys : Cividis);
                    break;
                case "bar":
                    Bars(panel, trace);
                    break;
                case "image":
                    Pixels(panel, trace);
                    break;
                case "scatter" when (string?)trace["mode"] == "text":
                    Writing(panel, trace);
                    break;
                default:
                    Points(panel, trace);
                    break;
            }
        }

        References(panel);
        Frame(panel);
    }

    void Frame(PanelArea panel)
    {
        var (left, right, top, bottom) = (panel.X.From, panel.X.To, panel.Y.To, panel.Y.From);
        _svg.Append(Culture($"<path d=\"M{left:0} {top:0}V{bottom:0}H{right:0}\" fill=\"none\" stroke=\"#1f2328\"/>"));
        (double At, string Label)[] ticks = [.. panel.X.Ticks()];
        foreach (var (at, label) in ticks) Text(at, bottom + 16, Short(label, (right - left) / ticks.Length), Middle);
        foreach (var (at, label) in panel.Y.Ticks()) Text(left - 5, at + 4, label, "text-anchor=\"end\"");
        Text((left + right) / 2, bottom + 34, panel.X.Title, Middle);
        var (beside, middle) = (left - 48, (top + bottom) / 2);
        Text(beside, middle, panel.Y.Title, Culture($"{Middle} transform=\"rotate(-90 {beside:0} {middle:0})\""));
        foreach (var note in (_layout["annotations"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if ((string?)note["xref"] == $"{panel.X.Name} domain" && (string?)note["yref"] == $"{panel.Y.Name} domain")
                Text((left + right) / 2, top - 6, Words(note["text"]), Middle);
        }
    }

    // Lines across a panel at a value of its y axis or its x axis.
    void References(PanelArea panel)
    {
        foreach (var shape in (_layout["shapes"] as JsonArray ?? []).OfType<JsonObject>().Where(shape => (string?)shape["type"] == "line"))
        {
            var (x, y) = ((string?)shape["xref"], (string?)shape["yref"]);
            if (y == panel.Y.Name && x == $"{panel.X.Name} domain" && panel.Y.At(shape["y0"]) is { } level)
                _svg.Append(Culture($"<path d=\"M{panel.X.From:0} {level:0}H{panel.X.To:0}\" stroke=\"#57606a\" stroke-dasharray=\"5\"/>"));
            if (x == panel.X.Name && y == $"{panel.Y.Name} domain" && panel.X.At(shape["x0"]) is { } place)
                _svg.Append(Culture($"<path d=\"M{place:0} {panel.Y.From:0}V{panel.Y.To:0}\" stroke=\"#57606a\" stroke-dasharray=\"5\"/>"));
        }
    }

    // Dots are strokes of no length with round ends.
    void Points(PanelArea panel, JsonObject trace)
    {
        var mode = (string?)trace["mode"] ?? "markers";
        var (line, dots) = (new StringBuilder(), new StringBuilder());
        (double X, double Y)? before = null;
        foreach (var at in panel.Points(trace))
        {
            if (at is { } to && at != before)
            {
                line.Append(before is { } from ? Culture($"l{to.X - from.X:0} {to.Y - from.Y:0}") : Culture($"M{to.X:0} {to.Y:0}"));
                dots.Append(Culture($"M{to.X:0} {to.Y:0}h0"));
            }

            before = at;
        }

        if (mode.Contains("lines", StringComparison.Ordinal)) Path(line, trace, 2, "");
        if (mode.Contains("markers", StringComparison.Ordinal))
            Path(dots, trace, Number(trace["marker"]?["size"]) ?? 8, " stroke-linecap=\"round\" opacity=\".7\"");
    }

    void Bars(PanelArea panel, JsonObject trace)
    {
        var bars = new StringBuilder();
        (double X, double Y)[] ends = [.. panel.Points(trace).OfType<(double X, double Y)>()];
        var lying = (string?)trace["orientation"] == "h";
        foreach (var (x, y) in ends)
            bars.Append(lying ? Culture($"M{panel.X.From:0} {y:0}H{x:0}") : Culture($"M{x:0} {panel.Y.From:0}V{y:0}"));
        var room = lying ? panel.Y.From - panel.Y.To : panel.X.To - panel.X.From;
        Path(bars, trace, Math.Max(2, room / (2 * ends.Length + 1)), " opacity=\".5\"");
    }

    // A path for each step of the scale, of one stroke for each run of cells in a row.
    void Cells(PanelArea panel, JsonObject trace, string[] colours)
    {
        if (trace["z"] is not JsonArray rows || rows.Count < 2) return;
        double[] x = [.. panel.X.Places(trace["x"])], y = [.. panel.Y.Places(trace["y"])];
        double[][] z = [.. rows.OfType<JsonArray>().Select(row => row.Select(value => Number(value) ?? double.NaN).ToArray())];
        double[] finite = [.. z.SelectMany(row => row).Where(double.IsFinite)];
        if (x.Length < 2 || y.Length != z.Length || finite.Length == 0) return;
        var (low, high) = (Number(trace["zmin"]) ?? finite.Min(), Number(trace["zmax"]) ?? finite.Max());
        var (wide, tall) = ((x[^1] - x[0]) / (x.Length - 1), Math.Abs(y[^1] - y[0]) / (y.Length - 1));
        for (var step = 0; step < colours.Length; step++)
        {
            var path = new StringBuilder();
            for (var row = 0; row < z.Length; row++)
            {
                for (var from = 0; from < Math.Min(x.Length, z[row].Length); from++)
                {
                    var to = from;
                    while (to < Math.Min(x.Length, z[row].Length) && Step(z[row][to]) == step) to++;
                    if (to == from) continue;
                    path.Append(Culture($"M{x[from] - wide / 2:0} {y[row]:0}h{(to - from) * wide + 1:0}"));
                    from = to;
                }
            }

            if (path.Length > 0) _svg.Append(Culture($"<path d=\"{path}\" stroke=\"{colours[step]}\" stroke-width=\"{tall + 1:0}\"/>"));
        }

        int Step(double value) => double.IsFinite(value) && high > low
            ? (int)Math.Clamp((value - low) / (high - low) * colours.Length, 0, colours.Length - 1)
            : -1;
    }

    // A path for each colour, of six levels a channel, of one stroke for each run of pixels in a row.
    void Pixels(PanelArea panel, JsonObject trace)
    {
        if (trace["z"] is not JsonArray { Count: > 1 } rows) return;
        double[] x = [.. panel.X.Places(trace["x"])], y = [.. panel.Y.Places(trace["y"])];
        if (x.Length < 2 || y.Length != rows.Count) return;
        var (wide, tall) = ((x[^1] - x[0]) / (x.Length - 1), Math.Abs(y[^1] - y[0]) / (y.Length - 1));
        var paths = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        for (var row = 0; row < rows.Count; row++)
        {
            string[] colours = [.. rows[row]!.AsArray().Select(pixel => string.Concat(pixel!.AsArray().Select(Level)))];
            for (int from = 0, to; from < colours.Length; from = to)
            {
                for (to = from; to < colours.Length && colours[to] == colours[from]; to++) { }
                if (!paths.TryGetValue(colours[from], out var path)) paths[colours[from]] = path = new();
                path.Append(Culture($"M{x[from] - wide / 2:0} {y[row]:0}h{(to - from) * wide + 1:0}"));
            }
        }

        foreach (var (colour, path) in paths)
            _svg.Append(Culture($"<path d=\"{path}\" stroke=\"#{colour}\" stroke-width=\"{tall + 1:0}\"/>"));

        static string Level(JsonNode? channel) => "0369cf"[(int)Math.Clamp(Math.Round((Number(channel) ?? 0) / 51), 0, 5)].ToString();
    }

    void Writing(PanelArea panel, JsonObject trace)
    {
        foreach (var (at, words) in panel.Points(trace).Zip(trace["text"] as JsonArray ?? []))
            if (at is var (x, y)) Text(x, y + 4, Words(words), $"{Middle} font-family=\"monospace\"");
    }

    void Path(StringBuilder path, JsonObject trace, double width, string look)
    {
        if (path.Length == 0) return;
        _svg.Append(Culture($"<path d=\"{path}\" fill=\"none\" stroke=\"{Colour(trace)}\" stroke-width=\"{width:0.#}\"{look}/>"));
    }

    void Text(double x, double y, string words, string look)
    {
        if (words.Length > 0) _svg.Append(Culture($"<text x=\"{x:0}\" y=\"{y:0}\" {look}>{words}</text>"));
    }

    const string Middle = "text-anchor=\"middle\"";

    // What has room between a tick and the next.
    static string Short(string label, double pixels) => label.Length * 7 <= pixels || label.Contains('&', StringComparison.Ordinal)
        ? label
        : $"{label[..Math.Max(1, (int)pixels / 7 - 1)]}…";

    // Of the line, or of the dots where the line is not to be seen.
    static string Colour(JsonObject trace) => new[] { trace["line"]?["color"], trace["marker"]?["color"] }
        .Select(colour => colour is JsonValue value && value.TryGetValue<string>(out var text) ? text : "")
        .FirstOrDefault(text => text.StartsWith('#')) ?? "#000";

    /// <summary>A text of plotly.js without its markup, fit for SVG.</summary>
    internal static string Words(JsonNode? text) => text is JsonValue value && value.TryGetValue<string>(out var words)
        ? WebUtility.HtmlEncode(WebUtility.HtmlDecode(Markup().Replace(words, "")))
        : "";

    /// <summary>A finite number; null where there is none.</summary>
    internal static double? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<double>(out var number) && double.IsFinite(number) ? number : null;

    static string Culture(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
