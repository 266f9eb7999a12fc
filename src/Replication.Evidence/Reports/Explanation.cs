using System.Text;

namespace Replication.Evidence;

/// <summary>The story of one verdict, as plain text: claim, measurements, statistic, margin, control, and what would change it.</summary>
public static class Explanation
{
    /// <summary>Tells it. Every number is of the row or of the assessment that the row was made from.</summary>
    /// <param name="row">The verdict.</param>
    /// <param name="assessment">What was found for the claim and for its control.</param>
    /// <param name="command">The command that measures the rows again.</param>
    /// <exception cref="ArgumentException">Row and assessment are of different claims.</exception>
    public static string Of(VerdictRow row, Assessment assessment, string command)
    {
        if (row.Claim != assessment.Claim.Id)
            throw new ArgumentException($"The verdict is on '{row.Claim}', the assessment on '{assessment.Claim.Id}'.");
        var text = new StringBuilder();
        text.Append($"{row.Experiment}/{row.Claim}: {VerdictWords.Of(row.Verdict).ToUpperInvariant()}\n");
        Section(text, "Claim", $"{row.Statement} ({assessment.Claim.Paper.Citation}; {row.Locus})");
        Section(text, "Paper says", row.Published);
        Section(text, "Deviation", row.Deviation);
        Section(text, "Statistic", row.Statistic);
        Section(text, "Criterion", row.Criterion);
        Runs(text, assessment.Finding);
        var against = $"expected {Digits.Number(row.Expected)}, margin {Digits.Number(row.Margin)}";
        Section(text, "Ours", $"{Digits.Ours(row)} ({row.Interval}); {against}");
        Section(text, "Test", row.P is null
            ? "none: nothing that is tested is random"
            : $"p = {Digits.P(row.P)}, after Holm's correction over the paper's claims {Digits.P(row.PHolm)}; level {Text.Number(Verdicts.Level)}");
        Section(text, "Finding", assessment.Finding.Because);
        Section(text, "Control", $"{row.Control}; {(row.ControlFailed ? "it failed, as it must" : "it did not fail")}. {assessment.Control.Because}");
        Runs(text, assessment.Control);
        Section(text, "Verdict", $"{VerdictWords.Of(row.Verdict)}. {row.Reason}");
        foreach (var change in Changes(row)) Section(text, "Would change", change);
        Section(text, "Measure again", command);
        return text.ToString();
    }

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

    static void Runs(StringBuilder text, Finding finding)
    {
        foreach (var sample in finding.Samples)
            Section(text, $"Runs of '{sample.Arm}'", string.Join("  ", sample.Values.Select(value => Text.Number(value))));
    }

    static void Section(StringBuilder text, string name, string content)
    {
        if (content.Length > 0) text.Append($"  {name + ":",-18} {content}\n");
    }
}
