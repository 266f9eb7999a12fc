using System.Text;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Runner.Discovery;

namespace Replication.Runner.Results;

/// <summary>Re-derives verdicts, figures and tables from the stored measurements and compares. Nothing is measured and nothing written.</summary>
internal static class Verification
{
    /// <summary>Every difference, as one line that says where; empty when the evidence holds.</summary>
    /// <exception cref="EvidenceException">A table of measurements cannot be read to its end.</exception>
    public static IReadOnlyList<string> Problems(Catalog catalog, ResultsFolder folder)
    {
        if (Directory.Exists(Path.Combine(folder.Root, Transaction.Folder))) return [$"{Transaction.Folder}: {ResultsFolder.CutOff}"];
        var problems = new List<string>();
        var evidence = new List<Evidenced>();
        foreach (var study in catalog.Studies)
        {
            if (!folder.HasMeasurements(study))
            {
                problems.Add($"{folder.Relative(study)}: there are no measurements; run `{Reproduction.Command(study, folder.Scale)}`");
                continue;
            }

            problems.AddRange(TableDigests.Problems(folder, study));
            try
            {
                evidence.Add(folder.Parse(study));
            }
            catch (EvidenceException damage) when (!IsTruncated(folder, study))
            {
                problems.Add(damage.Message);
            }
        }

        // A paper's verdicts hang together: with a table missing, the others' cannot be derived.
        if (evidence.Count == catalog.Studies.Count) AddDifferences(catalog, folder, evidence, problems);
        return problems;
    }

    static void AddDifferences(Catalog catalog, ResultsFolder folder, IReadOnlyList<Evidenced> evidence, List<string> problems)
    {
        Derived derived;
        try
        {
            derived = Derivation.Of(folder, evidence);
        }
        catch (Exception refusal)
        {
            // An experiment's own code may refuse rows that only a tampered table holds.
            if (problems.Count == 0) problems.Add($"The measurements cannot be judged and drawn: {refusal.GetType().Name}: {refusal.Message}");
            return;
        }

        if (FrontPage.With(derived.Overview, folder) is { } page) problems.AddRange(Compare(folder, FrontPage.File, page));
        foreach (var (file, text) in derived.Files) problems.AddRange(Compare(folder, file, Encoding.UTF8.GetBytes(text)));
        foreach (var one in evidence) problems.AddRange(Orphans.Of(folder, one.Study, derived.Files.Keys).Select(Orphans.Describe));
        problems.AddRange(Strangers(catalog, folder, derived.Files.Keys));
        problems.AddRange(new ManifestCheck(folder, evidence, derived).Problems());
    }

    static IEnumerable<string> Compare(ResultsFolder folder, string file, byte[] derived)
    {
        var path = Path.Combine(folder.Root, file);
        if (!File.Exists(path)) return [$"{file}: the file is missing, the measurements give one"];
        var stored = File.ReadAllBytes(path);
        return stored.AsSpan().SequenceEqual(derived)
            ? []
            : [TextDifference.Describe(file, Encoding.UTF8.GetString(stored), Encoding.UTF8.GetString(derived))];
    }

    // Folders and files beside the experiments' own.
    static IEnumerable<string> Strangers(Catalog catalog, ResultsFolder folder, IEnumerable<string> derived)
    {
        if (!Directory.Exists(folder.Root)) return [];
        var known = catalog.Experiments.Select(experiment => experiment.Name)
            .Concat(derived)
            .Append("README.md").Append("PAPER-SCALE.md").Append(ResultsFolder.Report).Append(Manifest.File)
            .ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateFileSystemEntries(folder.Root)
            .Select(path => Path.GetRelativePath(folder.Root, path))
            .Where(entry => !known.Contains(entry))
            .Order(StringComparer.Ordinal)
            .Select(entry => $"{entry}: no experiment is named so; delete it, or restore the experiment that made it")
            .Concat(catalog.Experiments.SelectMany(experiment => Strangers(folder, experiment)));
    }

    // Folders and files beside the studies of an experiment.
    static IEnumerable<string> Strangers(ResultsFolder folder, IExperiment experiment)
    {
        var place = Path.Combine(folder.Root, experiment.Name);
        if (!Directory.Exists(place)) return [];
        return Directory.EnumerateFileSystemEntries(place)
            .Select(path => Path.GetFileName(path))
            .Except(experiment.Studies.Select(study => study.Name))
            .Order(StringComparer.Ordinal)
            .Select(entry => $"{Path.Combine(experiment.Name, entry)}: no study is named so; delete it, or restore the study that made it");
    }

    static bool IsTruncated(ResultsFolder folder, IStudy study) =>
        MeasurementTable.Of(study).Files
            .Select(file => Path.Combine(folder.Of(study), file))
            .Any(path => File.Exists(path) && !File.ReadAllText(path).EndsWith('\n'));
}
