using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Replication.Experiments.Tests;

/// <summary>Tests run in a process of their own, on a copy of what was built with one assembly exchanged.</summary>
static class TestProcess
{
    /// <summary>
    /// What tests may take in any case, and how many times what they took unbroken; those that take longer hang, and count as failed.
    /// </summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    const int Slower = 4;

    static readonly ConcurrentDictionary<(string, string), Lazy<Outcome>> Unbroken = new();

    static int _copies;

    /// <summary>How a run of tests ended.</summary>
    /// <param name="ExitCode">0 where every test passed; null where it hung.</param>
    /// <param name="Output">What it printed.</param>
    /// <param name="Time">What it took.</param>
    public sealed record Outcome(int? ExitCode, string Output, TimeSpan Time)
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
        SourceBreaks.All.Where(one => (one.Project, one.Tests) == key).Select(one => one.Filter).Distinct(),
        TimeSpan.FromMinutes(20)))).Value;

    /// <summary>The tests whose full name contains one of the filters, with an assembly in the place of the one that was built.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="tests">The test project.</param>
    /// <param name="filters">The filters.</param>
    /// <param name="patience">How long it may take.</param>
    public static Outcome Run(CompiledAssembly assembly, string tests, IEnumerable<string> filters, TimeSpan patience)
    {
        // Below the checkout, which tests look for above themselves; two folders deep, as in the build.
        var copy = Path.Combine(Suite.Root, "artifacts", "sabotage", Interlocked.Increment(ref _copies).ToString(CultureInfo.InvariantCulture));
        var place = Path.Combine(copy, tests, "release");
        var built = Path.Combine(Suite.Root, "artifacts", "bin");
        try
        {
            Copy(Path.Combine(built, tests, "release"), place);
            // Samples that tests find in folders beside their own.
            foreach (var sample in Directory.GetDirectories(built).Where(path => Path.GetFileName(path).StartsWith(tests + ".", StringComparison.Ordinal)))
                Directory.CreateSymbolicLink(Path.Combine(copy, Path.GetFileName(sample)), sample);
            File.WriteAllBytes(Path.Combine(place, assembly.File), assembly.Image);
            return Start(Path.Combine(place, tests + ".dll"), string.Join('|', filters.Select(filter => $"(FullyQualifiedName~{filter})")), patience);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    /// <summary>How long broken tests may take: a machine that is busy with other things makes the unbroken ones slow too.</summary>
    public static TimeSpan PatienceAfter(Outcome intact) => Patience + Slower * intact.Time;

    static Outcome Start(string tests, string filter, TimeSpan patience)
    {
        var began = TimeProvider.System.GetTimestamp();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "test", tests, "--nologo", "--settings", Path.Combine(Suite.Root, "tests", ".runsettings"), "--filter", filter }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var ended = process.WaitForExit(patience);
        if (!ended) process.Kill(entireProcessTree: true);
        return new Outcome(ended ? process.ExitCode : null, output.Result + error.Result, TimeProvider.System.GetElapsedTime(began));
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
