using System.Diagnostics;
using System.Security.Cryptography;

namespace Replication.Runner.Tests;

/// <summary>What a command came to.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of standard error.</summary>
    public IReadOnlyList<string> Complaints => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The real command as a process, on sample experiments, with results and stored rows in a folder of its own.</summary>
internal sealed class Suite : IDisposable
{
    static readonly string Bin = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-");

    /// <summary>Folder of the experiments.</summary>
    public string Experiments { get; init; } = ExperimentsOf("Sample");

    /// <summary>Folder of the evidence.</summary>
    public string Results => Path.Combine(_folder.FullName, "results");

    /// <summary>Folder of stored rows.</summary>
    public string Cache => Path.Combine(_folder.FullName, "cache");

    /// <summary>Milliseconds by which each run of the sample is held up.</summary>
    public int Pause { get; init; }

    /// <summary>Environment variables of the command, over those of the tests.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>
    /// A line of shell that starts the command, <c>"$@"</c>, with limits or streams of its own; null to start it as it is.
    /// </summary>
    public string? Shell { get; set; }

    /// <summary>A path in the suite's folder, beside results and cache.</summary>
    public string Beside(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>What <see cref="StartupHook"/> is told in every process of the command, by the name of the variable.</summary>
    public IReadOnlyDictionary<string, string> Hook { get; init; } = new Dictionary<string, string>();

    /// <summary>Folder in which a sample project was built.</summary>
    public static string ExperimentsOf(string sample)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return Path.Combine(Bin, $"Replication.Runner.Tests.{sample}", configuration);
    }

    /// <summary>Runs a command to its end.</summary>
    public Outcome Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)), "the command did not end");
        return new(process.ExitCode, output, error.Result);
    }

    /// <summary>Starts a command.</summary>
    public Process Start(params string[] arguments)
    {
        // A shell that starts the tests in the background lets them ignore SIGINT, and so would every process below; env takes that back.
        var start = new ProcessStartInfo("env") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add("--default-signal=INT");
        foreach (var word in Shell is null ? [] : new[] { "sh", "-c", Shell, "sh" }) start.ArgumentList.Add(word);
        start.ArgumentList.Add("dotnet");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "replicate.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        if (arguments[0] is not ("verfy" or "doctor" or "notebook") && !arguments.Contains("--experiments"))
        {
            start.ArgumentList.Add("--experiments");
            start.ArgumentList.Add(Experiments);
        }

        if (arguments[0] is "run" or "derive" or "verify" or "explain" or "report" or "doctor" && !arguments.Contains("--results"))
        {
            start.ArgumentList.Add("--results");
            start.ArgumentList.Add(Results);
        }

        if (arguments[0] is "run" or "doctor" && !arguments.Contains("--cache"))
        {
            start.ArgumentList.Add("--cache");
            start.ArgumentList.Add(Cache);
        }

        foreach (var (name, value) in Variables) start.Environment[name] = value;
        if (Pause > 0) start.Environment["SAMPLE_PAUSE_MS"] = Pause.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (name, value) in Hook) start.Environment[name] = value;
        if (Hook.Count > 0) start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        return Process.Start(start)!;
    }

    /// <summary>A file of the evidence.</summary>
    public string Result(params string[] path) => Path.Combine([Results, .. path]);

    /// <summary>Content of every file of the evidence by path, but for the times in the provenance.</summary>
    public SortedDictionary<string, string> Evidence() => EvidenceIn(Results);

    /// <summary>The same of another folder.</summary>
    public static SortedDictionary<string, string> EvidenceIn(string results) => Files(results, path => !path.EndsWith("provenance.json", StringComparison.Ordinal));

    /// <summary>Content of everything: what a refused command must leave as it was.</summary>
    public SortedDictionary<string, string> Everything() => Files(_folder.FullName, _ => true);

    /// <summary>Files of stored rows.</summary>
    public IReadOnlyList<string> StoredRows() =>
        Directory.Exists(Cache) ? Directory.GetFiles(Cache, "*.row", SearchOption.AllDirectories) : [];

    /// <summary>Another suite with the same evidence and stored rows.</summary>
    /// <param name="hook">What the copy's <see cref="StartupHook"/> is told.</param>
    public Suite Copy(IReadOnlyDictionary<string, string>? hook = null)
    {
        var copy = new Suite { Experiments = Experiments, Hook = hook ?? new Dictionary<string, string>() };
        foreach (var path in Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy._folder.FullName, Path.GetRelativePath(_folder.FullName, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }

        return copy;
    }

    /// <summary>Waits until something holds.</summary>
    public static void WaitFor(Func<bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"waited in vain for {what}");
            Thread.Sleep(10);
        }
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose() => _folder.Delete(recursive: true);

    static SortedDictionary<string, string> Files(string folder, Func<string, bool> counts)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder)) return files;
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(counts))
            files[Path.GetRelativePath(folder, path)] = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
        return files;
    }
}
