using System.CommandLine;
using System.Runtime.InteropServices;
using Replication.Runner.Diagnosis;
using Replication.Runner.Fingerprints;
using Replication.Runner.Progress;
using Replication.Runner.Results;

namespace Replication.Runner.Commands;

/// <summary><c>replicate doctor</c>: on what does the suite run here, and is anything wrong with it?</summary>
internal static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("doctor", "Prints what Torch, BLAS, processor and folders the suite runs on, and warns of what slows or stops it.")
        {
            Options.Results, Options.CacheFolder,
        };
        command.SetAction(parsed => Run(
            Options.ResultsOf(parsed, Evidence.Scale.Standard), Path.GetDirectoryName(Options.StoreOf(parsed).NativeFile)!));
        return command;
    }

    static int Run(string results, string cache)
    {
        var findings = new List<Finding>
        {
            new("command", Workers.Invocation.Text),
            new(".NET", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}"),
            new("processor", $"{Surroundings.Processor()}, {Texts.Count(Environment.ProcessorCount, "core")}; {RuntimeKernels.Text}"),
        };
        findings.AddRange(NativeProbe.Diagnose());
        findings.AddRange(new[] { results, cache }.Select(FolderCheck.Writable));
        findings.AddRange(new[] { "git", "node", "chromium" }.Select(ProgramCheck.OnPath));
        var width = findings.Max(finding => finding.What.Length);
        foreach (var finding in findings)
        {
            Terminal.Line($"{finding.What.PadRight(width)}  {finding.Says}");
            if (finding.Warning is { } warning) Terminal.Line($"{new string(' ', width)}  {(finding.Fatal ? "BROKEN" : "warning")}: {warning}");
        }

        return findings.Any(finding => finding.Fatal) ? ExitCode.Failed : ExitCode.Success;
    }
}
