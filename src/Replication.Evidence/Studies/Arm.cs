namespace Replication.Evidence;

/// <summary>One setting under comparison, the control included.</summary>
/// <param name="Name">Stable, lower-case, unique within the study; it names the arm in every table.</param>
/// <param name="Description">What the arm is, in a phrase that a legend or a table can show.</param>
public record Arm(string Name, string Description)
{
    /// <summary>
    /// True when the arm's numbers depend on the seed (training, sampling): it needs replicates, and its verdict needs a test over
    /// them. False for closed forms, quadrature and exact solvers, which are measured once.
    /// </summary>
    public bool Random { get; init; } = true;
}

/// <summary>
/// An arm that carries its measurement. The stored rows of an arm are valid as long as the code that its measurement reaches and the values
/// that it captures are the same, so a setting is best captured: <c>new("manifold-100", "...", run => Measure(steps: 100, run))</c>.
/// </summary>
/// <param name="Name">Stable, lower-case, unique within the study; it names the arm in every table.</param>
/// <param name="Description">What the arm is, in a phrase that a legend or a table can show.</param>
/// <param name="Measure">Measures one row. Pure: see <see cref="Run"/>.</param>
/// <typeparam name="TRow">The study's row.</typeparam>
public sealed record Arm<TRow>(string Name, string Description, Func<Run, TRow> Measure) : Arm(Name, Description)
    where TRow : class
{
    /// <summary>Runs at standard and paper scale where this arm needs other than the study's number; null where it does not.</summary>
    public int? Seeds { get; init; }
}
