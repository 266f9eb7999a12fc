namespace Replication.Evidence;

/// <summary>A table that is not what its baseline says, or has none. The message names the offending cells and says what to do.</summary>
/// <param name="message">The report.</param>
public sealed class SnapshotException(string message) : Exception(message)
{
}
