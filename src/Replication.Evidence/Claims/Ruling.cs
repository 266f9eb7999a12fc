namespace Replication.Evidence;

/// <summary>The verdict on one claim, its reason, and what it rests on.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Assessment">The claim with what was found for it and for its control.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Why this verdict.</param>
/// <param name="Seeds">Smallest number of runs in any random arm of claim or control; null where none is random.</param>
/// <param name="PHolm">The finding's p-value after Holm's correction over the claims of the paper; null where nothing is random.</param>
/// <param name="SmallestPHolm">
/// What the corrected p-value would be at the least if the claim's own were as small as its seeds allow; null where there is no such limit.
/// </param>
public sealed record Ruling(
    string Experiment, Assessment Assessment, Verdict Verdict, Reason Reason, int? Seeds, double? PHolm, double? SmallestPHolm)
{
    /// <summary>The claim.</summary>
    public Claim Claim => Assessment.Claim;

    /// <summary>Whether the control could be judged and failed, as it must.</summary>
    public bool ControlFailed => Assessment.Control is { Obstacle: null, Met: false };

    /// <summary>Whether a random arm has fewer seeds than the policy asks for.</summary>
    public bool HasFewSeeds => Seeds < Verdicts.EnoughSeeds;
}

/// <summary>Why a verdict is what it is.</summary>
public enum Reason
{
    /// <summary>The criterion is met, its test passes, and the control failed.</summary>
    Met,

    /// <summary>Rows of the smoke scale support no verdict.</summary>
    SmokeScale,

    /// <summary>The claim could not be judged.</summary>
    ClaimUndecided,

    /// <summary>The control could not be judged.</summary>
    ControlUndecided,

    /// <summary>There are fewer seeds than <see cref="Verdicts.FewestSeeds"/>.</summary>
    TooFewSeeds,

    /// <summary>The control did not fail.</summary>
    ControlDidNotFail,

    /// <summary>A part of the criterion is not met.</summary>
    CriterionNotMet,

    /// <summary>
    /// The p-value after Holm's correction is above the level, whatever it would be with the smallest that the seeds allow.
    /// </summary>
    TooFewSeedsForClaims,

    /// <summary>The p-value after Holm's correction is above the level.</summary>
    TestFails,
}
