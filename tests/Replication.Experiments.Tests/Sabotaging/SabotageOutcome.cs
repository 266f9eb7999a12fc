using Replication.Evidence;
using Replication.Report;

namespace Replication.Experiments.Tests;

/// <summary>What became of a claim's verdict under a sabotage.</summary>
/// <param name="Sabotage">What was broken.</param>
/// <param name="Committed">The verdict on the committed rows.</param>
/// <param name="Intact">The verdict with nothing broken; of a live sabotage on the fresh run as declared.</param>
/// <param name="Broken">The verdict with it broken.</param>
/// <param name="Time">What running and judging took.</param>
sealed record SabotageOutcome(Sabotage Sabotage, Ruling Committed, Ruling Intact, Ruling Broken, TimeSpan Time)
{
    /// <summary>Whether the verdict stood while nothing was broken, and turned when it was.</summary>
    public bool Caught => Obstacle is null;

    /// <summary>Why the sabotage was not caught, as a sentence; null where it was.</summary>
    public string? Obstacle =>
        Intact.Verdict != Committed.Verdict
            ? $"With nothing broken the verdict is {Intact.Verdict}, committed is {Committed.Verdict}. {VerdictWords.Why(Intact)}"
        : Intact.Verdict == Sabotage.Into ? $"The verdict is {Intact.Verdict} with nothing broken, so that nothing can turn into it."
        : Broken.Verdict != Sabotage.Into ? $"Broken, the verdict is {Broken.Verdict} instead of {Sabotage.Into}. {VerdictWords.Why(Broken)}"
        : null;
}
