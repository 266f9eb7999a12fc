using System.Diagnostics;
using System.Text.Json;
using Replication.Runner.Cache;
using Replication.Runner.Diagnosis;
using Replication.Runner.Workers;

namespace Replication.Runner.Fingerprints;

/// <summary>Asks a process of its own what native libraries Torch loads, and remembers the answer.</summary>
internal static class NativeProbe
{
    /// <summary>The answer kept in a store if it still holds, else a fresh one, which is kept.</summary>
    /// <exception cref="UserError">Torch cannot be loaded.</exception>
    public static NativeLibraries Ask(RowStore store)
    {
        if (NativeLibraries.Read(store.NativeFile) is { } kept) return kept;
        var found = Answer(NativeLibraries.Parse);
        store.Add(found);
        return found;
    }

    /// <summary>What the doctor says of Torch in a process that was started as a worker is.</summary>
    /// <exception cref="UserError">The process could not be started, or ended without an answer.</exception>
    public static IReadOnlyList<Finding> Diagnose() => Answer(text => JsonSerializer.Deserialize<List<Finding>>(text), "--speed");

    static T Answer<T>(Func<string, T?> parse, params IEnumerable<string> options)
        where T : class
    {
        using var process = Process.Start(Invocation.Start(["probe", .. options])) ?? throw new UserError("A process to load Torch could not be started.");
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        // Native code may print before the answer.
        var answer = process.StandardOutput.ReadToEnd().Split('\n').LastOrDefault(line => line.Trim().Length > 0) ?? "";
        process.WaitForExit();
        try
        {
            if (process.ExitCode == 0 && parse(answer) is { } found) return found;
        }
        catch (JsonException)
        {
            // Told below.
        }

        var said = errors.Result.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "it gave no reason";
        throw new UserError($"Torch cannot be loaded: {said} Run `make setup`.");
    }
}
