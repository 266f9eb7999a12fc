namespace Replication.Evidence.Tests.Snapshots;

public class SnapshotTests
{
    const string Table = "name,value\na,1\n", Moved = "name,value\na,1.5\n";

    static readonly TableTolerances Rules = new("name") { Columns = new Dictionary<string, Tolerance> { ["value"] = Tolerance.Absolute(0.1, "spread") } };

    static readonly Acceptance Nobody = new(null, null);

    static Acceptance Wish(string reason, string? ci = null) => Acceptance.From(name => name switch { "REPLICATION_ACCEPT" => reason, "CI" => ci, _ => null });

    static string Failure(string folder, Acceptance acceptance, string table) =>
        Assert.Throws<SnapshotException>(() => new TableSnapshots(folder, acceptance).Check("Sample", table, Rules)).Message;

    static string[] Files(TemporaryFolder folder) => [.. Directory.GetFiles(folder.Path).Select(file => Path.GetFileName(file)!).Order()];

    [Fact]
    public void A_baseline_is_made_with_a_reason_by_a_run_that_fails_and_then_holds()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("There is no baseline.", Failure(folder.Path, Nobody, Table), StringComparison.Ordinal);
        Assert.Equal(["Sample.received.csv"], Files(folder));
        Assert.Contains("accepted as the new baseline because: first numbers of the sample.", Failure(folder.Path, Wish("first numbers  of the\nsample"), Table), StringComparison.Ordinal);
        Assert.Equal(["Sample.verified.csv"], Files(folder));
        Assert.Equal("# because: first numbers of the sample\n" + Table, File.ReadAllText(Path.Combine(folder.Path, "Sample.verified.csv")));
        var comparison = new TableSnapshots(folder.Path, Nobody).Check("Sample", "name,value\na,1.05\n", Rules);
        Assert.Equal("value uses at most 50 % of its tolerance", comparison.Report);
    }

    [Fact]
    public void What_parts_from_the_baseline_is_written_beside_it_until_it_agrees_again()
    {
        using var folder = new TemporaryFolder();
        Failure(folder.Path, Wish("first numbers of it"), Table);
        var message = Failure(folder.Path, Nobody, Moved);
        Assert.Contains("name=a: value: expected 1, got 1.5; 500 % of the tolerance used: within 0.1 (spread)", message, StringComparison.Ordinal);
        Assert.Contains("REPLICATION_ACCEPT", message, StringComparison.Ordinal);
        Assert.Equal(Moved, File.ReadAllText(Path.Combine(folder.Path, "Sample.received.csv")));
        new TableSnapshots(folder.Path, Nobody).Check("Sample", Table, Rules);
        Assert.Equal(["Sample.verified.csv"], Files(folder));
    }

    [Fact]
    public void An_agreeing_baseline_keeps_its_reason()
    {
        using var folder = new TemporaryFolder();
        Failure(folder.Path, Wish("first numbers of it"), Table);
        new TableSnapshots(folder.Path, Wish("some other reason")).Check("Sample", Table, Rules);
        Assert.StartsWith("# because: first numbers of it\n", File.ReadAllText(Path.Combine(folder.Path, "Sample.verified.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the numbers moved", "true", "CI never accepts a baseline.")]
    [InlineData("yes", null, "REPLICATION_ACCEPT='yes' is no reason")]
    [InlineData("1", null, "REPLICATION_ACCEPT='1' is no reason")]
    [InlineData("they moved", null, "REPLICATION_ACCEPT='they moved' is no reason")]
    public void A_wish_without_a_reason_or_on_CI_is_refused(string reason, string? ci, string refusal)
    {
        using var folder = new TemporaryFolder();
        Failure(folder.Path, Wish("first numbers of it"), Table);
        var before = File.ReadAllText(Path.Combine(folder.Path, "Sample.verified.csv"));
        Assert.Contains(refusal, Failure(folder.Path, Wish(reason, ci), Moved), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Path.Combine(folder.Path, "Sample.verified.csv")));
    }

    [Fact]
    public void Three_words_may_be_a_reason() => Assert.Equal(new Acceptance("the numbers moved", null), Wish("the numbers moved"));

    [Fact]
    public void What_fails_against_itself_is_no_baseline()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("cannot be a baseline", Failure(folder.Path, Wish("first numbers of it"), "name,value\na,NaN\n"), StringComparison.Ordinal);
        Assert.Contains("cannot be a baseline", Failure(folder.Path, Wish("first numbers of it"), "name,value\na,1\na,1\n"), StringComparison.Ordinal);
        Assert.Empty(Files(folder));
    }

    [Theory]
    [InlineData(Table)]
    [InlineData("# because: \n" + Table)]
    [InlineData("")]
    public void A_baseline_without_its_reason_is_none(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "Sample.verified.csv"), text);
        Assert.Contains("does not begin with its reason", Failure(folder.Path, Nobody, Table), StringComparison.Ordinal);
    }

    [Fact]
    public void Baselines_that_nobody_asks_for_are_orphans()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "Sample", "Older", "Old" }) File.WriteAllText(Path.Combine(folder.Path, $"{name}.verified.csv"), "");
        Assert.Equal(["Old", "Older"], new TableSnapshots(folder.Path, Nobody).Orphans(["Sample"]));
    }
}
