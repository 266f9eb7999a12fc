using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>
/// Whether every drawn value is in a table. The check reads the finished JSON and trusts nothing of the builder: each number or category
/// in a trace, a frame or a reference line must be in the table and column that the JSON names for it, exactly.
/// </summary>
public static class FigureSources
{
    private static readonly string[] Drawn = ["x", "y", "z", "r", "theta", "values", "base", "width", "lat", "lon", "text"];

    /// <summary>The values of a figure that occur in no table. Empty means that the figure shows the tables and nothing else.</summary>
    /// <exception cref="InvalidFigureException">A rule of <see cref="FigureRules"/> is broken.</exception>
    public static IReadOnlyList<UnsourcedValue> Unsourced(this Figure figure, IEnumerable<DataTable> tables) =>
        Unsourced(FigureJson.Build(figure), tables);

    /// <summary>The values of a figure's JSON, such as a committed file's, that occur in no table.</summary>
    public static IReadOnlyList<UnsourcedValue> Unsourced(JsonObject figure, IEnumerable<DataTable> tables)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var cells = new Cells(tables);
        var frames = figure["frames"]?.AsArray() ?? [];
        return
        [
            .. Traces(figure["data"], "", cells),
            .. frames.SelectMany(frame => Traces(frame!["data"], $" at {frame["name"]}", cells)),
            .. References(figure["layout"]!.AsObject(), cells),
        ];
    }

    private static IEnumerable<UnsourcedValue> Traces(JsonNode? traces, string moment, Cells cells) =>
        from trace in traces?.AsArray() ?? []
        from attribute in Drawn
        where trace![attribute] is JsonArray
        let columns = Columns(trace["meta"]?["sources"]?[attribute])
        from value in Flat(trace[attribute]!.AsArray())
        where !columns.Any(column => cells.Hold(column, value))
        select new UnsourcedValue($"trace '{trace["name"]}'{moment}, {attribute}", value);

    private static IEnumerable<UnsourcedValue> References(JsonObject layout, Cells cells)
    {
        var shapes = layout["shapes"]?.AsArray() ?? [];
        var references = layout["meta"]?["references"]?.AsArray() ?? [];
        for (var i = 0; i < shapes.Count; i++)
        {
            var reference = i < references.Count ? references[i] : null;
            if (reference?["formula"] is not null)
                continue;
            var values =
                from letter in new[] { 'x', 'y' }
                where !shapes[i]![$"{letter}ref"]!.GetValue<string>().EndsWith(" domain", StringComparison.Ordinal)
                from end in new[] { '0', '1' }
                select Text(shapes[i]![$"{letter}{end}"]);
            foreach (var value in values.OfType<string>().Distinct(StringComparer.Ordinal))
            {
                if (reference is null || !cells.Hold(Column(reference), value))
                    yield return new UnsourcedValue($"reference line '{shapes[i]!["name"]}'", value);
            }
        }
    }

    private static Source[] Columns(JsonNode? sources) =>
        sources is JsonArray columns ? [.. columns.Select(column => Column(column!))] : [];

    private static Source Column(JsonNode reference) =>
        new(reference["table"]?.GetValue<string>() ?? "", reference["column"]?.GetValue<string>() ?? "");

    private static IEnumerable<string> Flat(JsonArray values) =>
        values.SelectMany(value => value is JsonArray row ? Flat(row) : Text(value) is { } text ? [text] : []);

    // Null and NaN are gaps: nothing is drawn there.
    private static string? Text(JsonNode? value) => value?.AsValue() switch
    {
        null => null,
        { } text when text.TryGetValue<string>(out var category) => category,
        { } number => Text(number.TryGetValue<int>(out var integer) ? integer : number.GetValue<double>()),
    };

    private static string? Text(double number) =>
        double.IsNaN(number) ? null : PlainNumber.Text(number);

    /// <summary>The contents of all columns, each gathered when first asked for.</summary>
    private sealed class Cells(IEnumerable<DataTable> tables)
    {
        private readonly ILookup<string, DataTable> _tables = tables.ToLookup(table => table.Name, StringComparer.Ordinal);
        private readonly Dictionary<Source, HashSet<string>> _contents = [];

        internal bool Hold(Source source, string value)
        {
            if (!_contents.TryGetValue(source, out var contents))
            {
                var holding = _tables[source.Table].Where(table => table.Has(source.Column));
                _contents[source] = contents = holding.SelectMany(table => Read(table, source.Column)).ToHashSet(StringComparer.Ordinal);
            }

            return contents.Contains(value);
        }

        private static IEnumerable<string> Read(DataTable table, string column) =>
            table.Cells(column) is double[] numbers ? numbers.Select(Text).OfType<string>() : (string[])table.Cells(column);
    }
}
