using Replication.Evidence;
using Replication.Runner.Fingerprints;

namespace Replication.Runner.Results;

/// <summary>Whether the manifest lists what there is, and whether what nothing derives, the pictures, is what it lists.</summary>
/// <param name="folder">The results folder.</param>
/// <param name="evidence">Every experiment's rows.</param>
/// <param name="derived">What follows from them.</param>
internal sealed class ManifestCheck(ResultsFolder folder, IReadOnlyList<Evidenced> evidence, Derived derived)
{
    /// <summary>Every difference, as one line that says where.</summary>
    public IReadOnlyList<string> Problems()
    {
        var path = Path.Combine(folder.Root, Manifest.File);
        if (!File.Exists(path)) return [$"{Manifest.File}: the file is missing; run `make derive`", .. Beside(new([]))];
        try
        {
            var (manifest, text) = (Manifest.Of(folder), File.ReadAllText(path));
            var form = text == manifest.ToText() ? [] : new[] { TextDifference.Describe(Manifest.File, text, manifest.ToText()) };
            return [.. form, .. Unlisted(manifest), .. Unknown(manifest), .. Beside(manifest)];
        }
        catch (EvidenceException damage)
        {
            return [damage.Message, .. Beside(new([]))];
        }
    }

    IEnumerable<string> Pictures => derived.Files.Keys.SelectMany(Orphans.Pictures);

    IEnumerable<string> Unlisted(Manifest manifest)
    {
        var files = derived.Files.ToDictionary(StringComparer.Ordinal);
        if (FrontPage.With(derived.Overview, folder) is not null) files[FrontPage.File] = derived.Overview;
        return files.Where(file => manifest.DigestOf(file.Key) != Digest.Of(file.Value))
            .Select(file => $"{Manifest.File}: does not list {file.Key} with the SHA-256 of what the measurements give");
    }

    IEnumerable<string> Unknown(Manifest manifest)
    {
        var known = derived.Files.Keys.Concat(Pictures).ToHashSet(StringComparer.Ordinal);
        return manifest.Lines.Select(line => line.File)
            .Where(file => evidence.Any(one => folder.Holds(one.Study, file)) && !known.Contains(file))
            .Select(file => $"{Manifest.File}: lists {file}, which the measurements do not give");
    }

    IEnumerable<string> Beside(Manifest manifest) =>
        Pictures.Select(picture => Problem(manifest, picture))
            .Append(FrontPage.Problem(folder, manifest.DigestOf(FrontPage.File) is not null))
            .OfType<string>();

    string? Problem(Manifest manifest, string picture)
    {
        var path = Path.Combine(folder.Root, picture);
        var recorded = manifest.DigestOf(picture);
        if (!File.Exists(path)) return recorded is null ? null : $"{picture}: the file is missing; run `make figures`";
        if (!PictureFile.IsWhole(path)) return $"{picture}: is no whole picture; run `make figures`";
        return recorded is null || recorded == FileDigest.Of(path)
            ? null
            : $"{picture}: is not the picture that was drawn (its SHA-256 is not the one in {Manifest.File}); run `make figures`";
    }
}
