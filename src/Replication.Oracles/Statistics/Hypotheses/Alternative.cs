namespace Replication.Oracles.Statistics;

/// <summary>What a test holds against its null hypothesis. Every test refuses any other value (ArgumentOutOfRangeException).</summary>
public enum Alternative
{
    /// <summary>The first sample differs from the second (or from the hypothesised value), in either direction.</summary>
    TwoSided,

    /// <summary>The first sample tends to smaller values than the second (or than the hypothesised value).</summary>
    Less,

    /// <summary>The first sample tends to larger values than the second (or than the hypothesised value).</summary>
    Greater,
}
