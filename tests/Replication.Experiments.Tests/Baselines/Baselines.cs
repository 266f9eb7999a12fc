using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>What smoke runs are compared with.</summary>
static class Baselines
{
    /// <summary>Where they lie.</summary>
    public static string Folder { get; } = Path.Combine(Suite.Root, "tests", "Replication.Experiments.Tests", "Baselines");

    /// <summary>What parts a study's smoke run from its baselines, a report for each table that differs.</summary>
    public static IReadOnlyList<string> Reports(IStudy study, TableSnapshots snapshots) =>
        [.. SmokeTables.Of(study).Select(table => Report(table, snapshots)).OfType<string>()];

    /// <summary>Baselines of tables that no smoke run has.</summary>
    public static IReadOnlyList<string> Orphans(TableSnapshots snapshots) =>
        snapshots.Orphans(Suite.All.SelectMany(SmokeTables.Of).Select(table => table.Name));

    /// <summary>What parts one table from its baseline; null where nothing does.</summary>
    public static string? Report((string Name, string Text, TableTolerances Tolerances) table, TableSnapshots snapshots)
    {
        try
        {
            snapshots.Check(table.Name, table.Text, table.Tolerances);
            return null;
        }
        catch (SnapshotException parted)
        {
            return parted.Message;
        }
    }
}
