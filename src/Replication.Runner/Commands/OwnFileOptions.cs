using System.CommandLine;
using Replication.Evidence;

namespace Replication.Runner.Commands;

/// <summary>The options that name files of the user's own for scale paper.</summary>
internal static class OwnFileOptions
{
    /// <summary>A folder of images.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder of MNIST's or CIFAR-10's files, for experiments on images at scale paper. Default: the suite's own images.",
        HelpName = "DIR",
    };

    /// <summary>A text.</summary>
    public static Option<string?> Text { get; } = new("--text")
    {
        Description = "File of plain text, for experiments on language at scale paper. Default: the suite's own grammar.",
        HelpName = "FILE",
    };

    /// <summary>Hands the files to the measurements of this process and of its workers.</summary>
    /// <exception cref="UserError">There is no such file, or the scale reads none.</exception>
    public static void Apply(ParseResult parsed, Scale scale)
    {
        var (data, text) = (Given(parsed, Data, scale), Given(parsed, Text, scale));
        if (data is not null && !Directory.Exists(data)) throw new UserError($"--data is '{data}': expected a folder of images' files.");
        if (text is not null && !File.Exists(text)) throw new UserError($"--text is '{text}': expected a file of text.");
        Environment.SetEnvironmentVariable(OwnFiles.DataVariable, data is null ? null : Path.GetFullPath(data));
        Environment.SetEnvironmentVariable(OwnFiles.TextVariable, text is null ? null : Path.GetFullPath(text));
    }

    static string? Given(ParseResult parsed, Option<string?> option, Scale scale)
    {
        if (parsed.GetValue(option) is not { } path) return null;
        if (path.Length == 0) throw new UserError($"{option.Name} is empty: expected a path.");
        return scale == Scale.Paper ? path : throw new UserError($"{option.Name} is read at --scale paper alone.");
    }
}
