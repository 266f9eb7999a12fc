using System.Diagnostics;

namespace Replication.Runner.Workers;

/// <summary>How this very command is started again.</summary>
internal static class Invocation
{
    /// <summary>The program and its leading arguments: the command's own executable, or <c>dotnet replicate.dll</c>.</summary>
    public static IReadOnlyList<string> Command { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "replicate"
            ? [Environment.ProcessPath!]
            : [Environment.ProcessPath!, typeof(Invocation).Assembly.Location];

    /// <summary>The command as a user would type it in the current folder.</summary>
    public static string Text { get; } =
        (Command.Count > 1 ? "dotnet " : "") + Path.GetRelativePath(Directory.GetCurrentDirectory(), Command[^1]);

    /// <summary>Start of a child of this command with its three streams in our hands.</summary>
    public static ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Command[0])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var argument in Command.Skip(1).Concat(arguments)) start.ArgumentList.Add(argument);
        foreach (var (name, value) in WorkerEnvironment.Variables) start.Environment[name] = value;
        return start;
    }
}
