namespace Replication.Evidence;

/// <summary>
/// One setting under comparison, the control included. An experiment derives a record from it that holds the setting's
/// parameters, so that the printed form of the record is the whole configuration of its runs (and part of their cache key).
/// </summary>
/// <param name="Name">Stable, lower-case, unique within the experiment; it names the arm in every table.</param>
/// <param name="Description">What the arm is, in a phrase that a legend or a table can show.</param>
public record Arm(string Name, string Description)
{
    /// <summary>
    /// True when the arm's numbers depend on the seed (training, sampling): it needs replicates, and its verdict needs a test over
    /// them. False for closed forms, quadrature and exact solvers, which are measured once.
    /// </summary>
    public bool Random { get; init; } = true;
}
