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
/// <param name="arms">The experiment's arms, in order.</param>
public sealed class MeasurementTable(RowSchema schema, IReadOnlyList<Arm> arms)
{
    /// <summary>Name of the main table.</summary>
    public const string MainFile = "measurements.csv";

    /// <summary>The tables of an experiment.</summary>
    /// <exception cref="ArgumentException">Its row type has no schema.</exception>
    public static MeasurementTable Of(IExperiment experiment) => new(RowSchema.Of(experiment.RowType), experiment.Arms);

    /// <summary>Names of the files: the main table, then the series'.</summary>
    public IReadOnlyList<string> Files => [MainFile, .. schema.Series.Select(series => series.File)];

    IReadOnlyList<string> Header => [.. RowSchema.Keys, .. schema.Header];

    static IReadOnlyList<string> HeaderOf(SeriesSchema series) => [.. RowSchema.Keys.Take(2), .. series.Points.Header];

    /// <summary>The text of every file, by name. The rows may come in any order.</summary>
    /// <exception cref="EvidenceException">
    /// A row names an unknown arm, stands twice, breaks the pairing of seeds, or holds a value that its column refuses.
    /// </exception>
    public IReadOnlyDictionary<string, string> Format(IReadOnlyList<MeasuredRow> rows)
    {
        foreach (var row in rows)
        {
            if (Problem(row) is { } problem) throw new EvidenceException($"{MainFile}: arm '{row.Arm}', replicate {row.Replicate}: {problem}.");
        }

        MeasuredRow[] ordered = [.. rows.OrderBy(row => IndexOf(row.Arm)).ThenBy(row => row.Replicate)];
        foreach (var (row, next) in ordered.Zip(ordered.Skip(1)))
        {
            if (row.Arm == next.Arm && row.Replicate == next.Replicate)
                throw new EvidenceException($"{MainFile}: arm '{row.Arm}', replicate {row.Replicate}: the row stands twice.");
        }

        CheckPairing(ordered, row => $"{MainFile}: arm '{row.Arm}', replicate {row.Replicate}");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [MainFile] = CsvText.Format(Header, ordered.Select(row => Keys(row).Append(Cell.Format(row.Seed)).Concat(schema.Cells(row.Values)))),
        };
        foreach (var series in schema.Series)
        {
            texts[series.File] = CsvText.Format(
                HeaderOf(series),
                ordered.SelectMany(row => schema.Points(row.Values, series).Select(point => Keys(row).Concat(series.Points.Cells(point)))));
        }

        return texts;
    }

    /// <summary>Writes every file to a folder, each of them atomically, the main table last.</summary>
    /// <exception cref="EvidenceException">See <see cref="Format"/>; nothing is written then.</exception>
    /// <exception cref="IOException">See <see cref="AtomicFile.Write"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">See <see cref="AtomicFile.Write"/>.</exception>
    public void Write(string folder, IReadOnlyList<MeasuredRow> rows)
    {
        var texts = Format(rows);
        foreach (var file in Files.Reverse()) AtomicFile.Write(Path.Combine(folder, file), texts[file]);
    }

    /// <summary>
    /// The same tables as figures draw from them: one per file, under the file's name, with the file's columns. Flags, enum values and the
    /// seed, which needs more digits than a <c>double</c> has, are text; an absent number is NaN, which draws nothing.
    /// </summary>
    /// <exception cref="EvidenceException">See <see cref="Format"/>.</exception>
    public IReadOnlyList<DataTable> DataTables(IReadOnlyList<MeasuredRow> rows)
    {
        foreach (var row in rows)
            if (Problem(row) is { } problem) throw new EvidenceException($"{MainFile}: arm '{row.Arm}', replicate {row.Replicate}: {problem}.");
        MeasuredRow[] ordered = [.. rows.OrderBy(row => IndexOf(row.Arm)).ThenBy(row => row.Replicate)];
        var main = Keyed(MainFile, ordered).With("seed", [.. ordered.Select(row => Cell.Format(row.Seed))]);
        return
        [
            schema.Columns.Aggregate(main, (table, column) => With(table, column, [.. ordered.Select(row => schema.Value(row.Values, column))])),
            .. schema.Series.Select(series =>
            {
                (MeasuredRow Row, object Point)[] points = [.. ordered.SelectMany(row => schema.Points(row.Values, series).Select(point => (row, point)))];
                return series.Points.Columns.Aggregate(
                    Keyed(series.File, [.. points.Select(point => point.Row)]),
                    (table, column) => With(table, column, [.. points.Select(point => series.Points.Value(point.Point, column))]));
            }),
        ];
    }

    static DataTable Keyed(string file, MeasuredRow[] rows) => new DataTable(file)
        .With("arm", [.. rows.Select(row => row.Arm)])
        .With("replicate", [.. rows.Select(row => (double)row.Replicate)]);

    static DataTable With(DataTable table, Column column, object?[] values) =>
        column.Type == typeof(double) || column.Type == typeof(int) || column.Type == typeof(long)
            ? table.With(column.Name, [.. values.Select(value => value is null ? double.NaN : Convert.ToDouble(value, CultureInfo.InvariantCulture))])
            : table.With(column.Name, [.. values.Select(Cell.Format)]);

    /// <summary>Reads the rows from a folder. Rows may be missing (judging notices); what is there must be whole.</summary>
    /// <exception cref="EvidenceException">A file is missing or damaged; the message is one line that says where and what was expected.</exception>
    public IReadOnlyList<MeasuredRow> Read(string folder) => Parse(file =>
    {
        var path = Path.Combine(folder, file);
        return (path, File.Exists(path) ? File.ReadAllText(path) : throw new EvidenceException($"{path}: the file is missing."));
    });

    /// <summary>Reads the rows from texts by file name, such as <see cref="Format"/> returns.</summary>
    /// <exception cref="EvidenceException">See <see cref="Read"/>.</exception>
    public IReadOnlyList<MeasuredRow> Parse(IReadOnlyDictionary<string, string> texts) => Parse(file => (file, texts.TryGetValue(file, out var text)
        ? text
        : throw new EvidenceException($"{file}: the file is missing.")));

    IReadOnlyList<MeasuredRow> Parse(Func<string, (string Path, string Text)> open)
    {
        var (main, text) = open(MainFile);
        var points = schema.Series.ToDictionary(series => series, series => PointsOf(series, open));
        var rows = new List<(MeasuredRow Row, int Line)>();
        foreach (var line in CsvText.Parse(text, main, Header))
        {
            rows.Add((ReadRow(line, main, rows.Count > 0 ? rows[^1].Row : null, points), line.Line));
        }

        foreach (var reader in points.Values) reader.ExpectEnd();
        var lines = rows.ToDictionary(entry => (entry.Row.Arm, entry.Row.Replicate), entry => entry.Line);
        CheckPairing([.. rows.Select(entry => entry.Row)], row => $"{main}:{lines[(row.Arm, row.Replicate)]}");
        return [.. rows.Select(entry => entry.Row)];
    }

    static SeriesReader PointsOf(SeriesSchema series, Func<string, (string Path, string Text)> open)
    {
        var (path, text) = open(series.File);
        return new SeriesReader(series, path, CsvText.Parse(text, path, HeaderOf(series)));
    }

    MeasuredRow ReadRow(CsvText.Row line, string file, MeasuredRow? before, Dictionary<SeriesSchema, SeriesReader> points)
    {
        try
        {
            var arm = line.Cells[0];
            if (IndexOf(arm) < 0) throw new FormatException(UnknownArm(arm));
            var replicate = (int)ReplicateColumn.Parse(line.Cells[1])!;
            var seed = (long)SeedColumn.Parse(line.Cells[2])!;
            if ((KeyProblem(arm, replicate, seed) ?? OrderProblem(before, arm, replicate)) is { } misplaced) throw new FormatException(misplaced);
            var values = schema.Create([.. line.Cells.Skip(3)], (series, count) => points[series].Take(arm, replicate, count));
            if (schema.Objection(values) is { } objection) throw new FormatException(objection);
            foreach (var reader in points.Values) reader.CheckTaken(values);
            return new MeasuredRow(arm, replicate, seed, values);
        }
        catch (FormatException exception)
        {
            throw new EvidenceException($"{file}:{line.Line}: {exception.Message}.");
        }
    }

    static readonly Column ReplicateColumn = new("replicate", "Replicate", typeof(int), false, false, null);
    static readonly Column SeedColumn = new("seed", "Seed", typeof(long), false, false, null);

    static IEnumerable<string> Keys(MeasuredRow row) => [row.Arm, row.Replicate.ToString(CultureInfo.InvariantCulture)];

    int IndexOf(string arm)
    {
        for (var index = 0; index < arms.Count; index++) if (arms[index].Name == arm) return index;
        return -1;
    }

    string UnknownArm(string name) => $"there is no arm '{name}'; the arms are {string.Join(", ", arms.Select(arm => $"'{arm.Name}'"))}";

    string? Problem(MeasuredRow row)
    {
        if (KeyProblem(row.Arm, row.Replicate, row.Seed) is { } key) return key;
        if (!schema.RowType.IsInstanceOfType(row.Values)) return $"the values are a {row.Values.GetType().Name}, expected a {schema.RowType.Name}";
        return schema.Objection(row.Values) ?? schema.Series
            .SelectMany(series => schema.Points(row.Values, series).Select((point, index) => (series, point, index)))
            .Select(entry => entry.series.Points.Objection(entry.point, row.Values) is { } objection
                ? $"point {entry.index} of '{entry.series.Name}': {objection}"
                : null)
            .FirstOrDefault(objection => objection is not null);
    }

    string? KeyProblem(string arm, int replicate, long seed)
    {
        if (IndexOf(arm) is var index && index < 0) return UnknownArm(arm);
        if (replicate < 0) return $"the replicate is {replicate}, expected 0 or more";
        if (seed < 0) return $"the seed is {seed}, expected 0 or more";
        if (!arms[index].Random && replicate > 0) return $"arm '{arm}' is not random: it is measured once, as replicate 0";
        return null;
    }

    string? OrderProblem(MeasuredRow? before, string arm, int replicate) =>
        before is null ? null : (IndexOf(before.Arm), before.Replicate).CompareTo((IndexOf(arm), replicate)) switch
        {
            0 => $"arm '{arm}', replicate {replicate} stands twice",
            > 0 => $"arm '{arm}', replicate {replicate} comes after arm '{before.Arm}', replicate {before.Replicate}: out of order",
            _ => null,
        };

    /// <summary>Arms of one replicate share their seed, or comparisons between them would not be paired as they claim to be.</summary>
    static void CheckPairing(IReadOnlyList<MeasuredRow> rows, Func<MeasuredRow, string> where)
    {
        var first = new Dictionary<int, MeasuredRow>();
        foreach (var row in rows)
        {
            if (!first.TryAdd(row.Replicate, row) && first[row.Replicate].Seed != row.Seed)
            {
                throw new EvidenceException(
                    $"{where(row)}: the seed is {row.Seed}, but arm '{first[row.Replicate].Arm}' ran replicate {row.Replicate} with seed {first[row.Replicate].Seed}.");
            }
        }
    }
}
