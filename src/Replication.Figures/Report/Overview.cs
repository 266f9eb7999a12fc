namespace Replication.Figures.Report;

/// <summary>The verdicts of all claims, paper by paper.</summary>
internal static class Overview
{
    private static readonly string[] Columns = ["Claim", "Where", "Paper says", "Ours", "Verdict"];

    internal static Html Render(ReportModel model) => Html.Of($"""
        <section id="overview" aria-labelledby="overview-title" tabindex="-1">
        <h2 id="overview-title">Verdicts by paper</h2>
        <p>Ours is the number that was judged, with its interval over the seeds. Follow a claim to what was measured, why the verdict is what it is, and the control.</p>
        {model.Papers.Select(paper => PaperTable(paper, model))}</section>

        """);

    private static Html PaperTable(ReportPaper paper, ReportModel model)
    {
        var claims = model.Experiments
            .SelectMany(experiment => experiment.Claims.Select(claim => (experiment, claim)))
            .Where(entry => entry.claim.Paper == paper.Key)
            .ToArray();
        if (claims.Length == 0)
            return Html.Empty;
        return Html.Of($"""
            <h3>{paper.Title} <span class="citation">{paper.Citation}</span></h3>
            <table class="verdicts">
            <thead><tr>{Columns.Select(column => Html.Of($"""<th scope="col">{column}</th>"""))}</tr></thead>
            <tbody>
            {claims.Select(entry => Row(entry.experiment, entry.claim))}</tbody>
            </table>

            """);
    }

    private static Html Row(ReportExperiment experiment, ReportClaim claim) => Html.Of($"""
        <tr>
        <td data-label="Claim"><span><a href="#{ClaimBlock.Anchor(experiment, claim)}">{Typeset.Of(claim.Statement)}</a></span></td>
        <td data-label="Where"><span>{claim.Locus}</span></td>
        <td data-label="Paper says"><span>{Typeset.Of(claim.Published)}</span></td>
        <td data-label="Ours"><span>{Estimate.Text(claim)}</span></td>
        <td data-label="Verdict"><span>{VerdictBadge.Of(claim.Verdict)}</span></td>
        </tr>

        """);
}
