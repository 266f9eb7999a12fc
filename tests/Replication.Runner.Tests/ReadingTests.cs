namespace Replication.Runner.Tests;

/// <summary>The commands that read the evidence.</summary>
public class ReadingTests
{
    [Fact]
    public void List_names_experiments_costs_and_claims()
    {
        using var suite = new Suite();
        var list = suite.Call("list", "--claims");

        Assert.Equal(0, list.ExitCode);
        Assert.Contains("Sampling: Means of draws move with their shift", list.Output);
        Assert.Contains("  means: A shift of draws and the mean", list.Output);
        Assert.Contains("1 claim, 4 arms, 25 runs", list.Output);
        Assert.Contains("shift-moves-mean (SAMPLE, Theorem 1): A shift moves the mean by its size.", list.Output);
    }

    [Fact]
    public void Explain_tells_the_story_of_a_verdict_and_the_table_shows_it_with_its_command()
    {
        using var none = new Suite();
        Assert.Contains(
            "Sampling/means has no measurements: run `replicate run Sampling/means --assembly Sample.dll` first",
            none.Call("explain", "shift-moves-mean").Error);

        using var suite = Suite.Measured.Copy();
        var explained = suite.Call("explain", "Sampling/shift-moves-mean");
        Assert.True(explained.ExitCode == 0, explained.Error);
        Assert.Contains("Sampling/shift-moves-mean: REPRODUCED", explained.Output);
        Assert.Contains("replicate run Sampling/means --assembly Sample.dll", explained.Output);
        Assert.Equal(explained.Output, suite.Call("explain", "shift-moves-mean").Output);

        var table = File.ReadAllText(suite.Result("README.md"));
        Assert.Contains("1 claim: 1 reproduced.", table);
        Assert.Contains("`replicate run Sampling/means --assembly Sample.dll`", table);
        Assert.Contains("did you mean 'shift-moves-mean'?", Assert.Single(suite.Call("explain", "shift-moves-means").Complaints));
    }

    [Fact]
    public void The_doctor_names_what_the_suite_runs_on()
    {
        using var suite = new Suite();
        var doctor = suite.Run("doctor");

        foreach (var what in new[] { "command", ".NET", "processor", "Torch", "folder" })
            Assert.Contains(doctor.Output.Split('\n'), line => line.StartsWith(what, StringComparison.Ordinal));
        // Where Torch does not load that is said, and the exit code says it too.
        Assert.Equal(doctor.Output.Contains("BROKEN", StringComparison.Ordinal) ? ExitCode.Failed : ExitCode.Success, doctor.ExitCode);
        Assert.DoesNotContain("   at ", doctor.Output + doctor.Error);
    }

    [Fact]
    public void A_replayed_row_is_the_stored_row()
    {
        using var suite = Suite.Measured.Copy();
        var replayed = suite.Call("replay", "Sampling/means", "squared", "1");

        Assert.Equal(0, replayed.ExitCode);
        var stored = File.ReadAllLines(suite.Result("Sampling", "means", "measurements.csv"))
            .Single(line => line.StartsWith("squared,1,", StringComparison.Ordinal));
        Assert.Contains($"\"Mean\": {stored.Split(',')[3]},", replayed.Output);
    }

    [Fact]
    public void Smoke_rows_support_no_verdict_and_paper_rows_lie_apart()
    {
        using var suite = new Suite();
        Assert.Equal(0, suite.Call("run", "--scale", "smoke").ExitCode);
        Assert.Contains(",inconclusive,", File.ReadAllText(suite.Result("Sampling", "means", "verdicts.csv")));
        Assert.Equal(0, suite.Call("verify", "--scale", "smoke").ExitCode);

        Assert.Equal(0, suite.Call("run", "--scale", "paper").ExitCode);
        Assert.True(File.Exists(suite.Result("Sampling", "means", "paper", "measurements.csv")));
        Assert.True(File.Exists(suite.Result("PAPER-SCALE.md")));
        Assert.Equal(0, suite.Call("verify", "--scale", "paper").ExitCode);
        Assert.Equal(0, suite.Call("verify", "--scale", "smoke").ExitCode);
    }
}
