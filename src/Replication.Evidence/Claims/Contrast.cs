namespace Replication.Evidence;

/// <summary>How two arms are tested against each other. All three are exact for the numbers of seeds that the suite runs.</summary>
public enum Contrast
{
    /// <summary>
    /// Arms share their seeds, so runs of one replicate are a pair: sign-flip permutation test of the differences. Cannot go below 2^-n.
    /// </summary>
    Paired,

    /// <summary>Permutation test of the difference of means of independent runs. Cannot go below n!n!/(2n)!.</summary>
    Independent,

    /// <summary>Mann-Whitney's rank test of independent runs: for numbers with outliers or without a scale.</summary>
    Ranks,
}
