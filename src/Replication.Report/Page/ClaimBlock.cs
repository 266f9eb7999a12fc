using System.Globalization;
using Replication.Evidence;

namespace Replication.Report;

/// <summary>One claim: what the paper reports, what was measured, what is required of it, and why the verdict is what it is.</summary>
internal static class ClaimBlock
{
    internal static string Anchor(Ruling ruling) => $"{ruling.Experiment}-{ruling.Claim.Id}";

    internal static Html Render(Ruling ruling)
    {
        var (anchor, claim) = (Anchor(ruling), ruling.Claim);
        return Html.Of($"""
            <article id="{anchor}" class="claim {VerdictBadge.Class(ruling.Verdict)}" aria-labelledby="{anchor}-title">
            <h3 id="{anchor}-title">{Typeset.Of(claim.Statement)}</h3>
            {Formula(claim)}<p>{VerdictBadge.Of(ruling.Verdict)} <span class="locus">{claim.Paper.Title}, {claim.Locus}</span></p>
            <p><span class="label">Paper reports</span> <span class="value">{Typeset.Of(claim.Published)}</span></p>
            {ruling.Assessment.Finding.Parts.Select(PartBlock.Render)}
            <p>{Typeset.Of(VerdictWords.Why(ruling))}</p>
            {Deviation(ruling)}<details>
            <summary>How it was judged</summary>
            <dl class="facts">
            {Facts(ruling)}</dl>
            </details>
            </article>

            """);
    }

    private static IEnumerable<Html> Facts(Ruling ruling)
    {
        var (claim, finding, control) = ruling.Assessment;
        return
        [
            Fact("Claim", $"{ruling.Experiment}/{claim.Id}"),
            .. finding.Parts.Select(part => Fact("We measured", PartWords.Told(part))),
            Fact("Seeds of the arm with fewest", ruling.Seeds?.ToString(CultureInfo.InvariantCulture) ?? "not random: one run"),
            Fact("p-value, corrected over the paper's claims", ruling.PHolm is { } p ? Number.ShowProbability(p) : "no test"),
            .. control.Parts.Select(part => Fact("Control, which must fail", PartWords.Told(part))),
            Fact("The control", ruling.ControlFailed ? "failed, as it must" : "did not fail"),
        ];
    }

    private static Html Formula(Claim claim) =>
        claim.Formula is null ? Html.Empty : Html.Of($"""<p class="formula">{claim.Formula}</p>""");

    private static Html Deviation(Ruling ruling) => VerdictWords.Deviation(ruling) is { Length: > 0 } deviation
        ? Html.Of($"""<p class="deviation"><span aria-hidden="true">†</span> Our setting differs: {Typeset.Of(deviation)}</p>""")
        : Html.Empty;

    private static Html Fact(string name, string value) => Html.Of($"<div><dt>{name}</dt><dd>{Typeset.Of(value)}</dd></div>\n");
}
