namespace Replication.Runner.Tests;

/// <summary>Runs, resumes and repetitions; what measures does so in processes.</summary>
public class RunTests
{
    [Fact]
    public void A_run_measures_judges_and_draws()
    {
        using var suite = new Suite();
        var run = suite.Run("run");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("25 rows to measure, 0 reused", run.Output);
        Assert.Equal(1 + 25, File.ReadAllLines(suite.Result("Sampling", "means", "measurements.csv")).Length);
        Assert.Equal(1 + (24 * 16) + 4, File.ReadAllLines(suite.Result("Sampling", "means", "path.csv")).Length);
        Assert.Contains(",reproduced,", File.ReadAllText(suite.Result("Sampling", "means", "verdicts.csv")));
        Assert.True(File.Exists(suite.Result("Sampling", "means", "figures", "means.plotly.json")));
        Assert.Equal(0, suite.Run("verify").ExitCode);
    }

    [Fact]
    public void A_second_run_reuses_everything_and_touches_nothing()
    {
        using var suite = Suite.Measured.Copy();
        var before = suite.Everything();
        var again = suite.Run("run");

        Assert.Equal(0, again.ExitCode);
        Assert.Contains("All 25 rows are reused", again.Output);
        Assert.Equal(before, suite.Everything());
    }

    [Fact]
    public void Two_runs_from_nothing_and_a_forced_one_are_byte_identical()
    {
        using var first = Suite.Measured.Copy();
        using var second = new Suite();
        second.Run("run", "--workers", "1");
        var before = first.Evidence();

        Assert.Equal(before, second.Evidence());
        var forced = first.Run("run", "Sampling", "--force");
        Assert.Contains("25 rows to measure, 0 reused", forced.Output);
        Assert.Contains("forced", forced.Output);
        Assert.Equal(before, first.Evidence());
    }

    [Fact]
    public void A_dry_run_changes_no_evidence_and_measures_nothing()
    {
        using var suite = new Suite();
        var plan = suite.Call("run", "--dry-run");

        Assert.Equal(0, plan.ExitCode);
        Assert.Contains("25 rows to measure", plan.Output);
        Assert.Empty(suite.StoredRows());
        Assert.Empty(suite.Evidence());
    }

    [Fact]
    public void Another_suite_seed_and_more_seeds_are_measured_for_that_reason()
    {
        using var suite = new Suite();
        suite.Call("run", "--seeds", "2");
        var plan = suite.Call("run", "--seeds", "3", "--dry-run").Output;
        Assert.Contains("not measured yet", plan);
        Assert.Contains("3 rows to measure, 7 reused", plan);
        Assert.Contains("suite seed: 0 -> 5", suite.Call("run", "--seeds", "2", "--seed", "5", "--dry-run").Output);
    }
}
