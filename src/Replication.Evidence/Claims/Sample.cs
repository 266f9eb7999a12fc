namespace Replication.Evidence;

/// <summary>One number per run of an arm, by replicate.</summary>
/// <param name="Arm">Name of the arm.</param>
/// <param name="Values">The numbers; NaN where a run diverged.</param>
public sealed record Sample(string Arm, IReadOnlyList<double> Values);
