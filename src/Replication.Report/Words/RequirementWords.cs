using Replication.Evidence;

namespace Replication.Report;

/// <summary>What is required, in words.</summary>
public static class RequirementWords
{
    /// <summary>E.g. <c>at least 7, in most runs</c> or <c>log 2, within 1E-09, at every point</c>.</summary>
    public static string Of(Requirement requirement) => Limits(requirement) + Where(requirement);

    static string Limits(Requirement requirement)
    {
        if (requirement.Tolerance is { } tolerance) return OfClosedForm(requirement, tolerance);
        return requirement.Relation switch
        {
            Relation.Near => $"less than {Digits.Number(requirement.Margin)} from {Digits.Number(requirement.Reference)}",
            Relation.AtLeast => $"{(requirement.Margin == 0 ? "above" : "at least")} {Digits.Number(requirement.Low)}",
            Relation.AtMost => $"{(requirement.Margin == 0 ? "below" : "at most")} {Digits.Number(requirement.High)}",
            _ => requirement.Low == requirement.High
                ? $"exactly {Digits.Number(requirement.Low)}"
                : $"between {Digits.Number(requirement.Low)} and {Digits.Number(requirement.High)}",
        };
    }

    static string OfClosedForm(Requirement requirement, Tolerance tolerance)
    {
        var isExact = tolerance.Allowed(1) == 0;
        return requirement.Relation switch
        {
            Relation.Near => isExact ? $"exactly {requirement.ClosedForm}" : $"{requirement.ClosedForm}, {tolerance.Words}",
            Relation.AtMost => $"at most {requirement.ClosedForm}{Slack()}",
            _ => $"at least {requirement.ClosedForm}{Slack()}",
        };

        string Slack() => isExact ? "" : $" (slack: {tolerance.Words})";
    }

    static string Where(Requirement requirement) => requirement.Scope switch
    {
        Scope.Runs when requirement.MayFail == 0.5 => ", in most runs",
        Scope.Runs => $", in more than {Digits.Number(100 * (1 - requirement.MayFail))} % of the runs",
        Scope.EveryRun => ", in every run",
        Scope.EveryPoint => ", at every point",
        _ => "",
    };
}
