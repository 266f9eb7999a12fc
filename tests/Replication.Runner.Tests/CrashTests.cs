using System.Diagnostics;

namespace Replication.Runner.Tests;

/// <summary>Killing the runner or a worker at any moment loses at most the rows in flight, and the next run ends the same.</summary>
public class CrashTests
{
    [Fact]
    public void A_killed_runner_loses_only_rows_in_flight_and_its_workers_end_with_it()
    {
        using var suite = new Suite { Pause = 100 };
        using var runner = suite.Start("run", "--workers", "2");
        Suite.WaitFor(() => suite.StoredRows().Count >= 4, "four rows");
        var workers = Workers(runner);
        Assert.Equal(2, workers.Count);
        runner.Kill();
        runner.WaitForExit();
        foreach (var worker in workers) Suite.WaitFor(() => HasEnded(worker), "the workers to end");

        var kept = suite.StoredRows().Count;
        Assert.InRange(kept, 4, 24);
        Assert.Empty(suite.Evidence());
        var resumed = suite.Run("run");
        Assert.Contains($"{25 - kept} rows to measure, {kept} reused", resumed.Output);
        Assert.Equal(Suite.Measured.Evidence(), suite.Evidence());
    }

    [Fact]
    public void Killed_again_and_again_at_any_moment_a_run_ends_the_same()
    {
        using var suite = new Suite { Pause = 20 };
        foreach (var moment in new[] { 150, 400, 650, 900, 1150, 1400 })
        {
            using var runner = suite.Start("run");
            // Discards what is said: a full pipe must not hold the run up.
            runner.OutputDataReceived += (_, _) => { };
            runner.BeginOutputReadLine();
            Thread.Sleep(moment);
            runner.Kill();
            runner.WaitForExit();
        }

        Suite.WaitFor(() => suite.Run("run") is { ExitCode: 0 }, "the lock of the last killed run");
        Assert.Equal(Suite.Measured.Evidence(), suite.Evidence());
        Assert.Equal(0, suite.Run("verify").ExitCode);
    }

    [Fact]
    public async Task A_killed_worker_costs_its_own_row_which_is_named_with_the_command_to_replay_it()
    {
        using var suite = new Suite { Pause = 100 };
        using var runner = suite.Start("run", "--workers", "1");
        var error = runner.StandardError.ReadToEndAsync();
        var output = runner.StandardOutput.ReadToEndAsync();
        Suite.WaitFor(() => suite.StoredRows().Count >= 2, "two rows");
        Process.GetProcessById(Workers(runner).Single()).Kill();
        Assert.True(runner.WaitForExit(TimeSpan.FromMinutes(1)));

        Assert.Equal(ExitCode.Failed, runner.ExitCode);
        Assert.Equal(24, suite.StoredRows().Count);
        Assert.Contains("ended by signal 9", await output);
        Assert.Matches(
            @"missing: Sampling/means/\w+/\d; replay it with: .*replay Sampling/means \w+ \d --scale standard --seed 0", await error);
        Assert.Contains("1 row missing", await error);
        Assert.Empty(suite.Evidence());

        Assert.Contains("1 row to measure, 24 reused", suite.Run("run").Output);
        Assert.Equal(Suite.Measured.Evidence(), suite.Evidence());
    }

    [Fact]
    public void A_worker_killed_while_it_starts_costs_its_own_row()
    {
        var folder = Directory.CreateTempSubdirectory("replication-");
        using var suite = new Suite { Hook = new Dictionary<string, string> { [StartupHook.EndsFirstWorker] = Path.Combine(folder.FullName, "ended") } };
        var run = suite.Run("run", "--workers", "2");
        folder.Delete(recursive: true);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(24, suite.StoredRows().Count);
        Assert.Contains("LOST: its worker ended by signal 9", run.Output);
        Assert.Contains("1 row missing", run.Error);
        Assert.Contains("1 row to measure, 24 reused", suite.Run("run").Output);
        Assert.Equal(Suite.Measured.Evidence(), suite.Evidence());
    }

    [Fact]
    public async Task An_interrupted_run_says_what_it_kept_and_ends_with_130()
    {
        using var suite = new Suite { Pause = 100 };
        using var runner = suite.Start("run");
        var error = runner.StandardError.ReadToEndAsync();
        Suite.WaitFor(() => suite.StoredRows().Count >= 2, "two rows");
        using (var interrupt = Process.Start("kill", ["-INT", $"{runner.Id}"])) interrupt.WaitForExit();
        Assert.True(runner.WaitForExit(TimeSpan.FromSeconds(30)));

        Assert.Equal(ExitCode.Interrupted, runner.ExitCode);
        Assert.Matches("stopped; [0-9]+ rows measured by this run are kept: run again to resume", await error);
        Assert.Empty(suite.Evidence());
    }

    [Fact]
    public void A_second_run_on_the_same_results_is_refused_and_the_first_is_not_disturbed()
    {
        using var suite = new Suite { Pause = 100 };
        using var first = suite.Start("run");
        Suite.WaitFor(() => suite.StoredRows().Count >= 1, "a row");
        var second = suite.Run("run");
        Assert.True(first.WaitForExit(TimeSpan.FromMinutes(1)));

        Assert.Equal(ExitCode.BadInput, second.ExitCode);
        Assert.Contains("Another run is writing", Assert.Single(second.Complaints));
        Assert.Equal(0, first.ExitCode);
        Assert.Equal(Suite.Measured.Evidence(), suite.Evidence());
    }

    [Fact]
    public void Two_runs_at_once_may_share_their_stored_rows()
    {
        using var suite = new Suite { Pause = 20 };
        var elsewhere = suite.Results + "-2";
        using var first = suite.Start("run");
        using var second = suite.Start("run", "--results", elsewhere);
        foreach (var run in new[] { first, second })
        {
            Assert.True(run.WaitForExit(TimeSpan.FromMinutes(1)));
            Assert.True(run.ExitCode == 0, run.StandardError.ReadToEnd());
        }

        Assert.Equal(25, suite.StoredRows().Count);
        Assert.Equal(suite.Evidence(), Suite.EvidenceIn(elsewhere));
    }

    [Fact]
    public void Measurements_that_throw_die_or_give_NaN_cost_their_own_row()
    {
        using var suite = new Suite { Experiments = Suite.ExperimentsOf("Faults") };
        var run = suite.Run("run");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Single(suite.StoredRows());
        Assert.Contains("Faults/faults/throws/0: LOST: InvalidOperationException: the measurement failed on purpose", run.Output);
        Assert.Contains("Faults/faults/dies/0: LOST: its worker ended by signal 9", run.Output);
        Assert.Contains("Faults/faults/nan/0: LOST: ", run.Output);
        Assert.Contains("3 rows missing", run.Error);
        Assert.Equal(3, run.Complaints.Count(line => line.StartsWith("missing: ", StringComparison.Ordinal)));
        Assert.Empty(suite.Evidence());
    }

    // Children of the runner that are workers, by the process table.
    static IReadOnlyList<int> Workers(Process runner) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => name!.All(char.IsAsciiDigit))
            .Select(name => int.Parse(name!, System.Globalization.CultureInfo.InvariantCulture))
            .Where(id => ParentOf(id) == runner.Id && CommandOf(id).Contains("worker", StringComparison.Ordinal)),
    ];

    static bool HasEnded(int id) => ParentOf(id) is null;

    static int? ParentOf(int id)
    {
        try
        {
            // The fields after the command's closing bracket: state, parent, ...
            var fields = File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].Split(' ');
            return fields[0] is "Z" or "X" ? null : int.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    static string CommandOf(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
