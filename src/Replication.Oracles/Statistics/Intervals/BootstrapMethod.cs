namespace Replication.Oracles.Statistics;

/// <summary>How the ends of a bootstrap interval are read off the bootstrap distribution.</summary>
public enum BootstrapMethod
{
    /// <summary>Its quantiles at (1 - confidence)/2 and (1 + confidence)/2 (Efron 1979).</summary>
    Percentile,

    /// <summary>
    /// Quantiles shifted for bias and for skewness, BCa (Efron 1987): second-order accurate, but too short for few values.
    /// </summary>
    BiasCorrectedAccelerated,

    /// <summary>
    /// Bootstrap-t (Efron 1982, Hall 1988): quantiles of (resampled - estimate)/error, with jackknife standard errors. Second-order
    /// accurate and near its confidence for as few as 8 values; meant for smooth statistics such as means. Where resamples without spread
    /// are frequent (few distinct values) an end is infinite.
    /// </summary>
    Studentized,
}
