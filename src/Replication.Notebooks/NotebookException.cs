namespace Replication.Notebooks;

/// <summary>
/// A notebook, or a file that a notebook asks for, cannot be used; the message is one line that says which, where and what was expected.
/// </summary>
public sealed class NotebookException(string message) : Exception(message);
