namespace Replication.Evidence.Tests.Tolerances;

public class TableComparisonTests
{
    const string Baseline = """
        arm,replicate,loss,note
        wgan,0,1,same
        wgan,1,2,same
        gan,0,,other

        """;

    static readonly TableTolerances Rules = new("arm", "replicate")
    {
        Columns = new Dictionary<string, Tolerance> { ["loss"] = Tolerance.Absolute(0.1, "run-to-run spread") },
    };

    static TableComparison Compare(string find, string replace)
    {
        Assert.Contains(find, Baseline, StringComparison.Ordinal);
        return TableComparison.Of(Baseline, Baseline.Replace(find, replace, StringComparison.Ordinal), Rules);
    }

    [Fact]
    public void The_same_table_agrees_and_so_does_one_within_tolerance_in_another_order()
    {
        Assert.True(TableComparison.Of(Baseline, Baseline, Rules).Agrees);
        var comparison = TableComparison.Of(Baseline, "arm,replicate,loss,note\ngan,0,,other\nwgan,1,2.05,same\nwgan,0,0.99,same\n", Rules);
        Assert.True(comparison.Agrees);
        Assert.Equal("loss uses at most 50 % of its tolerance", comparison.Report);
    }

    [Fact]
    public void Zero_and_minus_zero_are_one_number_in_keys_and_in_cells()
    {
        var rules = new TableTolerances("theta") { Columns = new Dictionary<string, Tolerance> { ["loss"] = Tolerance.Ulps(1, "none") } };
        const string Before = "theta,loss,side\n0,0,0\n1,2,-1\n";
        var comparison = TableComparison.Of(Before, "theta,loss,side\n-0,-0,-0\n1,2,-1\n", rules);
        Assert.True(comparison.Agrees, comparison.Report);
        Assert.Equal(["row theta=0 stands 2 times in the table"], TableComparison.Of(Before, "theta,loss,side\n-0,0,0\n0,0,0\n1,2,-1\n", rules).Problems);
        Assert.Equal("-1", Assert.Single(TableComparison.Of(Before, "theta,loss,side\n0,0,0\n1,2,1\n", rules).Cells).Expected);
        Assert.False(TableComparison.Of(Before, Before.Replace("0,0,0", "0,0,-", StringComparison.Ordinal), rules).Agrees);
        Assert.False(TableComparison.Of(Before, Before.Replace("0,0,0", "0,0,0.0", StringComparison.Ordinal), rules).Agrees);
    }

    [Fact]
    public void Only_the_offending_cells_are_reported()
    {
        var comparison = Compare("wgan,1,2,", "wgan,1,2.25,");
        Assert.False(comparison.Agrees);
        Assert.Equal(
            "arm=wgan, replicate=1: loss: expected 2, got 2.25; 250 % of the tolerance used: within 0.1 (run-to-run spread)\n"
            + "loss uses at most 250 % of its tolerance", comparison.Report);
        Assert.Equal("arm=gan, replicate=0: note: expected other, got else; must be equal", Assert.Single(Compare("other", "else").Cells).ToString());
    }

    [Fact]
    public void A_cell_may_use_all_of_its_tolerance()
    {
        var rules = Rules with { Columns = new Dictionary<string, Tolerance> { ["loss"] = Tolerance.Absolute(0.5, "run-to-run spread") } };
        TableComparison With(string loss) => TableComparison.Of(Baseline, Baseline.Replace("wgan,0,1,", $"wgan,0,{loss},", StringComparison.Ordinal), rules);
        Assert.True(With("1.5").Agrees);
        Assert.Equal("loss uses at most 100 % of its tolerance", With("1.5").Report);
        Assert.False(With("1.5000001").Agrees);
    }

    [Theory]
    [InlineData("wgan,0,1,", "wgan,0,NaN,", "arm=wgan, replicate=0: loss: expected 1, got NaN; all and more of the tolerance used: within 0.1 (run-to-run spread)")]
    [InlineData("wgan,0,1,", "wgan,0,,", "arm=wgan, replicate=0: loss: expected 1, got nothing; all and more of the tolerance used: within 0.1 (run-to-run spread)")]
    [InlineData("gan,0,,", "gan,0,0,", "arm=gan, replicate=0: loss: expected nothing, got 0; all and more of the tolerance used: within 0.1 (run-to-run spread)")]
    [InlineData("wgan,0,1,", "wgan,0,one,", "arm=wgan, replicate=0: loss: expected 1, got one; all and more of the tolerance used: within 0.1 (run-to-run spread)")]
    [InlineData("wgan,0,1,", "wgan,0,Infinity,", "arm=wgan, replicate=0: loss: expected 1, got Infinity; all and more of the tolerance used: within 0.1 (run-to-run spread)")]
    [InlineData("other", "NaN", "arm=gan, replicate=0: note: expected other, got NaN; must be equal")]
    public void A_number_that_is_none_fails(string find, string replace, string report) =>
        Assert.Equal(report, Assert.Single(Compare(find, replace).Cells).ToString());

    [Fact]
    public void NaN_on_both_sides_confirms_nothing()
    {
        var table = Baseline.Replace("wgan,0,1,", "wgan,0,NaN,", StringComparison.Ordinal);
        Assert.False(TableComparison.Of(table, table, Rules).Agrees);
        table = Baseline.Replace("other", "NaN", StringComparison.Ordinal);
        Assert.False(TableComparison.Of(table, table, Rules).Agrees);
    }

    [Theory]
    [InlineData("loss,note", "loss", "column 'note' has vanished")]
    [InlineData("loss,note", "loss,note,extra", "column 'extra' is not in the baseline")]
    [InlineData("loss,note", "note,loss", "the columns are in another order: arm,replicate,note,loss")]
    [InlineData("loss,note", "note,note", "column 'loss' has vanished; column 'note' stands twice")]
    public void A_vanished_new_or_moved_column_fails(string find, string replace, string problems)
    {
        var (width, header) = (replace.Split(',').Length + 2, Baseline.Replace(find, replace, StringComparison.Ordinal).Split('\n')[0]);
        var body = string.Join('\n', Baseline.Split('\n').Skip(1).Select(line => line.Length == 0 ? "" : string.Join(',', line.Split(',').Append("x").Take(width))));
        Assert.Equal(problems, string.Join("; ", TableComparison.Of(Baseline, $"{header}\n{body}", Rules).Problems));
    }

    [Theory]
    [InlineData("wgan,1,2,same\n", "", "row arm=wgan, replicate=1 is missing")]
    [InlineData("gan,0,,other\n", "gan,0,,other\ngan,1,3,x\n", "row arm=gan, replicate=1 is not in the baseline")]
    [InlineData("wgan,1,2,same\n", "wgan,1,2,same\nwgan,1,2,same\n", "row arm=wgan, replicate=1 stands 2 times in the table")]
    public void A_missing_extra_or_doubled_row_fails(string find, string replace, string problem) =>
        Assert.Equal([problem], Compare(find, replace).Problems);

    [Fact]
    public void A_row_that_stands_twice_in_the_baseline_fails()
    {
        var table = Baseline.Replace("wgan,1,2,same\n", "wgan,1,2,same\nwgan,1,2,same\n", StringComparison.Ordinal);
        Assert.Contains("row arm=wgan, replicate=1 stands 2 times in the baseline", TableComparison.Of(table, Baseline, Rules).Problems);
    }

    [Fact]
    public void A_rule_for_what_is_not_there_fails()
    {
        Assert.Equal(["there is a tolerance for 'lost', but no such column"], TableComparison.Of(Baseline, Baseline, Rules with
        {
            Columns = new Dictionary<string, Tolerance> { ["lost"] = Tolerance.Exact("misspelt") },
        }).Problems);
        Assert.Equal(["there is no key column 'seed'"], TableComparison.Of(Baseline, Baseline, new TableTolerances("arm", "seed")).Problems);
        Assert.Equal(["key column 'arm' cannot have a tolerance"], TableComparison.Of(Baseline, Baseline, new TableTolerances("arm", "replicate")
        {
            Columns = new Dictionary<string, Tolerance> { ["arm"] = Tolerance.Exact("it is a name") },
        }).Problems);
        Assert.Throws<ArgumentException>(() => TableComparison.Of(Baseline, Baseline, new TableTolerances()));
        Assert.Throws<EvidenceException>(() => TableComparison.Of(Baseline, Baseline[..^1], Rules));
    }
}
