using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>
/// What a smoke run measures is what it measured when its baseline was accepted, within the tolerance of each column. A number that moves by an
/// edit that should not have moved it shows here within seconds, long before anything is reproduced.
/// </summary>
public class BaselineTests
{
    static readonly TableSnapshots Snapshots = new(Baselines.Folder, Acceptance.From(Environment.GetEnvironmentVariable));

    public static TheoryData<string> Studies => [.. Suite.All.Select(study => study.Path)];

    [Theory, MemberData(nameof(Studies))]
    public void A_smoke_run_measures_what_its_baseline_holds(string name)
    {
        var reports = Baselines.Reports(Suite.Named(name), Snapshots);
        Assert.True(reports.Count == 0, string.Join("\n\n", reports));
    }

    [Fact]
    public void No_baseline_is_left_behind() => Assert.Empty(Baselines.Orphans(Snapshots));

    [Fact]
    public void No_spread_is_left_behind() => Assert.Empty(KernelSpread.All.Select(spread => $"{spread.Table}: {spread.Column}").Except(
        Suite.All.SelectMany(SmokeTables.Of).SelectMany(table => table.Tolerances.Columns.Keys.Select(column => $"{table.Name}: {column}"))));
}
