namespace Replication.Evidence;

/// <summary>From assessments to verdicts: the evidence policy in one place.</summary>
public static class Verdicts
{
}
