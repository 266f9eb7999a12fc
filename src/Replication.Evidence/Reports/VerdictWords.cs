namespace Replication.Evidence;

/// <summary>Verdicts in words.</summary>
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
}
