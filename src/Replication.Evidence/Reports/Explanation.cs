namespace Replication.Evidence;

/// <summary>A part of a story: its name and what there is to say under it, each entry a sentence or a list of numbers.</summary>
/// <param name="Name">E.g. <c>Criterion</c>.</param>
/// <param name="Entries">At least one; none is empty.</param>
public sealed record Passage(string Name, IReadOnlyList<string> Entries);

/// <summary>The story of one verdict, as plain text: claim, measurements, statistic, margin, control, and what would change it.</summary>
public static class Explanation
{
    /// <summary>Tells it. Every number is of the row or of the assessment that the row was made from.</summary>
    /// <param name="row">The verdict.</param>
    /// <param name="assessment">What was found for the claim and for its control.</param>
    /// <param name="command">The command that measures the rows again.</param>
    /// <exception cref="ArgumentException">Row and assessment are of different claims.</exception>
    public static IReadOnlyList<Passage> Of(VerdictRow row, Assessment assessment, string command)
    {
        var (claim, finding, control) = assessment;
        if (row.Claim != claim.Id) throw new ArgumentException($"The verdict is on '{row.Claim}', the assessment on '{claim.Id}'.");
        Passage[] story =
        [
            new("Claim", [row.Statement]),
            new("Paper", [$"{claim.Paper.Title}, {row.Locus} ({claim.Paper.Citation})"]),
            new("Paper says", [row.Published]),
            new("Deviation", Where(row.Deviation)),
            new("Statistic", [row.Statistic]),
            new("Criterion", [row.Criterion]),
            new("Runs", Runs(finding)),
            new("Ours", [$"{Digits.Ours(row)} ({row.Interval}); expected {Digits.Number(row.Expected)}, margin {Digits.Number(row.Margin)}"]),
            new("Test",
            [
                row.P is null
                    ? "none: nothing that is tested is random"
                    : $"p = {Digits.P(row.P)}, after Holm's correction over the paper's claims {Digits.P(row.PHolm)}; level {Text.Number(Verdicts.Level)}",
            ]),
            new("Finding", Reason.Parts(finding.Because)),
            new("Control", [$"{row.Control}: {(row.ControlFailed ? "failed, as it must" : "did not fail")}"]),
            new("Control's runs", Runs(control)),
            new("Control's finding", Reason.Parts(control.Because)),
            new("Verdict", [$"{VerdictWords.Of(row.Verdict)}. {Why(row, finding, control)}"]),
            new("Would change", [.. Changes(row)]),
            new("Measure again", [command]),
        ];
        return [.. story.Where(passage => passage.Entries.Count > 0)];
    }

    static IReadOnlyList<string> Where(string entry) => entry.Length > 0 ? [entry] : [];

    static IReadOnlyList<string> Runs(Finding finding) =>
        [.. finding.Samples.Select(sample => $"'{sample.Arm}': {string.Join("  ", sample.Values.Select(Text.Number))}")];

    /// <summary>The verdict's own reason, without the finding that it repeats.</summary>
    static string Why(VerdictRow row, Finding finding, Finding control) =>
        row.Reason.Replace(finding.Because, "", StringComparison.Ordinal).Replace(control.Because, "", StringComparison.Ordinal) is { Length: > 0 } own
            ? own.TrimEnd()
            : "The criterion is met, its test passes, and the control failed, as it must.";

    /// <summary>What would turn the verdict, by the rules of <see cref="Verdicts"/>.</summary>
    static IEnumerable<string> Changes(VerdictRow row)
    {
        if (row.Verdict == Verdict.Inconclusive)
        {
            if (row.Seeds < Verdicts.EnoughSeeds) yield return $"at least {Verdicts.EnoughSeeds} seeds in every random arm (there are {row.Seeds})";
            if (!row.ControlFailed)
                yield return "a control that can be judged and fails: until then the statistic cannot tell the claim from its absence";
            yield return "rows of standard or paper scale for every arm and replicate that takes part";
            yield break;
        }

        if (row.Verdict == Verdict.NotReproduced)
        {
            yield return $"{row.Statistic}: {row.Criterion}";
            if (row.PHolm is { } p) yield return $"a p-value of at most {Text.Number(Verdicts.Level)} after Holm's correction (it is {Digits.P(p)})";
            yield break;
        }

        yield return $"not reproduced, if this failed: {row.Statistic}: {row.Criterion}";
        if (row.PHolm is { } corrected)
            yield return $"not reproduced, if the p-value after Holm's correction rose from {Digits.P(corrected)} above {Text.Number(Verdicts.Level)}";
        if (row.Seeds is { } seeds)
            yield return $"inconclusive, if there were fewer than {Verdicts.FewestSeeds} seeds in a random arm (there are {seeds})";
        yield return $"inconclusive, if this held: {row.Control}";
    }
}
