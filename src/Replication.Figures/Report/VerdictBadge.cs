namespace Replication.Figures.Report;

/// <summary>A verdict as sign and words; colour only underlines it.</summary>
internal static class VerdictBadge
{
    internal static Html Of(ReportVerdict verdict) =>
        Html.Of($"""<span class="verdict {Class(verdict)}"><span aria-hidden="true">{Sign(verdict)}</span> {Words(verdict)}</span>""");

    internal static Html Mark(ReportVerdict verdict) => Html.Of($"""
        <span class="mark {Class(verdict)}" title="{Words(verdict)}">
        <span aria-hidden="true">{Sign(verdict)}</span><span class="spoken">{Words(verdict)}</span></span>
        """);

    internal static string Words(ReportVerdict verdict) => verdict switch
    {
        ReportVerdict.Reproduced => "reproduced",
        ReportVerdict.ReproducedWithDeviation => "reproduced with deviation",
        ReportVerdict.NotReproduced => "not reproduced",
        _ => "inconclusive",
    };

    internal static string Class(ReportVerdict verdict) => Words(verdict).Replace(' ', '-');

    private static string Sign(ReportVerdict verdict) => verdict switch
    {
        ReportVerdict.Reproduced => "✓",
        ReportVerdict.ReproducedWithDeviation => "✓†",
        ReportVerdict.NotReproduced => "✗",
        _ => "?",
    };
}
