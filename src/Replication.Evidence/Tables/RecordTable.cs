namespace Replication.Evidence.Tables;

/// <summary>A table whose rows are records of scalar columns, such as <c>verdicts.csv</c>.</summary>
public static class RecordTable
{
    /// <summary>The text of a table: header, then one line per record, in the order given.</summary>
    /// <param name="records">The rows.</param>
    /// <param name="file">Name of the file, for messages.</param>
    /// <typeparam name="T">A record of scalar columns (see <see cref="RowSchema"/>).</typeparam>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is no such record.</exception>
    /// <exception cref="EvidenceException">A value may not stand in its column.</exception>
    public static string Format<T>(IReadOnlyList<T> records, string file)
        where T : class
    {
        var schema = Flat<T>();
        for (var index = 0; index < records.Count; index++)
            if (schema.Objection(records[index]) is { } objection) throw new EvidenceException($"{file}:{index + 2}: {objection}.");
        return CsvText.Format(schema.Header, records.Select(schema.Cells));
    }

    /// <summary>Reads a table that <see cref="Format"/> wrote.</summary>
    /// <param name="text">Content of the file.</param>
    /// <param name="file">Name of the file, for messages.</param>
    /// <typeparam name="T">A record of scalar columns (see <see cref="RowSchema"/>).</typeparam>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is no such record.</exception>
    /// <exception cref="EvidenceException">The text is no such table; the message says where.</exception>
    public static IReadOnlyList<T> Parse<T>(string text, string file)
        where T : class
    {
        var schema = Flat<T>();
        return [.. CsvText.Parse(text, file, [.. schema.Header]).Select(row => (T)Read(schema, row.Cells, file, row.Line))];
    }

    static RowSchema Flat<T>() => RowSchema.Of(typeof(T)) is { Series.Count: 0 } schema
        ? schema
        : throw new ArgumentException($"{typeof(T).Name} holds a series; a flat table has none.");

    static object Read(RowSchema schema, IReadOnlyList<string> cells, string file, int line)
    {
        try
        {
            var record = schema.Create(cells, (_, _) => []);
            return schema.Objection(record) is { } objection ? throw new FormatException(objection) : record;
        }
        catch (FormatException exception)
        {
            throw new EvidenceException($"{file}:{line}: {exception.Message}.");
        }
    }
}
