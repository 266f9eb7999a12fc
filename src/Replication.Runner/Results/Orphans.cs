using System.IO.Enumeration;
using Replication.Evidence;
using Replication.Evidence.Tables;

namespace Replication.Runner.Results;

/// <summary>Files that nothing explains: neither a table of the experiment, nor its provenance, nor derived from its rows.</summary>
internal static class Orphans
{
    const string FigureEnding = ".plotly.json";

    /// <summary>An orphan, as one line that says what to do.</summary>
    public static string Describe(string orphan) => $"{orphan}: nothing accounts for this file; delete it, or restore the experiment that made it";

    /// <summary>Paths of the pictures that `make figures` draws beside a figure; none where the file is no figure.</summary>
    public static IEnumerable<string> Pictures(string file) =>
        file.EndsWith(FigureEnding, StringComparison.Ordinal) ? PictureFile.Endings.Select(ending => file[..^FigureEnding.Length] + ending) : [];

    /// <summary>Orphans of one experiment's folder, as paths below the results folder.</summary>
    public static IReadOnlyList<string> Of(ResultsFolder folder, IStudy study, IEnumerable<string> derived)
    {
        var place = folder.Of(study);
        if (!Directory.Exists(place)) return [];
        var known = derived
            .Concat(MeasurementTable.Of(study).Files.Append(ResultsFolder.Provenance)
                .Select(file => Path.Combine(folder.Relative(study), file)))
            .ToHashSet(StringComparer.Ordinal);
        known.UnionWith(known.SelectMany(Pictures).ToList());
        return
        [
            .. new FileSystemEnumerable<string>(place, (ref entry) => entry.ToFullPath(), new() { RecurseSubdirectories = true, AttributesToSkip = 0 })
                {
                    ShouldIncludePredicate = (ref entry) => !entry.IsDirectory || IsLink(ref entry),
                    ShouldRecursePredicate = (ref entry) => !IsLink(ref entry),
                }
                .Select(file => Path.GetRelativePath(folder.Root, file))
                .Where(file => folder.Holds(study, file) && !known.Contains(file))
                .Order(StringComparer.Ordinal),
        ];
    }

    // A link to a folder is one entry: what lies behind it is elsewhere.
    static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
