using Replication.Evidence;
using Replication.Evidence.Tables;

namespace Replication.Runner.Results;

/// <summary>Brings the results folder to what the rows say. Every file is written whole, and only when it differs.</summary>
internal static class Publication
{
    static readonly string[] OfOurMaking = [".plotly.json", ".svg", ".png", ".csv", ".partial"];

    /// <summary>Writes measurements of the experiments that were run, and what follows from all measurements there are.</summary>
    /// <param name="folder">The results folder.</param>
    /// <param name="measured">Experiments whose rows are complete now.</param>
    /// <param name="others">Experiments that have stored measurements and were not run.</param>
    /// <param name="provenance">Text of an experiment's provenance for given tables; null where the present one still holds.</param>
    public static void Write(
        ResultsFolder folder,
        IReadOnlyList<Evidenced> measured,
        IReadOnlyList<Evidenced> others,
        Func<Evidenced, IReadOnlyDictionary<string, string>, string?> provenance)
    {
        var all = measured.Concat(others).OrderBy(one => one.Experiment.Name, StringComparer.Ordinal).ToList();
        var tables = measured.ToDictionary(one => one, one => MeasurementTable.Of(one.Experiment).Format(one.Rows));
        var derived = Derivation.Of(folder, all);
        foreach (var (one, texts) in tables)
        {
            foreach (var (file, text) in texts) Write(Path.Combine(folder.Of(one.Experiment), file), text);
            if (provenance(one, texts) is { } made) Write(Path.Combine(folder.Of(one.Experiment), ResultsFolder.Provenance), made);
        }

        foreach (var (file, text) in derived) Write(Path.Combine(folder.Root, file), text);
        foreach (var one in all) RemoveStale(folder, one.Experiment, derived);
        foreach (var partial in Directory.GetFiles(folder.Root, "*.partial")) File.Delete(partial);
    }

    // A figure that is drawn no more, or a series whose column was renamed, would be an orphan that no table explains.
    static void RemoveStale(ResultsFolder folder, IExperiment experiment, IReadOnlyDictionary<string, string> derived)
    {
        foreach (var orphan in Orphans.Of(folder, experiment, derived.Keys))
        {
            if (OfOurMaking.Any(ending => orphan.EndsWith(ending, StringComparison.Ordinal))) File.Delete(Path.Combine(folder.Root, orphan));
        }
    }

    static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, text);
    }
}
