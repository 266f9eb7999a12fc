using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Security.Cryptography;
using Replication.Runner.Commands;
using Replication.Runner.Results;

namespace Replication.Runner.Tests;

/// <summary>What a command came to.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of standard error.</summary>
    public IReadOnlyList<string> Complaints => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>
/// The command on sample experiments, with results and stored rows in a folder of its own: as a process, or within that of the tests, which
/// spares its start where what starts, ends or limits a process is not tested.
/// </summary>
internal sealed class Suite : IDisposable
{
    static readonly string Bin = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));

    // The console is one for the whole process.
    static readonly Lock Gate = new();

    static readonly Lazy<Suite> Whole = new(() =>
    {
        var suite = new Suite();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => suite.Dispose();
        Assert.Equal(0, suite.Run("run").ExitCode);
        return suite;
    });

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-");

    /// <summary>The sample after its first run, which is made once. It is to be copied or read, and not to be changed.</summary>
    public static Suite Measured => Whole.Value;

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

    /// <summary>Runs a command to its end within this process, one at a time.</summary>
    public Outcome Call(params string[] arguments)
    {
        Assert.True(Shell is null && Variables.Count == 0 && Hook.Count == 0 && Pause == 0, "what is set here is set of a process");
        lock (Gate)
        {
            var (console, errors) = (Console.Out, Console.Error);
            using StringWriter output = new(), error = new();
            Console.SetOut(output);
            Console.SetError(error);
            try
            {
                var command = Task.Run(() => CommandLine.RunAsync([.. WithFolders(arguments)]));
                Assert.True(command.Wait(TimeSpan.FromMinutes(1)), "the command did not end");
                return new(command.Result, output.ToString(), error.ToString());
            }
            finally
            {
                Console.SetOut(console);
                Console.SetError(errors);
            }
        }
    }

    /// <summary>
    /// Calls a command that succeeds, and copies the suite before each change that it makes to the results folder: a kill at that moment
    /// leaves the same files.
    /// </summary>
    public IReadOnlyList<Suite> CallInMoments(params string[] arguments)
    {
        var moments = new List<Suite>();
        using (new ChangeListener(_folder.Name, () => moments.Add(Copy()))) Assert.Equal(0, Call(arguments).ExitCode);
        return moments;
    }

    /// <summary>Runs a command to its end in a process of its own.</summary>
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
        foreach (var argument in WithFolders(arguments)) start.ArgumentList.Add(argument);
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
        foreach (var folder in Directory.GetDirectories(_folder.FullName, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(copy._folder.FullName, Path.GetRelativePath(_folder.FullName, folder)));
        foreach (var path in Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories))
            File.Copy(path, Path.Combine(copy._folder.FullName, Path.GetRelativePath(_folder.FullName, path)));

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

    // Hears of the changes below a folder, on the thread that makes them.
    sealed class ChangeListener : EventListener
    {
        readonly string _folder;
        readonly Action _hear;

        public ChangeListener(string folder, Action hear)
        {
            (_folder, _hear) = (folder, hear);
            EnableEvents(PublicationEvents.Log, EventLevel.Informational);
        }

        protected override void OnEventWritten(EventWrittenEventArgs written)
        {
            if (written.Payload is [_, string path] && path.Contains(_folder, StringComparison.Ordinal)) _hear();
        }
    }

    IEnumerable<string> WithFolders(string[] arguments)
    {
        IEnumerable<string> Given(string option, string folder) => arguments.Contains(option) ? [] : [option, folder];
        return
        [
            .. arguments,
            .. arguments[0] is "verfy" or "doctor" or "notebook" ? [] : Given("--assembly", Experiments),
            .. arguments[0] is "run" or "derive" or "verify" or "explain" or "report" or "doctor" ? Given("--results", Results) : [],
            .. arguments[0] is "run" or "doctor" ? Given("--cache", Cache) : [],
        ];
    }

    static SortedDictionary<string, string> Files(string folder, Func<string, bool> counts)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder)) return files;
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(counts))
            files[Path.GetRelativePath(folder, path)] = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
        return files;
    }
}
