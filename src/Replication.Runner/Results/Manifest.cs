using Replication.Evidence;
using Replication.Evidence.Tables;

namespace Replication.Runner.Results;

/// <summary>A line of the manifest.</summary>
/// <param name="File">Path below the results folder.</param>
/// <param name="Sha256">SHA-256 of the file; of <see cref="FrontPage.File"/>, which has other text too, of its table of verdicts.</param>
internal sealed record ManifestLine(string File, string Sha256);

/// <summary>
/// What the suite wrote to a results folder beside the tables of measurements, whose digests are in their provenance: one line for each
/// file, in ordinal order of their paths.
/// </summary>
internal sealed class Manifest
{
    /// <summary>Name of the file, below the results folder.</summary>
    public const string File = "manifest.csv";

    readonly SortedDictionary<string, string> _digests = new(StringComparer.Ordinal);

    /// <summary>A manifest of given lines; a later line of a file replaces an earlier one.</summary>
    public Manifest(IEnumerable<ManifestLine> lines)
    {
        foreach (var line in lines) _digests[line.File] = line.Sha256;
    }

    /// <summary>Its lines.</summary>
    public IEnumerable<ManifestLine> Lines => _digests.Select(pair => new ManifestLine(pair.Key, pair.Value));

    /// <summary>The recorded digest of a file; null where the manifest does not list it.</summary>
    public string? DigestOf(string file) => _digests.GetValueOrDefault(file);

    /// <summary>The canonical text.</summary>
    public string ToText() => RecordTable.Format([.. Lines], File);

    /// <summary>The manifest of a folder; an empty one where there is none.</summary>
    /// <exception cref="EvidenceException">The file of its name is none.</exception>
    public static Manifest Of(ResultsFolder folder)
    {
        var path = Path.Combine(folder.Root, File);
        if (!System.IO.File.Exists(path)) return new([]);
        try
        {
            return new(RecordTable.Parse<ManifestLine>(System.IO.File.ReadAllText(path), path));
        }
        catch (EvidenceException damage)
        {
            throw new EvidenceException($"{damage.Message} It is no list of what this suite wrote: restore it (git checkout), or move it away.");
        }
    }
}
