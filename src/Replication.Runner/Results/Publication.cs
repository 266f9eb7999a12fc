using System.Text;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Runner.Discovery;
using Replication.Runner.Fingerprints;
using Replication.Runner.Progress;

namespace Replication.Runner.Results;

/// <summary>
/// Brings the results folder to what the rows say, in one step. It replaces and deletes what the suite is known to have written, and
/// nothing else. The caller holds the folder's lock and has called <see cref="Transaction.Finish"/>.
/// </summary>
internal static class Publication
{
    /// <summary>Writes measurements of the experiments that were run, and what follows from all measurements there are.</summary>
    /// <param name="folder">The results folder.</param>
    /// <param name="catalog">Every study there is, in the order of the tables.</param>
    /// <param name="measured">Studies whose rows are complete now.</param>
    /// <param name="others">Studies that have stored measurements and were not run.</param>
    /// <param name="provenance">Text of a study's provenance for given tables; null where the present one still holds.</param>
    /// <returns>What was found and left as it is, as lines that say what to do.</returns>
    /// <exception cref="UserError">A file of the user's is in the way; nothing was changed.</exception>
    /// <exception cref="EvidenceException">Rows do not fit their study, or the manifest is damaged; nothing was changed.</exception>
    public static IReadOnlyList<string> Write(
        ResultsFolder folder,
        Catalog catalog,
        IReadOnlyList<Evidenced> measured,
        IReadOnlyList<Evidenced> others,
        Func<Evidenced, IReadOnlyDictionary<string, string>, string?> provenance)
    {
        var order = catalog.Studies.Index().ToDictionary(study => study.Item, study => study.Index);
        var all = measured.Concat(others).OrderBy(one => order[one.Study]).ToList();
        var derived = Derivation.Of(folder, all);
        var written = new WrittenFiles(folder, all.Select(one => one.Study));
        var page = FrontPage.With(derived.Overview, folder);
        var orphans = all.SelectMany(one => Orphans.Of(folder, one.Study, derived.Files.Keys)).ToList();
        var changes = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var one in measured)
        {
            var place = folder.Relative(one.Study);
            var tables = MeasurementTable.Of(one.Study).Format(one.Rows);
            foreach (var (file, text) in tables) changes[Path.Combine(place, file)] = Bytes(text);
            if (provenance(one, tables) is { } made) changes[Path.Combine(place, ResultsFolder.Provenance)] = Bytes(made);
        }

        foreach (var (file, text) in derived.Files) changes[file] = Bytes(text);
        // A figure that is drawn no more, or a series whose column was renamed, would be an orphan that no table explains.
        foreach (var stale in orphans.Where(written.IsAsWritten)) changes[stale] = null;
        changes[Manifest.File] = Bytes(Listing(folder, catalog, written.Manifest, all, derived, page is not null).ToText());
        RequireOwn(written, changes);
        if (page is not null) changes[FrontPage.File] = page;
        Transaction.Commit(folder.Root, changes);

        var left = orphans.Where(orphan => !changes.ContainsKey(orphan)).Select(Orphans.Describe);
        return FrontPage.Problem(folder, written.Manifest.DigestOf(FrontPage.File) is not null) is { } problem ? [.. left, problem] : [.. left];
    }

    /// <summary>Writes pictures of figures, each beside its figure.</summary>
    /// <param name="folder">The results folder.</param>
    /// <param name="pictures">Content by path below the folder.</param>
    /// <exception cref="UserError">A file of the user's is in the way; nothing was changed.</exception>
    /// <exception cref="EvidenceException">The manifest is damaged; nothing was changed.</exception>
    public static void Write(ResultsFolder folder, IReadOnlyDictionary<string, byte[]> pictures)
    {
        var written = new WrittenFiles(folder, []);
        var changes = pictures.ToDictionary(one => one.Key, byte[]? (one) => one.Value, StringComparer.Ordinal);
        var lines = written.Manifest.Lines.Concat(pictures.Select(one => new ManifestLine(one.Key, Digest.Of(one.Value))));
        changes[Manifest.File] = Bytes(new Manifest(lines).ToText());
        RequireOwn(written, changes);
        Transaction.Commit(folder.Root, changes);
    }

    // What other scales and other experiments wrote stays listed, and so do the pictures of the figures that there are; what a study wrote that
    // its experiment has no more does not.
    static Manifest Listing(
        ResultsFolder folder, Catalog catalog, Manifest present, IReadOnlyList<Evidenced> all, Derived derived, bool hasPage)
    {
        var pictures = derived.Files.Keys.SelectMany(Orphans.Pictures).ToHashSet(StringComparer.Ordinal);
        var kept = present.Lines.Where(line => pictures.Contains(line.File)
            ? File.Exists(Path.Combine(folder.Root, line.File))
            : !all.Any(one => folder.Holds(one.Study, line.File)) && !catalog.IsStale(line.File));
        var page = hasPage ? [new(FrontPage.File, Digest.Of(derived.Overview))] : Array.Empty<ManifestLine>();
        return new([.. kept, .. derived.Files.Select(one => new ManifestLine(one.Key, Digest.Of(one.Value))), .. page]);
    }

    // A file that holds what would be written is as good as written.
    static void RequireOwn(WrittenFiles written, IReadOnlyDictionary<string, byte[]?> changes)
    {
        var objections = changes.Where(change => change.Value is { } bytes && !written.Holds(change.Key, Digest.Of(bytes)))
            .Select(change => written.Objection(change.Key))
            .OfType<string>()
            .Order(StringComparer.Ordinal)
            .ToList();
        if (objections.Count == 1) throw new UserError(objections[0]);
        if (objections.Count > 1) throw new UserError($"{objections[0]} ({Texts.Count(objections.Count - 1, "other file")} likewise.)");
    }

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
