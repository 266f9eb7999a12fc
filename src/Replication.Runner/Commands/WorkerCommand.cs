using System.CommandLine;
using Replication.Runner.Discovery;
using Replication.Runner.Workers;

namespace Replication.Runner.Commands;

/// <summary><c>replicate worker</c>: the inside of a worker process.</summary>
internal static class WorkerCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("worker", "Measures rows for a runner: orders on standard input, rows on standard output.") { Options.Assembly };
        command.Hidden = true;
        command.SetAction(parsed => WorkerLoop.Run(Catalog.Open(Options.StudiesOf(parsed)), TimeProvider.System));
        return command;
    }
}
