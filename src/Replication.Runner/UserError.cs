namespace Replication.Runner;

/// <summary>
/// Something that the user can mend: the message is one line that says what was expected and what to do. It ends the command with
/// exit code <see cref="ExitCode.BadInput"/>, without a stack trace and before anything on disk has changed.
/// </summary>
internal sealed class UserError(string message) : Exception(message);
