namespace Replication.Evidence.Tables;

/// <summary>The verdicts of one experiment as a file.</summary>
public static class VerdictTable
{
    /// <summary>Name of the file.</summary>
    public const string File = "verdicts.csv";

    /// <summary>Its text, in the order given.</summary>
    /// <exception cref="EvidenceException">A number is NaN.</exception>
    public static string Format(IReadOnlyList<VerdictRow> verdicts) => RecordTable.Format(verdicts, File);

    /// <summary>Reads what <see cref="Format"/> wrote.</summary>
    /// <param name="text">Content of the file.</param>
    /// <param name="file">Name or path of the file, for messages.</param>
    /// <exception cref="EvidenceException">The text is no such table; the message says where.</exception>
    public static IReadOnlyList<VerdictRow> Parse(string text, string file = File) => RecordTable.Parse<VerdictRow>(text, file);
}
