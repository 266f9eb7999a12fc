using System.Globalization;
using System.Net;
using System.Text;
using Replication.Evidence;
using Replication.Figures;

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
    /// The verdicts: claim, what the paper says, what was measured with its interval, what it must be, over how many seeds, the verdict, and what the
    /// control did.
    /// </summary>
    public static Shown Show(this IReadOnlyList<VerdictRow> verdicts) => Table(
        ["claim", "the paper says", "measured", "ours [interval]", "must be", "seeds", "verdict", "the control"],
        [.. verdicts.Select(row => new[]
        {
            row.Statement,
            row.Published,
            row.Statistic,
            Digits.Ours(row),
            row.Criterion,
            row.Seeds is { } seeds ? Digits.Number(seeds) : "–",
            VerdictWords.Of(row.Verdict),
            row.ControlFailed ? $"failed, as it must ({Digits.Number(row.ControlOurs, 3)})" : "did not fail",
        })]);

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
        return Shown.Markup(html.ToString(), string.Join('\n', rows.Prepend(header).Select(row => string.Join(" | ", row))));
    }
}
