namespace Replication.Evidence;

/// <summary>
/// The ways a claim may be decided, which <see cref="Criteria"/> apply to arms. Each factory states statistic and requirement by the very
/// numbers that decide, so that statement and computation cannot drift apart.
/// </summary>
/// <remarks>
/// A run that diverged (<see cref="RunDivergence"/>) counts against the claim. A run that is missing lets nothing be decided. Arms that
/// are not random need no test: their requirement alone decides.
/// </remarks>
static partial class Judge
{
    static Judgement<TRow> One<TRow>(Statistic statistic, Requirement requirement, Func<Measurements<TRow>, Part, string, Part> decide)
        where TRow : class => new([new(statistic, requirement, decide)]);

    static string[] Required(string[] arms) =>
        arms.Length > 0 ? arms : throw new ArgumentException("Name at least one arm.", nameof(arms));
}
