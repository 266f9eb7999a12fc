using System.Diagnostics;

namespace Replication.Runner.Tests;

/// <summary>
/// Whatever the operating system refuses, the command says it in one true line with exit code 2, and leaves nothing half written. Limits
/// and devices stand in for a full disk: they need no mount and no privilege.
/// </summary>
public sealed class InputOutputTests : IDisposable
{
    Suite _suite = new();

    public void Dispose() => _suite.Dispose();

    [Theory]
    [InlineData("exec \"$@\" >/dev/full", "The standard output cannot be written: No space left on device.", "list")]
    [InlineData("exec \"$@\" >/dev/full", "The standard output cannot be written: No space left on device.", "run")]
    [InlineData("exec \"$@\" >/dev/full", "The standard output cannot be written: No space left on device.", "list", "--help")]
    [InlineData("exec \"$@\" >&-", "The standard output cannot be written: it is closed.", "list")]
    [InlineData("exec \"$@\" >&-", "The standard output cannot be written: it is closed.", "run")]
    [InlineData("ulimit -n 64; exec \"$@\"", "At most 64 files may be open and 256 are needed: raise the limit (ulimit -n).", "run")]
    [InlineData("ulimit -n 64; exec \"$@\"", "At most 64 files may be open and 256 are needed: raise the limit (ulimit -n).", "list")]
    [InlineData("ulimit -n 300; exec \"$@\"", "At most 300 files may be open and 304 are needed", "run", "--workers", "6")]
    [InlineData(null, "--results is empty: expected the path of a folder.", "run", "--results", "")]
    [InlineData(null, "--results is empty: expected the path of a folder.", "verify", "--results", "")]
    [InlineData(null, "--cache is empty: expected the path of a folder.", "run", "--cache", "")]
    [InlineData(null, "--assembly is empty: expected the path of an assembly, a project or a folder.", "list", "--assembly", "")]
    [InlineData(null, "--output is empty: expected the path of a folder.", "report", "--output", "")]
    [InlineData(null, "--notebooks is empty: expected the path of a folder.", "notebook", "check", "--notebooks", "")]
    [InlineData(null, "--cache is '/dev/full', which is no folder.", "run", "--cache", "/dev/full")]
    [InlineData(null, "'/dev/full' is no folder, and one is expected there.", "run", "--cache", "/dev/full/cache")]
    [InlineData(null, "'@/dev/zero' is not an option or argument", "list", "@/dev/zero")]
    [InlineData(null, "There is no experiment '@/dev/zero'", "run", "@/dev/zero")]
    public void A_stream_a_limit_or_a_path_that_does_not_serve_is_named(string? shell, string says, params string[] arguments)
    {
        _suite.Shell = shell;
        Refused(says, arguments);
        Assert.Empty(_suite.Evidence());
        Assert.Empty(_suite.StoredRows());
    }

    [Theory]
    [InlineData("--results")]
    [InlineData("--cache")]
    public void A_path_that_leads_nowhere_is_named(string option)
    {
        Run("mkfifo", _suite.Beside("fifo"));
        File.CreateSymbolicLink(_suite.Beside("circle"), _suite.Beside("circle"));
        File.WriteAllText(_suite.Beside("file"), "mine");

        Refused($"{option} is '{_suite.Beside("fifo")}', which is no folder.", "run", option, _suite.Beside("fifo"));
        Refused($"'{_suite.Beside("fifo")}' is no folder, and one is expected there.", "run", option, _suite.Beside("fifo/below"));
        Refused($"{option} is '{_suite.Beside("circle")}', which is no folder.", "run", option, _suite.Beside("circle"));
        Refused("circle", "run", option, _suite.Beside("circle/below"));
        Refused($"{option} is '{_suite.Beside("file")}', which is no folder.", "run", option, _suite.Beside("file"));
        Refused($"'{_suite.Beside("file")}' is no folder, and one is expected there.", "run", option, _suite.Beside("file/below/that"));
        Refused("too long", "run", option, _suite.Beside(new string('a', 300)));
        Refused("too long", "run", option, string.Concat(Enumerable.Repeat("/aaaaaaaaa", 500)));
        Assert.Equal("mine", File.ReadAllText(_suite.Beside("file")));
        Assert.Empty(_suite.StoredRows());
    }

    [Theory]
    [InlineData("exec \"$@\" 2>/dev/full")]
    [InlineData("exec \"$@\" 2>&-")]
    public void Without_a_standard_error_the_exit_code_is_the_same(string shell)
    {
        _suite.Shell = shell;
        Assert.Equal(ExitCode.BadInput, _suite.Run("run", "NoSuch").ExitCode);
    }

    [Fact]
    public void A_cache_that_takes_no_more_ends_the_run_with_what_was_kept()
    {
        // What the plan keeps of the code is there already; no row fits below the limit.
        _suite.Run("run", "--dry-run");
        LimitFiles(bytes: 512);
        Refused("File too large : ", "run");
        Assert.Contains("The run ended early; 0 rows measured by this run are kept: run again to resume.", _suite.Run("run").Error);
        Assert.Empty(_suite.StoredRows());

        _suite.Shell = null;
        Assert.Contains("25 rows to measure, 0 reused", _suite.Run("run").Output);
        Assert.Equal(Suite.Measured.Evidence(), _suite.Evidence());
    }

    [Fact]
    public void A_row_that_cannot_be_kept_ends_the_run_and_the_count_of_those_kept_is_true()
    {
        var arm = Path.Combine(_suite.Cache, "rows", "Sampling", "means", "squared");
        Directory.CreateDirectory(Path.GetDirectoryName(arm)!);
        File.WriteAllText(arm, "in the way");
        var run = Refused($"'{arm}' is no folder, and one is expected there.", "run", "--workers", "1");
        Assert.Contains($" The run ended early; {_suite.StoredRows().Count} rows measured by this run are kept: run again to resume.", run.Error);
        Assert.InRange(_suite.StoredRows().Count, 1, 24);
        Assert.Empty(_suite.Evidence());

        File.Delete(arm);
        Assert.Equal(0, _suite.Run("run").ExitCode);
    }

    [Fact]
    public void Results_that_take_no_more_are_named_and_the_rows_stay()
    {
        BeginMeasured();
        Directory.Delete(_suite.Results, recursive: true);
        LimitFiles(bytes: 512);
        Refused("File too large : ", "run");
        Assert.Equal(25, _suite.StoredRows().Count);

        _suite.Shell = null;
        Assert.Equal(0, _suite.Run("run").ExitCode);
        Assert.Equal(Suite.Measured.Evidence(), _suite.Evidence());
    }

    [Theory]
    [InlineData("results/Sampling/means/measurements.csv", "verify")]
    [InlineData("results/Sampling/means/measurements.csv", "run")]
    [InlineData("results/Sampling/means/path.csv", "derive")]
    [InlineData("results/Sampling/means/provenance.json", "verify")]
    [InlineData("results/Sampling/means/figures/means.plotly.json", "report")]
    [InlineData("results/README.md", "explain", "shift-moves-mean")]
    [InlineData("README.md", "run")]
    [InlineData("cache/write.lock", "run", "--force")]
    public void A_FIFO_or_a_device_in_a_files_place_is_named_and_not_waited_for(string path, params string[] arguments)
    {
        BeginMeasured();
        var place = _suite.Beside(path);
        File.Delete(place);
        Run("mkfifo", place);
        Refused($"{Path.GetFileName(path)}' is no regular file but a FIFO.", arguments);
        File.Delete(place);
        File.CreateSymbolicLink(place, "/dev/zero");
        Refused($"{Path.GetFileName(path)}' is no regular file but a character device.", arguments);
    }

    [Fact]
    public void A_stored_row_of_which_the_place_is_taken_is_named()
    {
        BeginMeasured();
        var row = _suite.StoredRows()[0];
        File.Delete(row);
        Run("mkfifo", row);
        Refused("is no regular file but a FIFO.", "run");
        File.Delete(row);
        Directory.CreateDirectory(row);
        Refused($"'{row}' is a folder, and a file is expected there.", "run");
    }

    [Fact]
    public void A_notebook_and_an_assembly_are_not_waited_for()
    {
        Directory.CreateDirectory(_suite.Beside("books"));
        Run("mkfifo", _suite.Beside("books/a.ipynb"), _suite.Beside("books/a.dll"));
        Refused("a.ipynb' is no regular file but a FIFO.", "notebook", "check", "--notebooks", _suite.Beside("books"));
        Refused("a.dll' is no regular file but a FIFO.", "list", "--assembly", _suite.Beside("books"));
    }

    [Fact]
    public void Outside_a_checkout_the_line_says_what_to_give_and_with_it_the_command_works()
    {
        var copy = Directory.CreateDirectory(_suite.Beside("copy")).FullName;
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
        {
            var target = Path.Combine(copy, Path.GetFileName(file));
            // The host looks for the command where its own file really is.
            if (Path.GetFileName(file).StartsWith("replicate.", StringComparison.Ordinal)) File.Copy(file, target);
            else File.CreateSymbolicLink(target, file);
        }

        foreach (var command in new[] { "verify", "derive", "report", "run" })
        {
            // As a user types it: no folder is given.
            var start = new ProcessStartInfo("dotnet", [Path.Combine(copy, "replicate.dll"), command])
            {
                WorkingDirectory = "/", RedirectStandardError = true, RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            Assert.Equal(
                "replicate: This is not a checkout of Replication (no Replication.sln above): change into it, or give --results and --cache.\n",
                process.StandardError.ReadToEnd());
            process.WaitForExit();
            Assert.Equal(ExitCode.BadInput, process.ExitCode);
        }

        _suite.Shell = $"cd /; while [ \"${{1%replicate.dll}}\" = \"$1\" ]; do shift; done; shift; exec dotnet '{copy}/replicate.dll' \"$@\"";
        Assert.Equal(0, _suite.Run("run").ExitCode);
        Assert.NotEmpty(_suite.Evidence());
    }

    void BeginMeasured()
    {
        _suite.Dispose();
        _suite = Suite.Measured.Copy();
    }

    Outcome Refused(string says, params string[] arguments)
    {
        var outcome = _suite.Shell is null ? _suite.Call(arguments) : _suite.Run(arguments);
        Assert.True(outcome.ExitCode == ExitCode.BadInput, $"{string.Join(' ', arguments)}: {outcome.ExitCode}: {outcome.Error}");
        var line = Assert.Single(outcome.Complaints);
        Assert.StartsWith("replicate: ", line, StringComparison.Ordinal);
        Assert.Contains(says, line, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_suite.Beside("."), "*.partial", SearchOption.AllDirectories));
        return outcome;
    }

    // A process under a limit of file sizes; the runtime's own executable memory must not be a file.
    void LimitFiles(int bytes)
    {
        const int Block = 512;
        _suite.Shell = $"ulimit -f {bytes / Block}; exec \"$@\"";
        _suite.Variables["DOTNET_EnableWriteXorExecute"] = "0";
    }

    static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
