using System.Text.RegularExpressions;

namespace Replication.Runner.Tests;

/// <summary>Whatever is changed in the evidence, verification fails and says where.</summary>
public sealed class VerifyTests : IDisposable
{
    static readonly Lazy<Suite> Measured = new(() =>
    {
        var suite = new Suite();
        suite.Run("run");
        return suite;
    });

    readonly Suite _suite = Measured.Value.Copy();

    public void Dispose() => _suite.Dispose();

    string Table => _suite.Result("Sampling", "measurements.csv");

    [Fact]
    public void Untouched_evidence_holds_and_is_not_touched()
    {
        var before = _suite.Everything();
        var outcome = _suite.Run("verify");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains("The evidence holds: 1 verdict of 1 experiment", outcome.Output);
        Assert.Equal(before, _suite.Everything());
    }

    [Fact]
    public void A_changed_measurement_that_moves_a_verdict_is_found_with_row_and_column()
    {
        Edit(Table, "^(shifted,2,[0-9]+),[0-9.]+", "$1,2.25");
        Fails("Sampling/measurements.csv: is not the table that was measured", @"Sampling/verdicts.csv:2: \(Sampling, shift-moves-mean\) column 'ours'");
    }

    [Fact]
    public void A_changed_measurement_that_moves_nothing_is_found_too()
    {
        // No claim and no figure reads the spread of the control.
        Edit(Table, "^(control,5,[0-9]+,[0-9.]+),[0-9.]+", "$1,0.25");
        Fails("Sampling/measurements.csv: is not the table that was measured");
    }

    [Fact]
    public void A_deleted_column_is_found()
    {
        var lines = File.ReadAllLines(Table).Select(line => string.Join(',', line.Split(',').Where((_, index) => index != 4)));
        File.WriteAllText(Table, string.Join('\n', lines) + "\n");
        Fails("measurements.csv:1: .*spread");
    }

    [Fact]
    public void A_NaN_is_found()
    {
        Edit(Table, "^(squared,3,[0-9]+),[0-9.]+", "$1,NaN");
        Fails(@"measurements.csv:21: .*NaN");
    }

    [Theory]
    [InlineData("Sampling/figures/old.plotly.json")]
    [InlineData("Sampling/notes.txt")]
    [InlineData("Forgotten/measurements.csv")]
    [InlineData("stray.txt")]
    public void An_orphan_is_found(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_suite.Result(path))!);
        File.WriteAllText(_suite.Result(path), "{}");
        Fails($"{path.Split('/')[0]}.*: n");
    }

    [Theory]
    [InlineData("Sampling/figures/means.plotly.json")]
    [InlineData("Sampling/verdicts.csv")]
    [InlineData("Sampling/provenance.json")]
    public void A_missing_file_is_found(string path)
    {
        File.Delete(_suite.Result(path));
        Fails($"{path}: the file is missing");
    }

    [Fact]
    public void A_typed_verdict_is_found()
    {
        Edit(_suite.Result("Sampling", "verdicts.csv"), "(?<=,)reproduced,", "not-reproduced,");
        Fails(@"Sampling/verdicts.csv:2: \(Sampling, shift-moves-mean\) column 'verdict' has not-reproduced, the measurements give reproduced");
    }

    [Fact]
    public void A_retouched_figure_is_found()
    {
        Edit(_suite.Result("Sampling", "figures", "means.plotly.json"), "Means in blue", "Means in red");
        Fails("Sampling/figures/means.plotly.json:[0-9]+: has '.*red.*', the measurements give '.*blue");
    }

    void Fails(params string[] patterns)
    {
        var outcome = _suite.Run("verify");
        Assert.Equal(ExitCode.Failed, outcome.ExitCode);
        foreach (var pattern in patterns) Assert.Contains(outcome.Complaints, line => Regex.IsMatch(line, pattern));
        Assert.Contains("the evidence does not re-derive", outcome.Complaints[^1]);
    }

    static void Edit(string path, string pattern, string replacement)
    {
        var text = File.ReadAllText(path);
        var edited = Regex.Replace(text, pattern, replacement, RegexOptions.Multiline);
        Assert.NotEqual(text, edited);
        File.WriteAllText(path, edited);
    }
}
