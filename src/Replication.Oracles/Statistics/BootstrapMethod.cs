namespace Replication.Oracles.Statistics;

/// <summary>How the ends of a bootstrap interval are read off the bootstrap distribution.</summary>
public enum BootstrapMethod
{
    /// <summary>Its quantiles at (1 - confidence)/2 and (1 + confidence)/2 (Efron 1979).</summary>
    Percentile,

    /// <summary>Quantiles shifted for bias and for skewness, BCa (Efron 1987): second-order accurate.</summary>
    BiasCorrectedAccelerated,
}
