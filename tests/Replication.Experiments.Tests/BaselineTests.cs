using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>
/// What a smoke run measures is what it measured when its baseline was accepted, within the tolerance of each column. A number that moves by an
/// edit that should not have moved it shows here within seconds, long before anything is reproduced.
/// </summary>
public class BaselineTests
{
    static readonly TableSnapshots Snapshots = new(
        Path.Combine(Suite.Root, "tests", "Replication.Experiments.Tests", "Baselines"), Acceptance.From(Environment.GetEnvironmentVariable));

    public static TheoryData<string> Experiments => [.. Suite.All.Select(experiment => experiment.Name)];

    [Theory, MemberData(nameof(Experiments))]
    public void A_smoke_run_measures_what_its_baseline_holds(string name)
    {
        var reports = SmokeTables.Of(Suite.Named(name)).Select(Parted).OfType<string>().ToArray();
        Assert.True(reports.Length == 0, string.Join("\n\n", reports));
    }

    [Fact]
    public void No_baseline_is_left_behind() =>
        Assert.Empty(Snapshots.Orphans(Suite.All.SelectMany(SmokeTables.Of).Select(table => table.Name)));

    static string? Parted((string Name, string Text, TableTolerances Tolerances) table)
    {
        try
        {
            Snapshots.Check(table.Name, table.Text, table.Tolerances);
            return null;
        }
        catch (SnapshotException parted)
        {
            return parted.Message;
        }
    }
}
