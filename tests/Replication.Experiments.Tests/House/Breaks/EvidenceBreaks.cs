namespace Replication.Experiments.Tests;

/// <summary>The verdict's logic, broken.</summary>
static class EvidenceBreaks
{
    const string Tests = "Replication.Evidence.Tests", Evidence = "src/Replication.Evidence/";

    public static IEnumerable<SourceBreak> All =>
    [
        new("Holm's correction not used", Evidence + "Claims/Verdicts.cs", "one.Adjusted = adjusted;", "one.Adjusted = one.P;", Tests, "VerdictsTests"),
        new("families across papers", Evidence + "Claims/Verdicts.cs", "cases.GroupBy(one => one.Assessment.Claim.Paper.Key, StringComparer.Ordinal)",
            "cases.GroupBy(one => \"\", StringComparer.Ordinal)", Tests, "VerdictsTests"),
        new("rows of the smoke scale support a verdict", Evidence + "Claims/Verdicts.cs", "one.Scale == Scale.Smoke", "one.Scale > Scale.Paper", Tests, "VerdictsTests"),
        new("a tolerance met at twice its size", Evidence + "Tolerances/Tolerance.cs", "ShareUsed(expected, actual) <= 1", "ShareUsed(expected, actual) <= 2", Tests, "ToleranceTests"),
        new("a NaN that agrees with itself", Evidence + "Tolerances/Tolerance.cs", "!double.IsNaN(expected) && expected.Equals(actual)", "expected.Equals(actual)", Tests, "ToleranceTests"),
        new("0 and -0 as two keys", Evidence + "Tables/Cell.cs", "&& number == 0", "&& number == 1", Tests, "TableComparisonTests"),
        new("rows cut from the end of an arm", Evidence + "Studies/Measurements.cs", "_asked.GetValueOrDefault(name, ", "Math.Min(runs.Count, ", Tests, "MissingRunsTests"),
        new("a run that diverged counts for the claim", Evidence + "Claims/Judging/Judge.InRuns.cs", "values.Count(requirement.Holds)",
            "values.Count(value => double.IsNaN(value) || requirement.Holds(value))", Tests, "SeedJudgementTests"),
        new("bounds from the wrong side", Evidence + "Claims/Judging/Judge.Bound.cs", "above ? ours - bound : bound - ours", "above ? bound - ours : ours - bound", Tests, "BoundTests"),
        new("either of two judgements is enough", Evidence + "Claims/Finding.cs", "Parts.All(part => part.Met)", "Parts.Any(part => part.Met)", Tests, "Claims"),
    ];
}
