namespace Replication.Evidence;

/// <summary>The ways a claim may be decided.</summary>
public static class Judge
{
}
