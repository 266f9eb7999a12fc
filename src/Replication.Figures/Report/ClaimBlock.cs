using System.Globalization;

namespace Replication.Figures.Report;

/// <summary>One claim: what the paper says, what was found, and why the verdict is what it is.</summary>
internal static class ClaimBlock
{
    internal static string Anchor(ReportExperiment experiment, ReportClaim claim) => $"{experiment.Name}-{claim.Id}";

    internal static Html Render(ReportExperiment experiment, ReportClaim claim, IReadOnlyList<ReportPaper> papers)
    {
        var (anchor, paper) = (Anchor(experiment, claim), papers.First(paper => paper.Key == claim.Paper));
        return Html.Of($"""
            <article id="{anchor}" class="claim {VerdictBadge.Class(claim.Verdict)}" aria-labelledby="{anchor}-title">
            <h3 id="{anchor}-title">{Typeset.Of(claim.Statement)}</h3>
            {Formula(claim)}<p>{VerdictBadge.Of(claim.Verdict)} <span class="locus">{paper.Title}, {claim.Locus}</span></p>
            <div class="comparison">
            <div><span class="label">Paper</span> <span class="value">{Typeset.Of(claim.Published)}</span></div>
            <div><span class="label">Ours</span> <span class="value">{Estimate.Text(claim)}</span></div>
            </div>
            {Estimate.Sketch(claim)}
            {Reasons(claim.Because)}{Deviation(claim)}<details>
            <summary>How it was judged</summary>
            <dl class="facts">
            {Facts(experiment, claim)}</dl>
            </details>
            </article>

            """);
    }

    private static IEnumerable<Html> Facts(ReportExperiment experiment, ReportClaim claim) =>
    [
        Fact("Claim", $"{experiment.Name}/{claim.Id}"),
        Fact("Statistic", claim.Statistic),
        Fact("Criterion", claim.Criterion),
        Fact("Interval", claim.Interval),
        Fact("Expected", Number.Show(claim.Expected)),
        Fact("Margin", Number.Show(claim.Margin)),
        Fact("Seeds of the arm with fewest", claim.Seeds?.ToString(CultureInfo.InvariantCulture) ?? "not random: one run"),
        Fact("p-value, corrected over the paper's claims", claim.PValue is { } p ? Number.ShowProbability(p) : "no test"),
        Fact("Control, which must fail", claim.Control),
        Fact(claim.ControlFailed ? "The control failed, as it must" : "The control did not fail", claim.ControlBecause),
    ];

    private static Html Formula(ReportClaim claim) =>
        claim.Formula is null ? Html.Empty : Html.Of($"""<p class="formula">{claim.Formula}</p>""");

    private static Html Deviation(ReportClaim claim) => claim.Deviation is null
        ? Html.Empty
        : Html.Of($"""<p class="deviation"><span aria-hidden="true">†</span> Our setting differs: {Typeset.Of(claim.Deviation)}</p>""");

    private static Html Reasons(IReadOnlyList<string> because) => because.Count == 1
        ? Html.Of($"<p>{Typeset.Of(because[0])}</p>\n")
        : Html.Of($"""
            <ul class="reasons">
            {because.Select(part => Html.Of($"<li>{Typeset.Of(part)}</li>\n"))}</ul>

            """);

    private static Html Fact(string name, string value) => Html.Of($"<div><dt>{name}</dt><dd>{Typeset.Of(value)}</dd></div>\n");
}
