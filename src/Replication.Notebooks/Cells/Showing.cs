using System.Globalization;
using System.Net;
using System.Text;
using Replication.Figures;
using Replication.Report;

namespace Replication.Notebooks;

/// <summary>Ways to end a cell.</summary>
public static class Showing
{
    /// <summary>The figure, drawn.</summary>
    /// <exception cref="InvalidFigureException">It breaks a rule of figures.</exception>
    public static Shown Show(this Figure figure) => Shown.Figure(FigureJson.Build(figure));

    /// <summary>The table, with numbers to four significant digits; an empty cell is a dash.</summary>
    public static Shown Show(this DataTable table)
    {
        string[][] columns = [.. table.Columns.Select(name => Cells(table[name]))];
        return Table([.. table.Columns], [.. Enumerable.Range(0, table.RowCount).Select(row => columns.Select(column => column[row]).ToArray())]);
    }

    /// <summary>
    /// The verdicts: claim, what the paper reports, what was measured with its interval and what is required of it, part by part, over
    /// how many seeds, the verdict, and what the control did.
    /// </summary>
    public static Shown Show(this IReadOnlyList<CommittedVerdict> verdicts) => Table(
        ["claim", "paper reports", "we measured [95 % interval]", "required", "seeds", "verdict", "control"],
        [.. verdicts.Select(one => new[]
        {
            one.Verdict.Statement,
            one.Verdict.Published,
            Parts(one, Side.Claim, Measured),
            Parts(one, Side.Claim, row => row.Runs > 1 ? $"{row.Requirement} ({row.RunsMeeting} of {row.Runs})" : row.Requirement),
            one.Verdict.Seeds is { } seeds ? Digits.Number(seeds) : "–",
            VerdictWords.Of(one.Verdict.Verdict),
            $"{Parts(one, Side.Control, Measured)}; {(one.Verdict.ControlFailed ? "failed, as it must" : "did not fail")}",
        })]);

    static string Measured(FindingRow row) => $"{row.Quantity}: {Digits.WithInterval(row.Value, row.Low, row.High)}";

    static string Parts(CommittedVerdict verdict, Side side, Func<FindingRow, string> words) =>
        string.Join("; ", verdict.Findings.Where(row => row.Side == side).Select(words).Distinct(StringComparer.Ordinal));

    static string[] Cells(Series column) => column.IsText
        ? [.. column.Texts]
        : [.. column.Numbers.Select(number =>
            double.IsNaN(number) ? "–" : (number == 0 ? 0 : number).ToString("G4", CultureInfo.InvariantCulture))];

    static Shown Table(string[] header, string[][] rows)
    {
        var html = new StringBuilder("<table>\n<thead><tr>");
        foreach (var name in header) html.Append($"<th scope=\"col\" style=\"text-align: left\">{WebUtility.HtmlEncode(name)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var cell in row) html.Append($"<td style=\"text-align: left\">{WebUtility.HtmlEncode(cell)}</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>");
        return Shown.Table(html.ToString(), string.Join('\n', rows.Prepend(header).Select(row => string.Join(" | ", row))));
    }
}
