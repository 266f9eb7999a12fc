using Replication.Evidence;

namespace Replication.Report;

/// <summary>A part of a story: its name and what there is to say under it, each entry a sentence or a list of numbers.</summary>
/// <param name="Name">E.g. <c>Required</c>.</param>
/// <param name="Entries">At least one; none is empty.</param>
public sealed record Passage(string Name, IReadOnlyList<string> Entries);

/// <summary>The story of one verdict, as plain text: claim, measurements, requirement, control, and what would change it.</summary>
public static class Explanation
{
    /// <summary>Tells it. Every number is of the ruling.</summary>
    /// <param name="ruling">The verdict and what it rests on.</param>
    /// <param name="command">The command that measures the rows again.</param>
    public static IReadOnlyList<Passage> Of(Ruling ruling, string command)
    {
        var (claim, finding, control) = ruling.Assessment;
        Passage[] story =
        [
            new("Claim", [claim.Statement]),
            new("Paper", [$"{claim.Paper.Title}, {claim.Locus} ({claim.Paper.Citation})"]),
            new("Paper reports", [claim.Published]),
            new("Deviation", Where(VerdictWords.Deviation(ruling))),
            new("We measured", Told(finding)),
            new("Runs", Runs(finding)),
            new("Test", [Test(ruling)]),
            new("Control, must fail", Told(control)),
            new("Control's runs", Runs(control)),
            new("Verdict", [$"{VerdictWords.Of(ruling.Verdict)}. {VerdictWords.Why(ruling)}"]),
            new("Would change", [.. Changes(ruling)]),
            new("Measure again", [command]),
        ];
        return [.. story.Where(passage => passage.Entries.Count > 0)];
    }

    static string Level => Digits.Number(Verdicts.Level);

    static IReadOnlyList<string> Told(Finding finding) => [.. finding.Parts.Select(PartWords.Told)];

    static string Test(Ruling ruling) => ruling.PHolm is { } corrected
        ? $"p = {Digits.P(ruling.Assessment.Finding.PValue)}, after Holm's correction over the paper's claims {Digits.P(corrected)}; "
            + $"level {Level}"
        : "none: nothing that is tested is random";

    static IReadOnlyList<string> Where(string entry) => entry.Length > 0 ? [entry] : [];

    /// <summary>The runs of every arm, each list once however many parts read it.</summary>
    static IReadOnlyList<string> Runs(Finding finding) =>
        [.. finding.Parts.SelectMany(part => part.Samples.Select(sample => Listed(part, sample))).Distinct(StringComparer.Ordinal)];

    static string Listed(Part part, Sample sample) =>
        $"{part.Statistic.Quantity} of '{sample.Arm}': {string.Join("  ", sample.Values.Select(value => Digits.Number(value)))}";

    /// <summary>What would turn the verdict, by the rules of <see cref="Verdicts"/>.</summary>
    static IEnumerable<string> Changes(Ruling ruling)
    {
        var (_, finding, control) = ruling.Assessment;
        if (ruling.Verdict == Verdict.Inconclusive)
        {
            if (ruling.HasFewSeeds) yield return $"at least {Verdicts.EnoughSeeds} seeds in every random arm (there are {ruling.Seeds})";
            if (!ruling.ControlFailed)
                yield return "a control that can be judged and fails: until then the statistic cannot tell the claim from its absence";
            yield return "rows of standard or paper scale for every arm and replicate that takes part";
            yield break;
        }

        if (ruling.Verdict == Verdict.NotReproduced)
        {
            foreach (var part in finding.Parts.Where(part => !part.Met)) yield return Asked(part);
            if (ruling.PHolm > Verdicts.Level)
                yield return $"a p-value of at most {Level} after Holm's correction (it is {Digits.P(ruling.PHolm)})";
            yield break;
        }

        yield return $"not reproduced, if this failed: {Asked(finding.Deciding)}";
        if (ruling.PHolm is { } corrected)
            yield return $"not reproduced, if the p-value after Holm's correction rose from {Digits.P(corrected)} above {Level}";
        if (ruling.Seeds is { } seeds)
            yield return $"inconclusive, if there were fewer than {Verdicts.FewestSeeds} seeds in a random arm (there are {seeds})";
        yield return $"inconclusive, if this held: {string.Join("; ", control.Parts.Select(Asked))}";
    }

    static string Asked(Part part) => $"{PartWords.Quantity(part)}: {RequirementWords.Of(part.Requirement)}";
}
