using System.Diagnostics;
using System.Text.Json;
using Replication.Evidence.Tables;
using Replication.Runner.Diagnosis;
using Replication.Runner.Workers;

namespace Replication.Runner.Fingerprints;

/// <summary>Asks a process of its own what native libraries Torch loads, and remembers the answer.</summary>
internal static class NativeProbe
{
    /// <summary>The answer kept in a file if it still holds, else a fresh one, which is kept.</summary>
    /// <exception cref="UserError">Torch cannot be loaded.</exception>
    public static NativeLibraries Ask(string file)
    {
        if (NativeLibraries.Read(file) is { } kept) return kept;
        var found = Answer<NativeLibraries>();
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        AtomicFile.Write(file, JsonSerializer.Serialize(found));
        return found;
    }

    /// <summary>What the doctor says of Torch in a process that was started as a worker is.</summary>
    /// <exception cref="UserError">The process could not be started, or ended without an answer.</exception>
    public static IReadOnlyList<Finding> Diagnose() => Answer<List<Finding>>("--speed");

    static T Answer<T>(params IEnumerable<string> options)
    {
        using var process = Process.Start(Invocation.Start(["probe", .. options])) ?? throw new UserError("A process to load Torch could not be started.");
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        try
        {
            if (process.ExitCode == 0 && JsonSerializer.Deserialize<T>(answer) is { } found) return found;
        }
        catch (JsonException)
        {
            // Told below.
        }

        var said = errors.Result.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "it gave no reason";
        throw new UserError($"Torch cannot be loaded: {said} Run `make setup`.");
    }
}
