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
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, Writing, leaveOpen: true))
        {
            csv.WriteRecord([.. header]);
            foreach (var row in rows) csv.WriteRecord([.. row]);
        }

        return text.ToString();
    }

    /// <summary>Reads a table whose header must be exactly <paramref name="header"/>.</summary>
    /// <exception cref="EvidenceException">The header differs, a row is short or long, a quote is misplaced or the text breaks off.</exception>
    public static IReadOnlyList<Row> Parse(string text, string file, IReadOnlyList<string> header)
    {
        var rows = Rows(text, file);
        if (rows.Count == 0) throw new EvidenceException($"{file}:1: the file is empty; expected the header '{string.Join(',', header)}'.");
        if (!text.EndsWith('\n')) throw new EvidenceException($"{file}:{rows[^1].Line}: the file breaks off: its last line has no end.");
        CheckHeader(file, rows[0].Cells, header);
        if (rows.Skip(1).FirstOrDefault(row => row.Cells.Length != header.Count) is { } odd)
            throw new EvidenceException($"{file}:{odd.Line}: {odd.Cells.Length} cells, expected {header.Count}.");
        return [.. rows.Skip(1)];
    }

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

        return rows;
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
