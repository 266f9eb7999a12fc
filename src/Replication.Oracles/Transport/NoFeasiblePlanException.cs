namespace Replication.Oracles.Transport;

/// <summary>
/// The pairs that are not forbidden by a cost of +infinity cannot carry the weights: some sources hold more than all targets that they may
/// serve can take.
/// </summary>
public sealed class NoFeasiblePlanException : ArgumentException
{
    /// <summary>An exception with a message of its own.</summary>
    /// <param name="message">Which sources hold too much.</param>
    public NoFeasiblePlanException(string message) : base(message)
    {
    }
}
