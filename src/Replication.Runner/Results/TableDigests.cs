using System.Text.Json;
using Replication.Evidence;
using Replication.Evidence.Tables;

namespace Replication.Runner.Results;

/// <summary>
/// Whether a study's tables are those that were measured. Not every digit of a measurement moves a verdict or a figure: the tables'
/// own digests were recorded when they were measured, and nothing reads a table before they are compared.
/// </summary>
internal static class TableDigests
{
    /// <summary>Every table that is there and not the one that was measured, as one line that names it; empty where all hold.</summary>
    /// <param name="folder">The results folder.</param>
    /// <param name="study">A study that has been measured.</param>
    public static IReadOnlyList<string> Problems(ResultsFolder folder, IStudy study)
    {
        var file = Path.Combine(folder.Relative(study), ResultsFolder.Provenance);
        var path = Path.Combine(folder.Root, file);
        if (!File.Exists(path)) return [$"{file}: the file is missing; run `{Reproduction.Command(study, folder.Scale)}`"];
        try
        {
            var recorded = Provenance.Digests(File.ReadAllText(path));
            return
            [
                .. MeasurementTable.Of(study).Files
                    .Select(table => (Path: Path.Combine(folder.Relative(study), table), Recorded: recorded.GetValueOrDefault(table)))
                    .Select(table => Problem(table.Path, table.Recorded, FileDigest.Of(Path.Combine(folder.Root, table.Path))))
                    .OfType<string>(),
            ];
        }
        catch (JsonException damage)
        {
            return [$"{file}: is no provenance: {damage.Message.ReplaceLineEndings(" ")}"];
        }
    }

    /// <summary>The runs that were asked for by arm; none where the record is missing or damaged, which <see cref="Problems"/> tells.</summary>
    /// <param name="folder">The results folder.</param>
    /// <param name="study">The study.</param>
    public static IReadOnlyDictionary<string, int> Runs(ResultsFolder folder, IStudy study)
    {
        var path = Path.Combine(folder.Of(study), ResultsFolder.Provenance);
        try
        {
            return File.Exists(path) ? Provenance.AskedRuns(File.ReadAllText(path)) : new Dictionary<string, int>();
        }
        catch (JsonException)
        {
            return new Dictionary<string, int>();
        }
    }

    static string? Problem(string table, string? recorded, string? present) =>
        present is null || present == recorded
            ? null
            : $"{table}: is not the table that was measured (its SHA-256 is not the one in {ResultsFolder.Provenance})";
}
