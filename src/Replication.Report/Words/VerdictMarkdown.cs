using System.Text;
using Replication.Evidence;

namespace Replication.Report;

/// <summary>The verdict tables that people read, as Markdown: a pure function of the rulings.</summary>
public static class VerdictMarkdown
{
    /// <summary>The first line of every page, by which a program knows it again. It has no line end.</summary>
    public const string Mark =
        "<!-- Generated from the tables beside it; `replicate verify` fails when it differs from them. -->";

    const string Note =
        "Required is what the source of the claim declares; it says where that was changed after a run. "
        + "Brackets hold an interval over the seeds that covers 95 % or more. "
        + "In parentheses: how many runs meet the requirement, or the value of the closed form or bound.";

    /// <summary>
    /// A count of the verdicts, then a table for each paper in order of first appearance: what the paper reports beside what we
    /// measured and what is required of it, part by part; seeds, corrected p-value, control, verdict and the command that measures it
    /// again; deviations as footnotes. All text is escaped, every number is formatted from the data, lines end in LF.
    /// </summary>
    /// <param name="rulings">The rulings, in the order of the table.</param>
    /// <param name="command">The command that measures a claim's rows again.</param>
    /// <param name="title">Heading of the page.</param>
    public static string Render(IReadOnlyList<Ruling> rulings, Func<Ruling, string> command, string title = "Verdicts")
    {
        var page = new StringBuilder();
        page.Append($"{Mark}\n\n");
        page.Append($"# {Escape(title)}\n\n{Count(rulings)}\n");
        if (rulings.Count > 0) page.Append($"\n{Note}\n");
        foreach (var (paper, own) in ByPaper(rulings)) Append(page, paper, own, command);
        return page.ToString();
    }

    /// <summary>
    /// A scorecard by paper; the claims that did not reproduce, in sight; then a folded table of all claims for each paper: what the
    /// paper reports, what we measured, what is required of it, and the verdict. Of a claim in several parts the one that decides is
    /// shown.
    /// </summary>
    /// <param name="rulings">The rulings, in the order of the tables.</param>
    public static string Overview(IReadOnlyList<Ruling> rulings)
    {
        var page = new StringBuilder($"{Count(rulings)}\n");
        if (rulings.Count == 0) return page.ToString();
        page.Append("\n| paper | reproduced | result |\n| --- | --- | --- |\n");
        foreach (var (paper, own) in ByPaper(rulings))
        {
            var held = own.Count(Scorecard.IsReproduced);
            page.Append($"| {Escape($"{paper.Title} ({paper.Key}; {paper.Citation})")} | {held} of {own.Length} | ");
            page.Append($"{Escape(Scorecard.Result(own))} |\n");
        }

        page.Append($"\n{Note}\n");
        Ruling[] failed = [.. rulings.Where(ruling => !Scorecard.IsReproduced(ruling))];
        if (failed.Length > 0)
            AppendShort(page.Append("\nWhat did not reproduce:\n\n"), failed, ruling => $"{ruling.Claim.Paper.Key}, {ruling.Claim.Locus}");
        page.Append("\nAll claims, paper by paper:\n");
        foreach (var (paper, own) in ByPaper(rulings))
        {
            page.Append($"\n<details>\n<summary><b>{Escape(paper.Title)}</b>: {Count(own)}</summary>\n\n");
            AppendShort(page, own, ruling => ruling.Claim.Locus);
            page.Append("\n</details>\n");
        }

        return page.ToString();
    }

    /// <summary>E.g. <c>5 claims: 3 reproduced, 1 not reproduced, 1 inconclusive.</c></summary>
    public static string Count(IReadOnlyList<Ruling> rulings)
    {
        var parts = Enum.GetValues<Verdict>()
            .Select(verdict => (Words: VerdictWords.Of(verdict), Number: rulings.Count(ruling => ruling.Verdict == verdict)))
            .Where(part => part.Number > 0)
            .Select(part => $"{part.Number} {part.Words}");
        return rulings.Count == 0 ? "No claims." : $"{VerdictWords.Count(rulings.Count, "claim")}: {string.Join(", ", parts)}.";
    }

    static IEnumerable<(Paper Paper, Ruling[] Rulings)> ByPaper(IEnumerable<Ruling> rulings) =>
        rulings.GroupBy(ruling => ruling.Claim.Paper.Key, StringComparer.Ordinal).Select(own => (own.First().Claim.Paper, own.ToArray()));

    static void AppendShort(StringBuilder page, IEnumerable<Ruling> rulings, Func<Ruling, string> where)
    {
        page.Append("| claim | where | paper reports | we measured [95 % interval] | required | verdict |\n");
        page.Append("| --- | --- | --- | --- | --- | --- |\n");
        foreach (var ruling in rulings)
        {
            var (claim, finding) = (ruling.Claim, ruling.Assessment.Finding);
            var others = finding.Parts.Count == 1 ? "" : $" (the weakest of {finding.Parts.Count} parts)";
            page.Append($"| {Escape(claim.Statement)} | {Escape(where(ruling))} | {Escape(claim.Published)} | ");
            page.Append($"{Measured(finding.Deciding)}{others} | {Escape(PartWords.Required(finding.Deciding))} | ");
            page.Append($"**{VerdictWords.Of(ruling.Verdict)}** |\n");
        }
    }

    static string Measured(Part part) => $"{Escape(PartWords.Quantity(part))}: **{Escape(PartWords.Value(part))}**";

    static void Append(StringBuilder page, Paper paper, Ruling[] rulings, Func<Ruling, string> command)
    {
        page.Append($"\n## {Escape(paper.Title)}\n\n{Escape($"{paper.Key}; {paper.Citation}")}\n\n");
        page.Append("| claim | where | paper reports | we measured [95 % interval] | required | seeds | p (Holm) ");
        page.Append("| control | verdict | command |\n");
        page.Append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        var notes = rulings.Select(VerdictWords.Deviation).Where(note => note.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        foreach (var ruling in rulings)
        {
            var (claim, finding, control) = ruling.Assessment;
            var note = VerdictWords.Deviation(ruling);
            var dagger = note.Length == 0 ? "" : $" †{notes.IndexOf(note) + 1}";
            string[] cells =
            [
                $"{Escape(claim.Statement)}<br>`{Code($"{ruling.Experiment}/{claim.Id}")}`", Escape(claim.Locus), Escape(claim.Published),
                Lines(finding, Measured), Lines(finding, part => Escape(PartWords.Required(part))),
                ruling.Seeds is { } seeds ? Digits.Number(seeds) : "–",
                Digits.P(ruling.PHolm),
                $"{Lines(control, Measured)}<br>{(ruling.ControlFailed ? "failed, as it must" : "did not fail")}",
                $"**{VerdictWords.Of(ruling.Verdict)}**{dagger}", $"`{Code(command(ruling))}`",
            ];
            page.Append($"| {string.Join(" | ", cells)} |\n");
        }

        foreach (var (index, note) in notes.Index()) page.Append($"\n†{index + 1} {Escape(note)}\n");
    }

    /// <summary>One line for each part of a finding, numbered where there are several.</summary>
    static string Lines(Finding finding, Func<Part, string> line) => finding.Parts.Count == 1
        ? line(finding.Parts[0])
        : string.Join("<br>", finding.Parts.Select((part, index) => $"({index + 1}) {line(part)}"));

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
