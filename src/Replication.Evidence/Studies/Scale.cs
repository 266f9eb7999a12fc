namespace Replication.Evidence;

/// <summary>How much of a paper's budget an experiment spends.</summary>
public enum Scale
{
    /// <summary>Seconds: enough to exercise every line inside the tests. Its numbers support no verdict.</summary>
    Smoke,

    /// <summary>The default: what the verdicts need, within minutes on two cores.</summary>
    Standard,

    /// <summary>The paper's own budget and widths: hours, or a GPU.</summary>
    Paper,
}
