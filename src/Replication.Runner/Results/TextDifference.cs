using System.Globalization;
using System.Text.RegularExpressions;

namespace Replication.Runner.Results;

/// <summary>Says where two texts part.</summary>
internal static partial class TextDifference
{
    const int Shown = 60;

    /// <summary>
    /// <c>file:line: what is there, what is derived</c>; in a table, the row's key and the column are named. The texts must differ.
    /// </summary>
    public static string Describe(string file, string stored, string derived)
    {
        if (stored.ReplaceLineEndings("\n") == derived.ReplaceLineEndings("\n")) return $"{file}: its lines end in CR LF, expected LF";
        string[] have = stored.Split('\n'), want = derived.Split('\n');
        var line = 0;
        while (line < have.Length && line < want.Length && have[line] == want[line]) line++;
        var (there, expected) = (At(have, line), At(want, line));
        if (file.EndsWith(".csv", StringComparison.Ordinal) && line > 0 && there is not null && expected is not null)
        {
            string[] header = Cells(want[0]), cells = Cells(there), due = Cells(expected);
            for (var i = 0; i < Math.Min(cells.Length, due.Length); i++)
            {
                if (cells[i] == due[i]) continue;
                var column = i < header.Length && cells.Length == header.Length && due.Length == header.Length ? $" column '{header[i]}'" : "";
                return Say(file, line, $" ({due[0]}{(due.Length > 1 ? $", {due[1]}" : "")}){column}", cells[i], due[i]);
            }
        }

        return Say(file, line, "", Around(there, expected), Around(expected, there));
    }

    static string Say(string file, int line, string where, string there, string expected) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}:{line + 1}:{where} has {there}, the measurements give {expected}");

    static string? At(string[] lines, int index) => index < lines.Length ? lines[index] : null;

    // The stretch of a long line in which it parts from the other.
    static string Around(string? line, string? other)
    {
        if (line is null) return "no such line";
        if (line.Length <= Shown) return $"'{line}'";
        var from = 0;
        while (other is not null && from < Math.Min(line.Length, other.Length) && line[from] == other[from]) from++;
        from = Math.Max(0, Math.Min(from - (Shown / 3), line.Length - Shown));
        return $"'{(from > 0 ? "..." : "")}{line.Substring(from, Shown)}{(from + Shown < line.Length ? "..." : "")}'";
    }

    static string[] Cells(string line) => [.. Cell().Matches(line).Select(cell => cell.Groups[1].Value)];

    // A quoted cell may hold commas; a line may be damaged, and then has the cells that it seems to have.
    [GeneratedRegex("""(?:^|,)("(?:[^"]|"")*"|[^,]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Cell();
}
