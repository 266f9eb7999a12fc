using System.CommandLine;
using Replication.Evidence;

namespace Replication.Runner.Commands;

/// <summary>The option that names a file of the user's own for scale paper.</summary>
internal static class OwnText
{
    /// <summary>A text.</summary>
    public static Option<string?> Option { get; } = new("--text")
    {
        Description = "File of plain text, for experiments on language at scale paper. Default: the suite's own grammar.",
        HelpName = "FILE",
    };

    /// <summary>Hands the file to the measurements of this process and of its workers.</summary>
    /// <exception cref="UserError">There is no such file, or the scale reads none.</exception>
    public static void Apply(ParseResult parsed, Scale scale)
    {
        var text = parsed.GetValue(Option);
        if (text?.Length == 0) throw new UserError("--text is empty: expected the path of a file.");
        if (text is not null && scale != Scale.Paper) throw new UserError("--text is read at --scale paper alone.");
        if (text is not null && !File.Exists(text)) throw new UserError($"--text is '{text}': expected a file of text.");
        Environment.SetEnvironmentVariable(OwnFiles.TextVariable, text is null ? null : Path.GetFullPath(text));
    }
}
