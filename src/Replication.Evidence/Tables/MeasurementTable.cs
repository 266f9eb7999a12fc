using System.Globalization;
using Replication.Figures;

namespace Replication.Evidence.Tables;

/// <summary>
/// The measurements of one experiment as files: <c>measurements.csv</c> with one line per arm and replicate
/// (<c>arm,replicate,seed</c>, then the row's columns), and one table per series with one line per point (<c>arm,replicate</c>, then the
/// point's columns). Lines stand in the order of the arms, then of replicates, then of points; names are kebab-case, numbers have their
/// shortest round-trip form, lines end in LF. There is one text for given rows, and a file that is not that text is refused.
/// </summary>
/// <param name="schema">The row's schema.</param>
/// <param name="arms">The study's arms, in order.</param>
public sealed class MeasurementTable(RowSchema schema, IReadOnlyList<Arm> arms)
{
    readonly RowRules _rules = new(schema, arms);

    /// <summary>Name of the main table.</summary>
    public const string MainFile = "measurements.csv";

    /// <summary>The tables of an experiment.</summary>
    /// <exception cref="ArgumentException">Its row type has no schema.</exception>
    public static MeasurementTable Of(IStudy study) => new(RowSchema.Of(study.RowType), study.Arms);

    /// <summary>Names of the files: the main table, then the series'.</summary>
    public IReadOnlyList<string> Files => [MainFile, .. schema.Series.Select(series => series.File)];

    /// <summary>The text of every file, by name. The rows may come in any order.</summary>
    /// <exception cref="EvidenceException">
    /// A row names an unknown arm, stands twice, breaks the pairing of seeds, or holds a value that its column refuses.
    /// </exception>
    public IReadOnlyDictionary<string, string> Format(IReadOnlyList<MeasuredRow> rows)
    {
        var ordered = _rules.Ordered(rows);
        var main = ordered.Select(row => Keys(row).Append(Cell.Format(row.Seed)).Concat(schema.Cells(row.Values)));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal) { [MainFile] = CsvText.Format(Header(schema), main) };
        foreach (var series in schema.Series)
        {
            var points = ordered.SelectMany(row =>
                schema.Points(row.Values, series).Select(point => Keys(row).Concat(series.Points.Cells(point))));
            texts[series.File] = CsvText.Format(Header(series), points);
        }

        return texts;
    }

    /// <summary>Writes every file to a folder, each of them atomically, the main table last.</summary>
    /// <exception cref="EvidenceException">See <see cref="Format"/>; nothing is written then.</exception>
    /// <exception cref="IOException">See <see cref="AtomicFile.Write(string, string)"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">See <see cref="AtomicFile.Write(string, string)"/>.</exception>
    public void Write(string folder, IReadOnlyList<MeasuredRow> rows)
    {
        var texts = Format(rows);
        foreach (var file in Files.Reverse()) AtomicFile.Write(Path.Combine(folder, file), texts[file]);
    }

    /// <summary>
    /// The same tables as figures draw from them: one per file, under the file's name, with the file's columns. Flags, enum values and the
    /// seed, which needs more digits than a <c>double</c> has, are text; a number that is absent or diverged (<see cref="RunDivergence"/>)
    /// is NaN, which
    /// draws nothing.
    /// </summary>
    /// <exception cref="EvidenceException">See <see cref="Format"/>.</exception>
    public IReadOnlyList<DataTable> DataTables(IReadOnlyList<MeasuredRow> rows) => FigureTables.Of(schema, _rules.Ordered(rows));

    /// <summary>Reads the rows from a folder. Rows may be missing (judging notices); what is there must be whole.</summary>
    /// <exception cref="EvidenceException">A file is missing or damaged; the message is one line: where, and what was expected.</exception>
    public IReadOnlyList<MeasuredRow> Read(string folder) => Read(file =>
    {
        var path = Path.Combine(folder, file);
        return (path, File.Exists(path) ? RegularFile.ReadText(path) : throw Missing(path));
    });

    /// <summary>Reads the rows from texts by file name, such as <see cref="Format"/> returns.</summary>
    /// <exception cref="EvidenceException">See <see cref="Read(string)"/>.</exception>
    public IReadOnlyList<MeasuredRow> Parse(IReadOnlyDictionary<string, string> texts) =>
        Read(file => (file, texts.TryGetValue(file, out var text) ? text : throw Missing(file)));

    IReadOnlyList<MeasuredRow> Read(Func<string, (string Path, string Text)> open)
    {
        var (main, text) = open(MainFile);
        var lines = CsvText.Parse(text, main, Header(schema));
        var points = schema.Series.ToDictionary(series => series, series =>
        {
            var (path, own) = open(series.File);
            return new SeriesReader(series, path, CsvText.Parse(own, path, Header(series)));
        });
        return new RowReader(schema, _rules, main, points).Read(lines);
    }

    static EvidenceException Missing(string file) => new($"{file}: the file is missing.");

    static IReadOnlyList<string> Header(RowSchema schema) => [.. RowSchema.Keys, .. schema.Header];

    static IReadOnlyList<string> Header(SeriesSchema series) => [.. RowSchema.Keys.Take(2), .. series.Points.Header];

    static IEnumerable<string> Keys(MeasuredRow row) => [row.Arm, row.Replicate.ToString(CultureInfo.InvariantCulture)];
}
