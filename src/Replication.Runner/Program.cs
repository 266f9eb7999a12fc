using Replication.Runner;
using Replication.Runner.Commands;

// Before anything else is loaded: the message needs files too.
if (OpenFiles.Shortage(OpenFiles.Command) is { } shortage)
{
    Console.Error.WriteLine($"replicate: {shortage}");
    return ExitCode.BadInput;
}

return await CommandLine.RunAsync(args);
