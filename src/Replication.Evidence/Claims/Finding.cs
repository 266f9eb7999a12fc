namespace Replication.Evidence;

/// <summary>What a judgement found in the rows: its parts, all of which must be met.</summary>
/// <param name="Parts">One for each condition of the judgement, in their order; at least one.</param>
public sealed record Finding(IReadOnlyList<Part> Parts)
{
    /// <summary>
    /// Why nothing could be decided, as a clause: the obstacle of the first part that has one; null where every part was decided.
    /// </summary>
    public string? Obstacle => Parts.Select(part => part.Obstacle).FirstOrDefault(obstacle => obstacle is not null);

    /// <summary>Whether every part is met, the test's level apart.</summary>
    public bool Met => Parts.All(part => part.Met);

    /// <summary>
    /// The part that decides: one that is undecided, else one that is not met, else that of the largest p-value; of equals the first.
    /// </summary>
    public Part Deciding => Parts.MinBy(part => (part.Obstacle is null, part.Met, -(part.PValue ?? 0)))!;

    /// <summary>
    /// The largest p-value of the parts, which needs no correction for their number (intersection-union test); null where nothing is
    /// random.
    /// </summary>
    public double? PValue => Parts.Max(part => part.PValue);

    /// <summary>The largest of the smallest p-values that the parts' tests could give; null where there is no such limit.</summary>
    public double? SmallestPValue => Parts.Max(part => part.SmallestPValue);

    /// <summary>Smallest number of runs in any random arm that takes part; null where no arm is random.</summary>
    public int? Seeds => Parts.Min(part => part.Seeds);
}
