using System.Text.Json;
using Replication.Evidence;
using Replication.Report;

namespace Replication.Runner.Results;

/// <summary>
/// Which files of a results folder the suite is known to have written: those of the manifest, the tables that a provenance lists, and
/// what carries the suite's mark. Every other file is the user's.
/// </summary>
internal sealed class WrittenFiles
{
    readonly ResultsFolder _folder;
    readonly Dictionary<string, string> _tables = new(StringComparer.Ordinal);
    readonly HashSet<string> _marked;

    /// <summary>Reads what is recorded now.</summary>
    /// <param name="folder">The results folder.</param>
    /// <param name="studies">Studies whose provenance is read.</param>
    /// <exception cref="EvidenceException">The manifest is damaged.</exception>
    public WrittenFiles(ResultsFolder folder, IEnumerable<IStudy> studies)
    {
        _folder = folder;
        Manifest = Results.Manifest.Of(folder);
        _marked = new([Results.Manifest.File], StringComparer.Ordinal);
        if (Text(folder.Readme)?.StartsWith(VerdictMarkdown.Mark, StringComparison.Ordinal) == true) _marked.Add(folder.Readme);
        foreach (var study in studies) Add(study);
    }

    /// <summary>The manifest.</summary>
    public Manifest Manifest { get; }

    /// <summary>The recorded digest of a file; null where none is recorded.</summary>
    public string? DigestOf(string file) => _tables.GetValueOrDefault(file) ?? Manifest.DigestOf(file);

    /// <summary>Whether a file holds, to the byte, what the suite wrote: it may be deleted.</summary>
    public bool IsAsWritten(string file) => DigestOf(file) is { } digest && Holds(file, digest);

    /// <summary>Whether a file is there with a given digest.</summary>
    public bool Holds(string file, string digest) => FileDigest.Of(Path.Combine(_folder.Root, file)) == digest;

    /// <summary>Why the suite may not write a file; null where nothing is there, or something of its own.</summary>
    public string? Objection(string file)
    {
        var path = Path.Combine(_folder.Root, file);
        if (Directory.Exists(path)) return $"'{path}' is a folder; a file is expected there. Move it, or give another folder with --results.";
        if (!File.Exists(path) || DigestOf(file) is not null || _marked.Contains(file) || PictureFile.IsDrawnByUs(path)) return null;
        return $"'{path}' is in the way: this suite did not write it, so it is not replaced. Move it, or give another folder with --results.";
    }

    void Add(IStudy study)
    {
        var place = _folder.Relative(study);
        var provenance = Path.Combine(place, ResultsFolder.Provenance);
        if (Text(provenance) is not { } text) return;
        try
        {
            foreach (var (table, digest) in Provenance.Digests(text)) _tables[Path.Combine(place, table)] = digest;
            _marked.Add(provenance);
        }
        catch (JsonException)
        {
            // Not a provenance: somebody else's file.
        }
    }

    string? Text(string file)
    {
        var path = Path.Combine(_folder.Root, file);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
