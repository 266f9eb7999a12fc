namespace Replication.Evidence;

/// <summary>
/// A declared way to decide something from rows: conditions that must all hold. A <see cref="Criterion{TRow}"/> applied to arms is one;
/// each condition is stated by the very numbers that decide.
/// </summary>
/// <param name="Conditions">At least one.</param>
/// <typeparam name="TRow">The study's row.</typeparam>
public sealed record Judgement<TRow>(IReadOnlyList<Condition<TRow>> Conditions)
    where TRow : class
{
    /// <summary>What the conditions find, part by part.</summary>
    /// <param name="measurements">The stored rows.</param>
    /// <param name="claim">Id of the claim, first part of the names of the random streams.</param>
    /// <exception cref="ArgumentException">The study has no arm of a name that a condition gives.</exception>
    public Finding Apply(Measurements<TRow> measurements, string claim) =>
        new([.. Conditions.Select(condition => condition.Apply(measurements, claim))]);
}

/// <summary>One condition of a judgement: what is measured, what is required of it, and how both come to a part of the finding.</summary>
/// <param name="Statistic">What is measured.</param>
/// <param name="Requirement">What is required of it.</param>
/// <param name="Decide">
/// Fills in the part from complete measurements; the text names the random stream of its interval, so that no other claim moves it.
/// </param>
/// <typeparam name="TRow">The study's row.</typeparam>
public sealed record Condition<TRow>(
    Statistic Statistic, Requirement Requirement, Func<Measurements<TRow>, Part, string, Part> Decide)
    where TRow : class
{
    /// <summary>The part of the finding; one with an obstacle where an arm or a replicate that takes part is missing.</summary>
    internal Part Apply(Measurements<TRow> measurements, string claim)
    {
        var part = new Part { Statistic = Statistic, Requirement = Requirement, Seeds = measurements.Seeds(Statistic.Arms) };
        return measurements.Gap(Statistic.Arms) is { } gap
            ? part with { Obstacle = gap }
            : Decide(measurements, part, $"{claim}/{Statistic.Name}");
    }
}
