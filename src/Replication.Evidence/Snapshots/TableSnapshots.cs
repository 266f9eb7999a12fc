using Replication.Evidence.Tables;

namespace Replication.Evidence;

/// <summary>
/// Tables that tests compare with a committed baseline, in Verify's file convention: <c>NAME.verified.csv</c> is the baseline,
/// <c>NAME.received.csv</c> is written beside it when they part. A baseline begins with the reason it was last accepted for:
/// <c># because: ...</c>. A run that accepts a baseline still fails, so that no run passes by the baseline it made.
/// </summary>
/// <param name="folder">Folder of the baselines.</param>
/// <param name="acceptance">Whether baselines may be replaced.</param>
public sealed class TableSnapshots(string folder, Acceptance acceptance)
{
    const string ReasonPrefix = "# because: ", Verified = ".verified.csv", Received = ".received.csv";

    /// <summary>Compares a table with its baseline.</summary>
    /// <param name="name">Name of the snapshot, usually that of the test.</param>
    /// <param name="table">Text of the table.</param>
    /// <param name="tolerances">Keys, and tolerance by column.</param>
    /// <returns>The comparison, which agrees; its report says how much of each tolerance was used.</returns>
    /// <exception cref="SnapshotException">
    /// The table differs from the baseline, or there is none, or it lacks its reason, or a wish to accept was refused or fulfilled.
    /// </exception>
    /// <exception cref="EvidenceException">A text is no table.</exception>
    public TableComparison Check(string name, string table, TableTolerances tolerances)
    {
        var (baseline, received) = (Path.Combine(folder, name + Verified), Path.Combine(folder, name + Received));
        var comparison = File.Exists(baseline) ? TableComparison.Of(Stored(baseline, name), table, tolerances) : null;
        if (comparison is { Agrees: true })
        {
            File.Delete(received);
            return comparison;
        }

        var report = comparison is null ? "There is no baseline." : comparison.Report;
        if (acceptance.Because is { } because)
        {
            // What would fail against itself (NaN, keys that name two rows, a tolerance without a column) is no baseline.
            var itself = TableComparison.Of(table, table, tolerances);
            if (!itself.Agrees) throw new SnapshotException($"{name}: cannot be a baseline.\n{itself.Report}");
            AtomicFile.Write(baseline, $"{ReasonPrefix}{because}\n{table}");
            File.Delete(received);
            var done = $"accepted as the new baseline because: {because}. Run again without {Acceptance.Variable}.";
            throw new SnapshotException($"{name}: {done}\n{report}");
        }

        AtomicFile.Write(received, table);
        throw new SnapshotException($"{name}: {acceptance.Refusal ?? Advice(name)}\n{report}");
    }

    /// <summary>Baselines that no snapshot of the given names uses: renamed or deleted tests leave them behind.</summary>
    /// <param name="names">Names of all snapshots that are checked against this folder.</param>
    public IReadOnlyList<string> Orphans(IEnumerable<string> names) =>
    [
        .. Directory.EnumerateFiles(folder, "*" + Verified).Select(file => Path.GetFileName(file)[..^Verified.Length])
            .Except(names, StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    static string Advice(string name) =>
        $"compare {name}{Received} with {name}{Verified}; if the new numbers are right, run again with {Acceptance.Variable}=\"why they moved\".";

    static string Stored(string path, string name)
    {
        var text = File.ReadAllText(path);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end > ReasonPrefix.Length && text.StartsWith(ReasonPrefix, StringComparison.Ordinal)
            ? text[(end + 1)..]
            : throw new SnapshotException($"{name}: the baseline does not begin with its reason, '{ReasonPrefix}...'.");
    }
}
