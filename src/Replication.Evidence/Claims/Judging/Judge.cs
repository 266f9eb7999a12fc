namespace Replication.Evidence;

/// <summary>
/// The ways a claim may be decided. Each factory makes the declared words (statistic, criterion) from the very numbers that decide, so
/// that statement and computation cannot drift apart.
/// </summary>
/// <remarks>
/// A run that diverged (<see cref="RunDivergence"/>) counts against the claim. A run that is missing lets nothing be decided. Arms that
/// are not random need no test: their criterion alone decides.
/// </remarks>
public static partial class Judge
{
    static string Of(string quantity, IEnumerable<string> arms) => $"{quantity} of {Text.Names(arms)}";

    static string[] Required(string[] arms) =>
        arms.Length > 0 ? arms : throw new ArgumentException("Name at least one arm.", nameof(arms));
}
