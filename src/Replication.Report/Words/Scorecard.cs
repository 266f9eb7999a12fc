using Replication.Evidence;

namespace Replication.Report;

/// <summary>What became of a paper's claims, in one sentence.</summary>
public static class Scorecard
{
    /// <summary>Whether a claim reproduced, with a deviation or without.</summary>
    public static bool IsReproduced(Ruling ruling) => ruling.Verdict is Verdict.Reproduced or Verdict.ReproducedWithDeviation;

    /// <summary>E.g. <c>Every claim reproduced, 3 of 8 in the paper's own setting.</c>, or where the claims are that did not.</summary>
    /// <param name="rulings">The claims of one paper; at least one.</param>
    public static string Result(IReadOnlyList<Ruling> rulings)
    {
        Ruling[] failed = [.. rulings.Where(ruling => !IsReproduced(ruling))];
        if (failed.Length > 0) return $"Not reproduced: {string.Join("; ", failed.GroupBy(ruling => ruling.Claim.Locus).Select(Where))}.";
        var asPublished = rulings.Count(ruling => ruling.Verdict == Verdict.Reproduced);
        return asPublished == rulings.Count
            ? "Every claim reproduced."
            : $"Every claim reproduced, {(asPublished == 0 ? "none" : $"{asPublished} of {rulings.Count}")} in the paper's own setting.";
    }

    static string Where(IGrouping<string, Ruling> locus) =>
        locus.Count() == 1 ? locus.Key : $"{locus.Key} ({VerdictWords.Count(locus.Count(), "claim")})";
}
