using System.ComponentModel;
using System.Diagnostics;

namespace Replication.Figures;

/// <summary>Runs another program to its end and keeps what it printed.</summary>
internal static class ExternalProgram
{
    /// <summary>The first of the names that is a file in a folder of PATH; null if there is none.</summary>
    internal static string? Find(params IEnumerable<string> names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    internal static ProgramOutput Run(string program, IEnumerable<string> arguments, string folder, TimeSpan patience)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(patience))
        {
            process.Kill(entireProcessTree: true);
            throw new ExternalProgramException($"{Path.GetFileName(program)} did not end within {patience.TotalSeconds:F0} s.");
        }

        return new ProgramOutput(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new ExternalProgramException($"{start.FileName} could not be started: {exception.Message}", exception);
        }
    }
}

/// <summary>What a program printed and how it ended.</summary>
internal sealed record ProgramOutput(int ExitCode, string Output, string Error);
