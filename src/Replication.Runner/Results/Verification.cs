using System.Text.Json;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Runner.Discovery;
using Replication.Runner.Fingerprints;

namespace Replication.Runner.Results;

/// <summary>Re-derives verdicts, figures and tables from the stored measurements and compares. Nothing is measured and nothing written.</summary>
internal static class Verification
{
    /// <summary>Every difference, as one line that says where; empty when the evidence holds.</summary>
    /// <exception cref="EvidenceException">A table of measurements cannot be read to its end.</exception>
    public static IReadOnlyList<string> Problems(Catalog catalog, ResultsFolder folder)
    {
        var problems = new List<string>();
        var evidence = new List<Evidenced>();
        foreach (var experiment in catalog.Experiments)
        {
            if (!folder.HasMeasurements(experiment))
            {
                problems.Add($"{folder.Relative(experiment)}: there are no measurements; run `make reproduce EXPERIMENT={experiment.Name}`");
                continue;
            }

            try
            {
                evidence.Add(folder.Read(experiment));
            }
            catch (EvidenceException damage) when (!IsTruncated(folder, experiment))
            {
                problems.Add(damage.Message);
            }
        }

        // A paper's verdicts hang together: with a table missing, the others' cannot be derived.
        if (problems.Count == 0)
        {
            var derived = Derivation.Of(folder, evidence);
            foreach (var one in evidence) problems.AddRange(Recorded(folder, one.Experiment));
            foreach (var (file, text) in derived) problems.AddRange(Compare(folder, file, text));
            foreach (var one in evidence)
            {
                problems.AddRange(Orphans.Of(folder, one.Experiment, derived.Keys)
                    .Select(file => $"{file}: nothing accounts for this file; delete it, or restore the experiment that made it"));
            }

            problems.AddRange(Strangers(catalog, folder, derived.Keys));
        }

        return problems;
    }

    static IEnumerable<string> Compare(ResultsFolder folder, string file, string derived)
    {
        var path = Path.Combine(folder.Root, file);
        if (!File.Exists(path)) return [$"{file}: the file is missing, the measurements give one"];
        var stored = File.ReadAllText(path);
        return stored == derived ? [] : [TextDifference.Describe(file, stored, derived)];
    }

    // Not every digit of a measurement moves a verdict or a figure: the tables' own digests were recorded when they were measured.
    static IEnumerable<string> Recorded(ResultsFolder folder, IExperiment experiment)
    {
        var file = Path.Combine(folder.Relative(experiment), ResultsFolder.Provenance);
        var path = Path.Combine(folder.Root, file);
        if (!File.Exists(path)) return [$"{file}: the file is missing; run `make reproduce EXPERIMENT={experiment.Name}`"];
        IReadOnlyDictionary<string, string> recorded;
        try
        {
            recorded = Provenance.Digests(File.ReadAllText(path));
        }
        catch (JsonException damage)
        {
            return [$"{file}: is no provenance: {damage.Message.ReplaceLineEndings(" ")}"];
        }

        return MeasurementTable.Of(experiment).Files
            .Where(table => recorded.GetValueOrDefault(table) != Digest.Of(File.ReadAllBytes(Path.Combine(folder.Of(experiment), table))))
            .Select(table => $"{Path.Combine(folder.Relative(experiment), table)}: is not the table that was measured "
                + $"(its SHA-256 is not the one in {ResultsFolder.Provenance})");
    }

    // Folders and files beside the experiments' own.
    static IEnumerable<string> Strangers(Catalog catalog, ResultsFolder folder, IEnumerable<string> derived)
    {
        if (!Directory.Exists(folder.Root)) return [];
        var known = catalog.Experiments.Select(experiment => experiment.Name)
            .Concat(derived)
            .Append("README.md").Append("PAPER-SCALE.md").Append(ResultsFolder.Report)
            .ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateFileSystemEntries(folder.Root)
            .Select(path => Path.GetRelativePath(folder.Root, path))
            .Where(entry => !known.Contains(entry))
            .Order(StringComparer.Ordinal)
            .Select(entry => $"{entry}: no experiment is named so; delete it, or restore the experiment that made it");
    }

    static bool IsTruncated(ResultsFolder folder, IExperiment experiment) =>
        MeasurementTable.Of(experiment).Files
            .Select(file => Path.Combine(folder.Of(experiment), file))
            .Any(path => File.Exists(path) && !File.ReadAllText(path).EndsWith('\n'));
}
