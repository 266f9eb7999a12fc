namespace Replication.Evidence;

/// <summary>
/// Stored evidence that cannot be read or may not be written: a damaged table, an unknown arm, a number that is none. The message is one
/// line that says where (<c>file:line:</c>) and what was expected; the command prints it alone and ends with exit code 2.
/// </summary>
/// <param name="message">One line: where, what was found, what was expected.</param>
public sealed class EvidenceException(string message) : Exception(message)
{
}
