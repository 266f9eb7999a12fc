using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Replication.Experiments.Tests;

/// <summary>Tests run in a process of their own, on a copy of what was built with one assembly exchanged.</summary>
static class TestProcess
{
    /// <summary>Time after which tests that hang count as failed.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    static readonly ConcurrentDictionary<(string, string), Lazy<Outcome>> Unbroken = new();

    static int _copies;

    /// <summary>How a run of tests ended.</summary>
    /// <param name="ExitCode">0 where every test passed; null where it hung.</param>
    /// <param name="Output">What it printed.</param>
    public sealed record Outcome(int? ExitCode, string Output)
    {
        /// <summary>Some test ran and none failed.</summary>
        public bool Passes => ExitCode == 0 && Output.Contains("Passed!", StringComparison.Ordinal);

        /// <summary>Some test failed, or the run was ended by a crash or by patience.</summary>
        public bool Fails => ExitCode != 0;

        /// <summary>How many, in words.</summary>
        public string Failures => ExitCode is null ? "does not end"
            : Regex.Match(Output, "Failed: +([0-9]+)") is { Success: true } match ? $"{match.Groups[1]} failing"
            : "crash";
    }

    /// <summary>All tests that guard a line of a project, with its unbroken source compiled the same way; run once.</summary>
    public static Outcome Intact(string project, string tests) => Unbroken.GetOrAdd((project, tests), key => new(() => Run(
        SourceProject.Named(project).Emit(),
        tests,
        SourceBreaks.All.Where(one => (one.Project, one.Tests) == key).Select(one => one.Filter).Distinct()))).Value;

    /// <summary>The tests whose full name contains one of the filters, with an assembly in the place of the one that was built.</summary>
    public static Outcome Run(CompiledAssembly assembly, string tests, IEnumerable<string> filters)
    {
        // Below the checkout, which tests look for above themselves; two folders deep, as in the build.
        var copy = Path.Combine(Suite.Root, "artifacts", "sabotage", Interlocked.Increment(ref _copies).ToString(CultureInfo.InvariantCulture));
        var place = Path.Combine(copy, tests, "release");
        try
        {
            Copy(Path.Combine(Suite.Root, "artifacts", "bin", tests, "release"), place);
            File.WriteAllBytes(Path.Combine(place, assembly.File), assembly.Image);
            return Start(Path.Combine(place, tests + ".dll"), string.Join('|', filters.Select(filter => $"(FullyQualifiedName~{filter})")));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    static Outcome Start(string tests, string filter)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "test", tests, "--nologo", "--filter", filter }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var ended = process.WaitForExit(Patience);
        if (!ended) process.Kill(entireProcessTree: true);
        return new Outcome(ended ? process.ExitCode : null, output.Result + error.Result);
    }

    static void Copy(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target, overwrite: true);
        }
    }
}
