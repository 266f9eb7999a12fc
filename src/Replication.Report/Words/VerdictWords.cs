using System.Globalization;
using Replication.Evidence;

namespace Replication.Report;

/// <summary>Verdicts and their reasons, in words.</summary>
public static class VerdictWords
{
    /// <summary>E.g. <c>not reproduced</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such verdict.</exception>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Reproduced => "reproduced",
        Verdict.ReproducedWithDeviation => "reproduced with deviation",
        Verdict.NotReproduced => "not reproduced",
        Verdict.Inconclusive => "inconclusive",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Unknown verdict."),
    };

    /// <summary>Why the verdict is what it is, one sentence.</summary>
    public static string Why(Ruling ruling) => ruling.Reason switch
    {
        Reason.SmokeScale => "Rows of the smoke scale support no verdict.",
        Reason.ClaimUndecided => $"The claim could not be judged: {ruling.Assessment.Finding.Obstacle}.",
        Reason.ControlUndecided => $"The control could not be judged: {ruling.Assessment.Control.Obstacle}.",
        Reason.TooFewSeeds => $"Too few runs: {Seeds(ruling)}, at least {Verdicts.FewestSeeds} needed.",
        Reason.ControlDidNotFail => "The control did not fail.",
        Reason.CriterionNotMet => "The criterion is not met.",
        Reason.TooFewSeedsForClaims => $"Too few runs for the number of claims of this paper: {Seeds(ruling)} cannot give less than "
            + $"p = {Digits.P(ruling.SmallestPHolm)} after Holm's correction.",
        Reason.TestFails => $"The test fails: p = {Digits.P(ruling.PHolm)} after Holm's correction.",
        _ => ruling.PHolm is null
            ? "The criterion is met and the control failed, as it must."
            : "The criterion is met, its test passes, and the control failed, as it must.",
    };

    /// <summary>
    /// Where the setting differs from the paper's, and whether there are fewer seeds than asked for; empty where neither.
    /// </summary>
    public static string Deviation(Ruling ruling) => string.Join("; ", new[]
    {
        ruling.Claim.Deviation,
        ruling.HasFewSeeds ? $"{Seeds(ruling)} instead of {Verdicts.EnoughSeeds}" : null,
    }.Where(deviation => deviation is not null));

    /// <summary><c>1 seed</c>, <c>8 seeds</c>.</summary>
    internal static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    static string Seeds(Ruling ruling) => Count(ruling.Seeds ?? 0, "seed");
}
