namespace Replication.Evidence;

/// <summary>What the evidence says of a claim. Computed by <see cref="Verdicts"/>, never typed.</summary>
public enum Verdict
{
    /// <summary>The criterion is met, the test passes at the family's level, and the control failed as it must.</summary>
    Reproduced,

    /// <summary>As <see cref="Reproduced"/>, but in a setting that differs from the paper's, or with fewer seeds than the policy asks for.</summary>
    ReproducedWithDeviation,

    /// <summary>There are runs enough, and the criterion or its test fails.</summary>
    NotReproduced,

    /// <summary>Too few runs, or the control did not fail: nothing can be said.</summary>
    Inconclusive,
}
