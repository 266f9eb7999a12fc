namespace Replication.Runner.Diagnosis;

/// <summary>One line of a diagnosis.</summary>
/// <param name="What">What was looked at.</param>
/// <param name="Says">What was found.</param>
internal sealed record Finding(string What, string Says)
{
    /// <summary>What is wrong and what to do; null where nothing is.</summary>
    public string? Warning { get; init; }

    /// <summary>Whether nothing works until it is mended.</summary>
    public bool Fatal { get; init; }
}
