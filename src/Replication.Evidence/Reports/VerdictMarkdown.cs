using System.Text;

namespace Replication.Evidence;

/// <summary>The verdict table that people read, as Markdown: a pure function of the verdicts.</summary>
public static class VerdictMarkdown
{
    /// <summary>
    /// A count of the verdicts, then a table for each paper in order of first appearance: the paper's number beside ours with its interval,
    /// criterion, seeds, corrected p-value, control, verdict and the command that measures it again; deviations as footnotes. All text is
    /// escaped, every number is formatted from the data, lines end in LF.
    /// </summary>
    /// <param name="verdicts">The verdicts, in the order of the table.</param>
    /// <param name="command">The command that measures a claim's rows again.</param>
    /// <param name="title">Heading of the page.</param>
    public static string Render(IReadOnlyList<VerdictRow> verdicts, Func<VerdictRow, string> command, string title = "Verdicts")
    {
        var page = new StringBuilder();
        page.Append("<!-- Generated from the tables beside it by `make reproduce`; `make verify` fails when it differs from them. -->\n\n");
        page.Append($"# {Escape(title)}\n\n{Count(verdicts)}\n");
        foreach (var paper in verdicts.GroupBy(row => row.Paper, StringComparer.Ordinal)) Append(page, [.. paper], command);
        return page.ToString();
    }

    /// <summary>A count of the verdicts and one short table of all claims: where, the paper's number, ours with its interval, and the verdict.</summary>
    public static string Overview(IReadOnlyList<VerdictRow> verdicts)
    {
        var table = new StringBuilder();
        table.Append($"{Count(verdicts)}\n\n| claim | paper | it says | ours [interval] | seeds | verdict |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var row in verdicts)
        {
            table.Append($"| {Escape(row.Statement)} | {Escape(row.Paper)}, {Escape(row.Locus)} | {Escape(row.Published)} | ");
            table.Append($"{Digits.Ours(row)} | {(row.Seeds is { } seeds ? Digits.Number(seeds) : "–")} | ");
            table.Append($"**{VerdictWords.Of(row.Verdict)}** |\n");
        }

        return table.ToString();
    }

    /// <summary>E.g. <c>5 claims: 3 reproduced, 1 not reproduced, 1 inconclusive.</c></summary>
    public static string Count(IReadOnlyList<VerdictRow> verdicts)
    {
        var parts = Enum.GetValues<Verdict>()
            .Select(verdict => (Words: VerdictWords.Of(verdict), Number: verdicts.Count(row => row.Verdict == verdict)))
            .Where(part => part.Number > 0)
            .Select(part => $"{part.Number} {part.Words}");
        return verdicts.Count == 0 ? "No claims." : $"{Text.Count(verdicts.Count, "claim")}: {string.Join(", ", parts)}.";
    }

    static void Append(StringBuilder page, VerdictRow[] rows, Func<VerdictRow, string> command)
    {
        page.Append($"\n## {Escape(rows[0].Paper)}\n\n");
        page.Append("| claim | where | paper says | ours [interval] | criterion | seeds | p (Holm) | control | verdict | command |\n");
        page.Append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        var notes = rows.Select(row => row.Deviation).Where(note => note.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        foreach (var row in rows)
        {
            var dagger = row.Deviation.Length == 0 ? "" : $" †{notes.IndexOf(row.Deviation) + 1}";
            string[] cells =
            [
                $"{Escape(row.Statement)}<br>`{Code($"{row.Experiment}/{row.Claim}")}`", Escape(row.Locus), Escape(row.Published),
                $"{Escape(row.Statistic)}: {Digits.Ours(row)}", Escape(row.Criterion),
                row.Seeds is { } seeds ? Digits.Number(seeds) : "–",
                Digits.P(row.PHolm), $"{Escape(row.Control)}: {(row.ControlFailed ? "failed, as it must" : "did not fail")}",
                $"**{VerdictWords.Of(row.Verdict)}**{dagger}", $"`{Code(command(row))}`",
            ];
            page.Append($"| {string.Join(" | ", cells)} |\n");
        }

        foreach (var (note, index) in notes.Select((note, index) => (note, index))) page.Append($"\n†{index + 1} {Escape(note)}\n");
    }

    /// <summary>Text that Markdown shows as it is, on one line of a table.</summary>
    static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            escaped.Append(character switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '\n' or '\r' => " ",
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' => $"\\{character}",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>Text inside back-ticks in a table.</summary>
    static string Code(string text) => text.Replace('`', '\'').Replace('\n', ' ').Replace('\r', ' ').Replace("|", "\\|", StringComparison.Ordinal);
}
