using System.Globalization;
using Replication.Evidence;

namespace Replication.Report;

/// <summary>A part of a finding, in words.</summary>
public static class PartWords
{
    /// <summary>What was measured, e.g. <c>mean W1 of 'clipped'</c> or <c>JSD of 'exact' over theta, worst of 41</c>.</summary>
    public static string Quantity(Part part)
    {
        var statistic = part.Statistic;
        if (part.Seeds is null && statistic.Summary is Summary.Median or Summary.Mean)
            return $"{statistic.Quantity} of '{statistic.Arms[0]}'";
        return part.Worst is { Of: > 1 } worst
            ? string.Create(CultureInfo.InvariantCulture, $"{statistic.Name}, worst of {worst.Of}")
            : statistic.Name;
    }

    /// <summary>The value with its interval; "undefined" where there is none.</summary>
    public static string Value(Part part) => Digits.WithInterval(part.Value, part.Low, part.High);

    /// <summary>Quantity and value.</summary>
    public static string Measured(Part part) => $"{Quantity(part)}: {Value(part)}";

    /// <summary>What is required, with what came out: the runs that meet it, or the closed form where the comparison is worst.</summary>
    public static string Required(Part part)
    {
        var requirement = RequirementWords.Of(part.Requirement);
        if (part.Count is { Runs: > 1 } count)
            return string.Create(CultureInfo.InvariantCulture, $"{requirement} ({count.Met} of {count.Runs})");
        return part.Worst is { } worst && Digits.Number(worst.Expected) is var expected && expected != part.Requirement.ClosedForm
            ? $"{requirement} ({(worst.Of > 1 ? $"{expected} at the worst" : $"here {expected}")})"
            : requirement;
    }

    /// <summary>Everything about the part: what was measured, how, what was required, whether it is met, and the facts behind it.</summary>
    public static string Told(Part part) => part.Obstacle is { } obstacle
        ? $"{Quantity(part)}; required: {RequirementWords.Of(part.Requirement)}. Nothing was decided: {obstacle}."
        : string.Join(' ', Facts(part).Prepend(
            $"{Measured(part)} ({part.Interval}); required: {Required(part)}: {(part.Met ? "met" : "not met")}."));

    /// <summary>The facts behind a part that was decided, each a sentence.</summary>
    public static IEnumerable<string> Facts(Part part)
    {
        if (part.Lost is { } lost) yield return Lost(part, lost);
        if (part.Worst is { } worst) yield return Worst(part, worst);
        if (part.Statistic.Summary == Summary.Difference && part.Lost is null)
            yield return $"The means are {Join(part, values => values.Average())}.";
        if (part.Statistic.Summary == Summary.Ratio && part.Lost is null)
            yield return $"The geometric means are {Join(part, values => Math.Exp(values.Average(Math.Log)))}.";
        if (part.Count is { Runs: > 1 } count)
        {
            var share = $"{Digits.Number(100 * count.Share.Low)} to {Digits.Number(100 * count.Share.High)} %";
            yield return $"Of all seeds {share} meet it ({Digits.Number(100 * count.Share.Confidence)} %, {count.Share.Method}).";
        }

        if (part.Test is { } test && part.Lost is null)
            yield return $"Test{Against(part.Requirement)}: {test.Method}, p = {Digits.P(test.P)}.";
    }

    static string Lost(Part part, LostRun lost)
    {
        var why = double.IsFinite(lost.Value) ? "a ratio of geometric means needs positive numbers" : "the run diverged";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"In run {lost.Run} of '{lost.Arm}', {part.Statistic.Quantity} is {Digits.Number(lost.Value)}: {why}, ")
            + "which counts against the claim.";
    }

    static string Worst(Part part, WorstCase worst)
    {
        var (requirement, tolerance) = (part.Requirement, part.Requirement.Tolerance!);
        var run = worst.Replicate is { } replicate ? string.Create(CultureInfo.InvariantCulture, $", run {replicate}") : "";
        var point = worst.Point is { } index
            ? string.Create(CultureInfo.InvariantCulture, $", point {index} of {part.Statistic.Sweep}")
            : "";
        var difference = Digits.Number(part.Value == worst.Expected ? 0 : Math.Abs(part.Value - worst.Expected));
        return $"At '{worst.Arm}'{run}{point}, {requirement.ClosedForm} is {Digits.Number(worst.Expected)} and the difference "
            + $"{difference}; allowed: {Digits.Number(worst.Allowed)} ({tolerance.Because}).";
    }

    static string Join(Part part, Func<IReadOnlyList<double>, double> summary) =>
        string.Join(" and ", part.Samples.Select(sample => $"{Digits.Number(summary(sample.Values))} for '{sample.Arm}'"));

    static string Against(Requirement requirement) => (requirement.Relation, requirement.Reference) switch
    {
        (Relation.AtLeast, { } reference) => $" that it is above {Digits.Number(reference)}",
        (Relation.AtMost, { } reference) => $" that it is below {Digits.Number(reference)}",
        _ => "",
    };
}
