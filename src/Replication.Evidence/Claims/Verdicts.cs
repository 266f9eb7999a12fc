using Replication.Oracles.Statistics;

namespace Replication.Evidence;

/// <summary>From assessments to verdicts: the evidence policy in one place.</summary>
/// <remarks>
/// In this order: rows of the smoke scale support nothing; a claim or control that could not be decided, or that rests on fewer than
/// <see cref="FewestSeeds"/> seeds, is inconclusive; so is one whose control did not fail. Then the criterion must be met and the p-value,
/// after Holm's correction over all tested claims of the paper in all experiments, must be at most <see cref="Level"/>; where even the
/// smallest p-value that so few seeds can give would not be, the claim is inconclusive for want of seeds. What remains is reproduced:
/// with deviation where the setting differs from the paper's or there are fewer than <see cref="EnoughSeeds"/> seeds.
/// </remarks>
public static class Verdicts
{
    /// <summary>Familywise level of the tests of one paper's claims.</summary>
    public const double Level = 0.05;

    /// <summary>With fewer seeds in a random arm nothing is concluded.</summary>
    public const int FewestSeeds = 6;

    /// <summary>With fewer seeds in a random arm a claim is reproduced with deviation at best.</summary>
    public const int EnoughSeeds = 8;

    /// <summary>The verdict on every claim, in the order given.</summary>
    /// <param name="experiments">
    /// All experiments that have measurements: Holm's correction spans the claims of a paper, wherever they are judged.
    /// </param>
    /// <exception cref="ArgumentException">An experiment comes twice, or a claim's id twice in one experiment.</exception>
    public static IReadOnlyList<Ruling> Of(IEnumerable<Judged> experiments)
    {
        Case[] cases = [.. experiments.SelectMany(judged =>
            judged.Assessments.Select(assessment => new Case(judged.Experiment, judged.Scale, assessment)))];
        var twice = cases.GroupBy(one => (one.Experiment, one.Assessment.Claim.Id)).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"Claim '{twice.Key.Id}' of '{twice.Key.Experiment}' is there twice.", nameof(experiments));
        foreach (var paper in cases.GroupBy(one => one.Assessment.Claim.Paper.Key, StringComparer.Ordinal)) Correct([.. paper]);
        return [.. cases.Select(Rule)];
    }

    sealed record Case(string Experiment, Scale Scale, Assessment Assessment)
    {
        public double? P => Assessment.Finding.PValue;

        /// <summary>After Holm's correction.</summary>
        public double? Adjusted { get; set; }

        /// <summary>What the corrected p-value would be at the least if this claim's own were as small as its seeds allow.</summary>
        public double? SmallestAdjusted { get; set; }

        /// <summary>The fewer of claim and control; of the one that has any where the other rests on no random arm.</summary>
        public int? Seeds => new[] { Assessment.Finding.Seeds, Assessment.Control.Seeds }.Min();
    }

    /// <summary>The family: claims of one paper that carry a p-value, inconclusive ones included, since they were asked too.</summary>
    static void Correct(Case[] paper)
    {
        Case[] tested = [.. paper.Where(one => one.P is not null)];
        if (tested.Length == 0) return;
        double[] p = [.. tested.Select(one => one.P!.Value)];
        foreach (var (one, adjusted) in tested.Zip(Holm.Adjust(p))) one.Adjusted = adjusted;
        for (var index = 0; index < tested.Length; index++)
        {
            if (tested[index].Assessment.Finding.SmallestPValue is { } smallest)
                tested[index].SmallestAdjusted = Holm.Adjust([.. p.Select((value, other) => other == index ? smallest : value)])[index];
        }
    }

    static Ruling Rule(Case one)
    {
        var (verdict, reason) = Decide(one);
        return new(one.Experiment, one.Assessment, verdict, reason, one.Seeds, one.Adjusted, one.SmallestAdjusted);
    }

    static (Verdict Verdict, Reason Reason) Decide(Case one)
    {
        var (claim, finding, control) = one.Assessment;
        if (one.Scale == Scale.Smoke) return (Verdict.Inconclusive, Reason.SmokeScale);
        if (finding.Obstacle is not null) return (Verdict.Inconclusive, Reason.ClaimUndecided);
        if (control.Obstacle is not null) return (Verdict.Inconclusive, Reason.ControlUndecided);
        if (one.Seeds < FewestSeeds) return (Verdict.Inconclusive, Reason.TooFewSeeds);
        if (control.Met) return (Verdict.Inconclusive, Reason.ControlDidNotFail);
        if (!finding.Met) return (Verdict.NotReproduced, Reason.CriterionNotMet);
        if (one.Adjusted > Level)
        {
            return one.SmallestAdjusted > Level
                ? (Verdict.Inconclusive, Reason.TooFewSeedsForClaims)
                : (Verdict.NotReproduced, Reason.TestFails);
        }

        return (claim.Deviation is null && !(one.Seeds < EnoughSeeds) ? Verdict.Reproduced : Verdict.ReproducedWithDeviation, Reason.Met);
    }
}
