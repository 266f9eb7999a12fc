using System.CommandLine;
using System.Text.Json;
using Replication.Runner.Diagnosis;
using Replication.Runner.Fingerprints;
using Replication.Runner.Progress;

namespace Replication.Runner.Commands;

/// <summary><c>replicate probe</c>: loads Torch and prints what was loaded, as one line of JSON.</summary>
internal static class ProbeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("probe", "Loads Torch and prints its native libraries and CUDA devices as JSON.") { Hidden = true };
        var speed = new Option<bool>("--speed") { Description = "Print what the doctor says of Torch instead, its speed and threads included." };
        command.Options.Add(speed);
        command.SetAction(parsed =>
        {
            Terminal.Line(parsed.GetValue(speed) ? JsonSerializer.Serialize(TorchCheck.Findings()) : JsonSerializer.Serialize(NativeLibraries.Load()));
            return ExitCode.Success;
        });
        return command;
    }
}
