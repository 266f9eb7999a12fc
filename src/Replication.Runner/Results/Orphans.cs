using Replication.Evidence;
using Replication.Evidence.Tables;

namespace Replication.Runner.Results;

/// <summary>Files that nothing explains: neither a table of the experiment, nor its provenance, nor derived from its rows.</summary>
internal static class Orphans
{
    const string FigureEnding = ".plotly.json";

    // What `make figures` draws of a figure, beside it.
    static readonly string[] Pictures = [".svg", ".png"];

    /// <summary>Orphans of one experiment's folder, as paths below the results folder.</summary>
    public static IReadOnlyList<string> Of(ResultsFolder folder, IExperiment experiment, IEnumerable<string> derived)
    {
        var place = folder.Of(experiment);
        if (!Directory.Exists(place)) return [];
        var known = derived
            .Concat(MeasurementTable.Of(experiment).Files.Append(ResultsFolder.Provenance)
                .Select(file => Path.Combine(folder.Relative(experiment), file)))
            .ToHashSet(StringComparer.Ordinal);
        known.UnionWith(known.Where(file => file.EndsWith(FigureEnding, StringComparison.Ordinal))
            .SelectMany(file => Pictures.Select(ending => file[..^FigureEnding.Length] + ending)).ToList());
        var paper = Path.Combine(experiment.Name, ResultsFolder.PaperFolder) + Path.DirectorySeparatorChar;
        return
        [
            .. Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder.Root, file))
                .Where(file => folder.Scale == Scale.Paper || !file.StartsWith(paper, StringComparison.Ordinal))
                .Where(file => !known.Contains(file))
                .Order(StringComparer.Ordinal),
        ];
    }
}
