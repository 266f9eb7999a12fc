using System.Diagnostics;
using System.Text.Json;
using Replication.Evidence.Tables;
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
        using var process = Process.Start(Invocation.Start("probe")) ?? throw new UserError("A process to load Torch could not be started.");
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        try
        {
            var found = process.ExitCode == 0 ? JsonSerializer.Deserialize<NativeLibraries>(answer) : null;
            if (found is not null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                AtomicFile.Write(file, JsonSerializer.Serialize(found));
                return found;
            }
        }
        catch (JsonException)
        {
            // Told below.
        }

        var said = errors.Result.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "it gave no reason";
        throw new UserError($"Torch cannot be loaded: {said} Run `make setup`.");
    }
}
