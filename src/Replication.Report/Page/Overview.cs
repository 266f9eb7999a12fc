using Replication.Evidence;

namespace Replication.Report;

/// <summary>The verdicts of all claims, paper by paper.</summary>
internal static class Overview
{
    private static readonly string[] Columns = ["Claim", "Where", "Paper reports", "We measured [95 % interval]", "Required", "Verdict"];

    internal static Html Render(ReportModel model) => Html.Of($"""
        <section id="overview" aria-labelledby="overview-title" tabindex="-1">
        <h2 id="overview-title">Verdicts by paper</h2>
        <p>Required is what the source of the claim declares; it says where that was changed after a run. Brackets hold an interval over the seeds.
        Follow a claim to how it was judged, and to its control.</p>
        {model.Papers.Select(paper => PaperTable(paper, [.. model.Rulings.Where(ruling => ruling.Claim.Paper.Key == paper.Key)]))}</section>

        """);

    private static Html PaperTable(Paper paper, Ruling[] rulings) => Html.Of($"""
        <h3>{paper.Title} <span class="citation">{paper.Citation}</span></h3>
        <p>{Score(rulings)} {Typeset.Of(Scorecard.Result(rulings))}</p>
        <table class="verdicts">
        <thead><tr>{Columns.Select(column => Html.Of($"""<th scope="col">{column}</th>"""))}</tr></thead>
        <tbody>
        {rulings.Select(Row)}</tbody>
        </table>

        """);

    private static string Score(Ruling[] rulings) =>
        $"{Digits.Number(rulings.Count(Scorecard.IsReproduced))} of {VerdictWords.Count(rulings.Length, "claim")} reproduced.";

    private static Html Row(Ruling ruling)
    {
        var (claim, part) = (ruling.Claim, ruling.Assessment.Finding.Deciding);
        return Html.Of($"""
            <tr>
            <td data-label="Claim"><span><a href="#{ClaimBlock.Anchor(ruling)}">{Typeset.Of(claim.Statement)}</a></span></td>
            <td data-label="Where"><span>{claim.Locus}</span></td>
            <td data-label="Paper reports"><span>{Typeset.Of(claim.Published)}</span></td>
            <td data-label="We measured"><span>{Typeset.Of(PartWords.Quantity(part))}: {PartBlock.Value(part)}</span></td>
            <td data-label="Required"><span>{Typeset.Of(PartWords.Required(part))}</span></td>
            <td data-label="Verdict"><span>{VerdictBadge.Of(ruling.Verdict)}</span></td>
            </tr>

            """);
    }
}
