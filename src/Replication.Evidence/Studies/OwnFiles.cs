namespace Replication.Evidence;

/// <summary>
/// Files of the user's own that measurements at scale paper may read in the place of the suite's data. The command line names them, and a
/// row that reads them is keyed by their content. Set for a whole process; thread-safe for reading.
/// </summary>
public static class OwnFiles
{
    /// <summary>Environment variable that tells a worker of <see cref="Text"/>.</summary>
    public const string TextVariable = "REPLICATION_TEXT";

    /// <summary>A file of text; null where none was given.</summary>
    public static string? Text => Environment.GetEnvironmentVariable(TextVariable);
}
