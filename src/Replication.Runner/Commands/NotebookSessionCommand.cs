using System.CommandLine;
using Replication.Notebooks.Execution;

namespace Replication.Runner.Commands;

/// <summary><c>replicate notebook-session</c>: the inside of the process that runs a notebook.</summary>
internal static class NotebookSessionCommand
{
    /// <summary>What it is called by.</summary>
    public const string Name = "notebook-session";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command(Name, "Runs cells for `replicate notebook`: sources on standard input, outputs on standard output.")
        {
            Hidden = true,
        };
        command.SetAction(_ =>
        {
            SessionLoop.Run();
            return ExitCode.Success;
        });
        return command;
    }
}
