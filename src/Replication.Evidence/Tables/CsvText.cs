using System.Globalization;
using CsvHelper;

namespace Replication.Evidence.Tables;

/// <summary>Comma-separated text (RFC 4180, LF) as rows of cells.</summary>
static class CsvText
{
    /// <summary>A row of cells and the line of the file it begins on.</summary>
    public sealed record Row(int Line, string[] Cells);

    static readonly CsvWriterOptions Writing = new() { NewLine = "\n" };

    static readonly CsvReaderOptions Reading = new()
    {
        Separator = ',',
        HasHeader = false,
        SkipEmptyLines = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
    };

    /// <summary>The text of a header and rows.</summary>
    public static string Format(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, Writing))
        {
            csv.WriteRecord([.. header]);
            foreach (var row in rows) csv.WriteRecord([.. row]);
        }

        return text.ToString();
    }

    /// <summary>Reads a table whose header must be exactly <paramref name="header"/>; the rows below it.</summary>
    /// <exception cref="EvidenceException">As <see cref="Read"/>, or the header differs.</exception>
    public static IReadOnlyList<Row> Parse(string text, string file, IReadOnlyList<string> header)
    {
        var rows = Rows(text, file);
        CheckHeader(file, rows[0].Cells, header);
        return Body(rows, file);
    }

    /// <summary>Reads any table: its header and the rows below it.</summary>
    /// <exception cref="EvidenceException">There is no header, a row is short or long, a quote is misplaced or the text breaks off.</exception>
    public static (IReadOnlyList<string> Header, IReadOnlyList<Row> Rows) Read(string text, string file)
    {
        var rows = Rows(text, file);
        return (rows[0].Cells, Body(rows, file));
    }

    static IReadOnlyList<Row> Body(List<Row> rows, string file) =>
        rows.Skip(1).FirstOrDefault(row => row.Cells.Length != rows[0].Cells.Length) is { } odd
            ? throw new EvidenceException($"{file}:{odd.Line}: {odd.Cells.Length} cells, expected {rows[0].Cells.Length}.")
            : [.. rows.Skip(1)];

    static List<Row> Rows(string text, string file)
    {
        var rows = new List<Row>();
        using var csv = CsvReader.FromText(text, Reading);
        try
        {
            while (csv.Read()) rows.Add(new Row((int)csv.LineNumber, csv.Current.ToArray()));
        }
        catch (CsvFormatException exception)
        {
            throw new EvidenceException($"{file}:{exception.LineNumber}: a quote stands where none may, or is never closed.");
        }

        if (rows.Count == 0) throw new EvidenceException($"{file}:1: the file is empty: a header is expected.");
        return text.EndsWith('\n') ? rows : throw new EvidenceException($"{file}:{rows[^1].Line}: the file breaks off: its last line has no end.");
    }

    static void CheckHeader(string file, string[] found, IReadOnlyList<string> expected)
    {
        if (found.SequenceEqual(expected, StringComparer.Ordinal)) return;
        throw new EvidenceException($"{file}:1: {HeaderProblem(found, expected)}.");
    }

    static string HeaderProblem(string[] found, IReadOnlyList<string> expected)
    {
        if (expected.Except(found, StringComparer.Ordinal).FirstOrDefault() is { } missing) return $"column '{missing}' is missing";
        if (found.Except(expected, StringComparer.Ordinal).FirstOrDefault() is { } extra) return $"column '{extra}' is not one of the table's";
        var index = found.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"column {index + 1} is '{found[index]}', expected {(index < expected.Count ? $"'{expected[index]}'" : "none")}";
    }
}
