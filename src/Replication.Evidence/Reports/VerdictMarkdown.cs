using System.Text;

namespace Replication.Evidence;

/// <summary>The verdict table that people read, as Markdown: a pure function of the verdicts.</summary>
public static class VerdictMarkdown
{
    /// <summary>The first line of every page, by which a program knows it again. It has no line end.</summary>
    public const string Mark =
        "<!-- Generated from the tables beside it by `make reproduce`; `make verify` fails when it differs from them. -->";

    /// <summary>
    /// A count of the verdicts, then a table for each paper in order of first appearance: the paper's number beside ours with its interval,
    /// criterion, seeds, corrected p-value, control, verdict and the command that measures it again; deviations as footnotes. All text is
    /// escaped, every number is formatted from the data, lines end in LF.
    /// </summary>
    /// <param name="verdicts">The verdicts, in the order of the table.</param>
    /// <param name="papers">The papers that they are of.</param>
    /// <param name="command">The command that measures a claim's rows again.</param>
    /// <param name="title">Heading of the page.</param>
    /// <exception cref="ArgumentException">A verdict is of a paper that is not among them.</exception>
    public static string Render(
        IReadOnlyList<VerdictRow> verdicts, IReadOnlyList<Paper> papers, Func<VerdictRow, string> command, string title = "Verdicts")
    {
        var page = new StringBuilder();
        page.Append($"{Mark}\n\n");
        page.Append($"# {Escape(title)}\n\n{Count(verdicts)}\n");
        foreach (var (paper, rows) in ByPaper(verdicts, papers)) Append(page, paper, rows, command);
        return page.ToString();
    }

    /// <summary>
    /// A count of the verdicts; the claims that did not reproduce, in sight; then a folded short table of all claims for each paper: where, the
    /// paper's number, ours with its interval, and the verdict.
    /// </summary>
    /// <param name="verdicts">The verdicts, in the order of the tables.</param>
    /// <param name="papers">The papers that they are of.</param>
    /// <exception cref="ArgumentException">A verdict is of a paper that is not among them.</exception>
    public static string Overview(IReadOnlyList<VerdictRow> verdicts, IReadOnlyList<Paper> papers)
    {
        var page = new StringBuilder($"{Count(verdicts)}\n");
        VerdictRow[] failed = [.. verdicts.Where(row => row.Verdict is Verdict.NotReproduced or Verdict.Inconclusive)];
        if (failed.Length > 0) AppendShort(page.Append("\nWhat did not reproduce:\n\n"), failed, row => $"{row.Paper}, {row.Locus}");
        if (verdicts.Count > 0) page.Append("\nAll claims, paper by paper:\n");
        foreach (var (paper, rows) in ByPaper(verdicts, papers))
        {
            page.Append($"\n<details>\n<summary><b>{Escape(paper.Title)}</b> ({Escape($"{paper.Key}; {paper.Citation}")}): {Count(rows)}</summary>\n\n");
            AppendShort(page, rows, row => row.Locus);
            page.Append("\n</details>\n");
        }

        return page.ToString();
    }

    static IEnumerable<(Paper Paper, VerdictRow[] Rows)> ByPaper(IEnumerable<VerdictRow> verdicts, IReadOnlyList<Paper> papers) =>
        verdicts.GroupBy(row => row.Paper, StringComparer.Ordinal).Select(rows => (
            papers.FirstOrDefault(paper => paper.Key == rows.Key) ?? throw new ArgumentException($"No paper is called '{rows.Key}'.", nameof(papers)),
            rows.ToArray()));

    static void AppendShort(StringBuilder page, IEnumerable<VerdictRow> rows, Func<VerdictRow, string> where)
    {
        page.Append("| claim | where | it says | ours [interval] | seeds | verdict |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var row in rows)
        {
            page.Append($"| {Escape(row.Statement)} | {Escape(where(row))} | {Escape(row.Published)} | {Digits.Ours(row)} | ");
            page.Append($"{Seeds(row)} | **{VerdictWords.Of(row.Verdict)}** |\n");
        }
    }

    static string Seeds(VerdictRow row) => row.Seeds is { } seeds ? Digits.Number(seeds) : "–";

    /// <summary>E.g. <c>5 claims: 3 reproduced, 1 not reproduced, 1 inconclusive.</c></summary>
    public static string Count(IReadOnlyList<VerdictRow> verdicts)
    {
        var parts = Enum.GetValues<Verdict>()
            .Select(verdict => (Words: VerdictWords.Of(verdict), Number: verdicts.Count(row => row.Verdict == verdict)))
            .Where(part => part.Number > 0)
            .Select(part => $"{part.Number} {part.Words}");
        return verdicts.Count == 0 ? "No claims." : $"{Text.Count(verdicts.Count, "claim")}: {string.Join(", ", parts)}.";
    }

    static void Append(StringBuilder page, Paper paper, VerdictRow[] rows, Func<VerdictRow, string> command)
    {
        page.Append($"\n## {Escape(paper.Title)}\n\n{Escape($"{paper.Key}; {paper.Citation}")}\n\n");
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
                Seeds(row),
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
