using Replication.Evidence;

namespace Replication.Report;

/// <summary>A verdict as sign and words; colour only underlines it.</summary>
internal static class VerdictBadge
{
    internal static Html Of(Verdict verdict) => Html.Of(
        $"""<span class="verdict {Class(verdict)}"><span aria-hidden="true">{Sign(verdict)}</span> {VerdictWords.Of(verdict)}</span>""");

    internal static Html Mark(Verdict verdict) => Html.Of($"""
        <span class="mark {Class(verdict)}" title="{VerdictWords.Of(verdict)}">
        <span aria-hidden="true">{Sign(verdict)}</span><span class="spoken">{VerdictWords.Of(verdict)}</span></span>
        """);

    internal static string Class(Verdict verdict) => VerdictWords.Of(verdict).Replace(' ', '-');

    private static string Sign(Verdict verdict) => verdict switch
    {
        Verdict.Reproduced => "✓",
        Verdict.ReproducedWithDeviation => "✓†",
        Verdict.NotReproduced => "✗",
        _ => "?",
    };
}
