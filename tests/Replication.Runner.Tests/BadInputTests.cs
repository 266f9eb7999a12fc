using System.Runtime.Versioning;

namespace Replication.Runner.Tests;

/// <summary>Bad input gets one clear line, exit code 2, and changes nothing on disk.</summary>
public class BadInputTests
{
    [Theory]
    [InlineData("There is no experiment 'Samplin': did you mean 'Sampling'?", "run", "Samplin")]
    [InlineData("There is no experiment 'NoSuch': known: Sampling, Sampling/means.", "run", "NoSuch")]
    [InlineData("--seeds is '-1': expected a whole number from 1", "run", "--seeds", "-1")]
    [InlineData("--seeds is '0': expected a whole number from 1", "run", "--seeds", "0")]
    [InlineData("--seeds is 'many': expected a whole number from 1", "run", "--seeds", "many")]
    [InlineData("--seed is '-3': expected a whole number from 0", "run", "--seed", "-3")]
    [InlineData("--workers is '0': expected a whole number from 1", "run", "--workers", "0")]
    [InlineData("--scale is 'standart': did you mean 'standard'?", "run", "--scale", "standart")]
    [InlineData("--device is 'gpu': expected cpu, cuda or cuda:N", "run", "--device", "gpu")]
    [InlineData("--text is 'nowhere': expected a file", "rehearse", "--text", "nowhere")]
    [InlineData("--text is empty: expected the path of a file.", "replay", "Sampling/means", "shifted", "0", "--scale", "paper", "--text", "")]
    [InlineData("--text is read at --scale paper alone.", "run", "--text", ".")]
    [InlineData("did you mean '--force'?", "run", "--forse")]
    [InlineData("did you mean 'verify'?", "verfy")]
    [InlineData("no arm 'shift'", "replay", "Sampling/means", "shift", "0")]
    [InlineData("There is no study 'Sampling': did you mean 'Sampling/means'?", "replay", "Sampling", "shifted", "0")]
    [InlineData("There is no study 'NoSuch': known: Sampling/means.", "replay", "NoSuch", "shifted", "0")]
    public void One_line_says_what_was_expected(string says, params string[] arguments)
    {
        using var suite = new Suite();
        var outcome = suite.Call(arguments);

        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        var line = Assert.Single(outcome.Complaints);
        Assert.StartsWith("replicate: ", line);
        Assert.Contains(says, line);
        Assert.Empty(suite.Everything());
    }

    [Theory]
    [InlineData("run")]
    [InlineData("rehearse")]
    [InlineData("replay", "Sampling/means", "shifted", "0")]
    public void A_device_that_is_not_there_is_refused_before_anything_is_measured(params string[] arguments)
    {
        using var suite = new Suite();
        var outcome = suite.Call([.. arguments, "--device", "cuda:99"]);

        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.StartsWith("replicate: --device is 'cuda:99', but Torch sees ", Assert.Single(outcome.Complaints));
        Assert.False(Directory.Exists(suite.Results));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("verify")]
    public void A_truncated_table_is_refused_with_its_place(string command)
    {
        using var suite = Suite.Measured.Copy();
        var table = suite.Result("Sampling", "means", "measurements.csv");
        var text = File.ReadAllText(table);
        File.WriteAllText(table, text[..(text.Length / 2)]);
        var before = suite.Everything();
        var outcome = suite.Call(command);

        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Contains("measurements.csv:", Assert.Single(outcome.Complaints));
        Assert.Equal(before, suite.Everything());
    }

    [Fact]
    public void A_forced_run_replaces_a_truncated_table()
    {
        using var suite = Suite.Measured.Copy();
        var before = suite.Evidence();
        File.WriteAllText(suite.Result("Sampling", "means", "measurements.csv"), "arm,repl");

        Assert.Equal(0, suite.Call("run", "--force").ExitCode);
        Assert.Equal(before, suite.Evidence());
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Read_only_results_are_refused_before_anything_is_measured()
    {
        using var suite = Suite.Measured.Copy();
        File.SetUnixFileMode(suite.Results, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            var before = suite.Everything();
            var outcome = suite.Call("run", "--force");

            Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
            Assert.Contains("is read-only: make it writable", Assert.Single(outcome.Complaints));
            Assert.Equal(before, suite.Everything());
        }
        finally
        {
            File.SetUnixFileMode(suite.Results, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_damaged_cache_entry_is_reported_and_measured_again()
    {
        using var suite = Suite.Measured.Copy();
        var (evidence, everything) = (suite.Evidence(), suite.Everything());
        var entry = suite.StoredRows()[3];
        File.WriteAllText(entry, File.ReadAllText(entry).Replace("\"Mean\":", "\"Mean\":1"));
        var outcome = suite.Call("run");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("is damaged and will be measured again", Assert.Single(outcome.Complaints));
        Assert.Contains("1 row to measure, 24 reused", outcome.Output);
        Assert.Equal(evidence, suite.Evidence());
        Assert.Equal(everything.Keys, suite.Everything().Keys);
    }
}
