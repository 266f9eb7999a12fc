using System.Globalization;
using System.Text.Json.Nodes;

namespace Replication.Notebooks.Kernel;

/// <summary>An axis on which values have their places in pixels.</summary>
sealed class PixelAxis
{
    readonly JsonObject _axis;
    readonly List<string> _categories;
    readonly bool _isLog;
    readonly double _low, _high;

    PixelAxis(string name, JsonObject axis, List<string> categories, (double Low, double High) range, double from, double to)
    {
        (Name, _axis, _categories, From, To) = (name, axis, categories, from, to);
        (_low, _high) = range;
        _isLog = (string?)axis["type"] == "log";
    }

    /// <summary>What traces call it, such as <c>x2</c>.</summary>
    public string Name { get; }

    /// <summary>Where it begins.</summary>
    public double From { get; }

    /// <summary>Where it ends; less than where it begins on a vertical axis.</summary>
    public double To { get; }

    /// <summary>What it shows.</summary>
    public string Title => SmallDrawing.Words(_axis["title"]?["text"]);

    /// <summary>Pixels for each unit.</summary>
    public double Scale => Math.Abs(To - From) / (_high - _low);

    /// <summary>The axis of a name, between two places, over its range or that of its data and those of the axes that it matches.</summary>
    public static PixelAxis Of(JsonObject layout, IReadOnlyList<JsonObject> traces, string name, double from, double to)
    {
        var axis = Layout(layout, name);
        string[] alike = [name, .. (string?)axis["matches"] is { } other ? new[] { other } : []];
        var (key, direction) = ($"{name[0]}axis", name[..1]);
        var drawn = traces.Where(trace => alike.Contains((string?)trace[key] ?? direction));
        JsonNode?[] values = [.. drawn.SelectMany(trace => trace[direction] as JsonArray ?? [])];
        List<string> categories = (string?)axis["type"] == "category"
            ? [.. values.OfType<JsonValue>().Select(value => value.ToString()).Distinct(StringComparer.Ordinal)]
            : [];
        return new(name, axis, categories, Range(axis, categories, values), from, to);
    }

    /// <summary>The same with another scale, about its middle.</summary>
    public PixelAxis Scaled(double scale)
    {
        var (middle, half) = ((From + To) / 2, Math.Sign(To - From) * scale * (_high - _low) / 2);
        return new(Name, _axis, _categories, (_low, _high), middle - half, middle + half);
    }

    /// <summary>Where a value lies; null where it has no place within the axis.</summary>
    public double? At(JsonNode? value)
    {
        if (value is null) return null;
        if (_categories.Count > 0) return Place(_categories.IndexOf(value.ToString()));
        if (SmallDrawing.Number(value) is not { } number || Linear(number, _isLog) is not { } at) return null;
        return at >= _low - Slack && at <= _high + Slack ? Place(at) : null;
    }

    /// <summary>Where values lie, those without a place left out.</summary>
    public IEnumerable<double> Places(JsonNode? values) => (values as JsonArray ?? []).Select(At).OfType<double>();

    /// <summary>A few ticks with their labels.</summary>
    public IEnumerable<(double At, string Label)> Ticks()
    {
        if (_categories.Count > 0) return _categories.Select((category, i) => (Place(i), SmallDrawing.Words(JsonValue.Create(category))));
        if (_axis["tickvals"] is JsonArray at && _axis["ticktext"] is JsonArray texts)
        {
            var placed = at.Zip(texts).Where(tick => At(tick.First) is not null);
            return placed.Select(tick => (At(tick.First)!.Value, SmallDrawing.Words(tick.Second)));
        }

        var step = Step();
        var first = (int)Math.Ceiling(_low / step - 1e-9);
        return Enumerable.Range(first, (int)Math.Floor(_high / step + 1e-9) - first + 1).Select(i => (Place(i * step), Label(i * step)));
    }

    double Slack => (_high - _low) / 1000;

    double Place(double at) => From + (at - _low) / (_high - _low) * (To - From);

    string Label(double at) => (_isLog ? Math.Pow(10, at) : at).ToString("G4", CultureInfo.InvariantCulture);

    // 1, 2 or 5 times a power of ten, so that there are at most six; whole powers on a logarithmic axis that spans some.
    double Step()
    {
        var rough = (_high - _low) / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1, 2, 5, 10 }.Select(times => times * power).First(one => one >= rough * (1 - 1e-9));
        return _isLog && _high - _low >= 1 ? Math.Ceiling(step) : step;
    }

    static JsonObject Layout(JsonObject layout, string name) => layout[$"{name[0]}axis{name[1..]}"] as JsonObject ?? [];

    static double? Linear(double number, bool isLog) => !isLog ? number : number > 0 ? Math.Log10(number) : null;

    static (double Low, double High) Range(JsonObject axis, List<string> categories, JsonNode?[] values)
    {
        if (categories.Count > 0) return (-0.5, categories.Count - 0.5);
        if (axis["range"] is JsonArray { Count: 2 } range
            && (SmallDrawing.Number(range[0]), SmallDrawing.Number(range[1])) is ({ } low, { } high) && low < high)
            return (low, high);
        var isLog = (string?)axis["type"] == "log";
        double[] known = [.. values.Select(SmallDrawing.Number).OfType<double>().Select(number => Linear(number, isLog)).OfType<double>()];
        if (known.Length == 0) return (0, 1);
        var (least, most) = (known.Min(), known.Max());
        var room = most > least ? (most - least) / 20 : 0.5;
        return (least - room, most + room);
    }
}
