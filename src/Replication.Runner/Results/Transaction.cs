using System.Text.Json;
using Replication.Runner.Fingerprints;

namespace Replication.Runner.Results;

/// <summary>
/// Changes to files of a folder that are made all or not at all, whatever kills the process. New contents are staged in a subfolder, and
/// the renaming of a journal that lists them is the one step that decides: before it nothing has changed, after it
/// <see cref="Finish"/> makes the rest of the changes. It needs the folder's lock (see <see cref="FolderLock"/>).
/// </summary>
internal static class Transaction
{
    /// <summary>Name of the subfolder. It is there only while changes are made, or after they were cut off.</summary>
    public const string Folder = ".publication";

    const string Draft = "journal.partial";
    const string Journal = "journal.json";

    // Digests of what a file held and shall hold; null for no file.
    sealed record Step(string File, string? Before, string? After);

    /// <summary>Makes changes. A file that holds its content already is not touched.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="changes">New content by path below the folder; null for a file to delete.</param>
    /// <exception cref="IOException">
    /// Before the journal was renamed: nothing has changed. After it: <see cref="Finish"/> makes the rest.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">As <see cref="IOException"/>.</exception>
    public static void Commit(string root, IReadOnlyDictionary<string, byte[]?> changes)
    {
        List<Step> steps =
        [
            .. changes.OrderBy(change => change.Key, StringComparer.Ordinal)
                .Select(change => new Step(
                    change.Key, FileDigest.Of(Path.Combine(root, change.Key)), change.Value is { } bytes ? Digest.Of(bytes) : null))
                .Where(step => step.Before != step.After),
        ];
        if (steps.Count == 0) return;
        var place = Path.Combine(root, Folder);
        var added = steps.Select(step => Path.GetDirectoryName(Path.Combine(root, step.File))!)
            .Where(folder => !Directory.Exists(folder))
            .Distinct()
            .ToList();
        try
        {
            Directory.CreateDirectory(place);
            // Made now, so that a disk without room for them ends this before anything is decided.
            foreach (var folder in added) Directory.CreateDirectory(folder);
            Write(Path.Combine(place, Draft), JsonSerializer.SerializeToUtf8Bytes(steps));
            foreach (var (index, step) in steps.Index())
                if (changes[step.File] is { } content) Write(Staged(place, index), content);
            Move(Path.Combine(place, Draft), Path.Combine(place, Journal));
        }
        catch
        {
            Discard(place, steps.Count);
            foreach (var folder in added.OrderByDescending(folder => folder.Length)) RemoveIfEmpty(folder);
            throw;
        }

        Apply(root, steps);
    }

    /// <summary>Whether changes were decided and are not yet made.</summary>
    public static bool IsPending(string root) => File.Exists(Path.Combine(root, Folder, Journal));

    /// <summary>
    /// Ends what a killed process began: makes the changes that were decided, and discards what was only staged. A file that somebody
    /// changed since then is left as it is.
    /// </summary>
    /// <exception cref="UserError">The subfolder is not as this class leaves it.</exception>
    public static void Finish(string root)
    {
        var place = Path.Combine(root, Folder);
        if (!Directory.Exists(place)) return;
        if (IsPending(root)) Apply(root, Read(root, Path.Combine(place, Journal)) ?? throw Damaged(place));
        else Discard(place, Read(root, Path.Combine(place, Draft))?.Count ?? 0);
        if (!Directory.Exists(place)) return;
        var stranger = Directory.EnumerateFileSystemEntries(place).Order(StringComparer.Ordinal).First();
        throw new UserError($"'{stranger}' is in the way: this suite did not write it, so it is not deleted. Move it.");
    }

    static void Apply(string root, IReadOnlyList<Step> steps)
    {
        var place = Path.Combine(root, Folder);
        foreach (var (index, step) in steps.Index())
        {
            var (staged, target) = (Staged(place, index), Path.Combine(root, step.File));
            var present = FileDigest.Of(target);
            var untouched = present is null || present == step.Before;
            if (step.After is null)
            {
                if (present == step.Before) Delete(target);
            }
            else if (FileDigest.Of(staged) is { } digest)
            {
                if (digest != step.After) throw Damaged(place);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                if (untouched) Move(staged, target);
                else Delete(staged);
            }
        }

        Delete(Path.Combine(place, Journal));
        RemoveIfEmpty(place);
    }

    static void Discard(string place, int staged)
    {
        foreach (var index in Enumerable.Range(0, staged)) Delete(Staged(place, index));
        Delete(Path.Combine(place, Draft));
        RemoveIfEmpty(place);
    }

    // Null where there is no journal, or only a part of one.
    static IReadOnlyList<Step>? Read(string root, string path)
    {
        try
        {
            var steps = JsonSerializer.Deserialize<List<Step>>(File.ReadAllBytes(path));
            return steps is not null && steps.All(step => step?.File is not null && MayChange(root, step.File)) ? steps : null;
        }
        catch (Exception damage) when (damage is JsonException or FileNotFoundException)
        {
            return null;
        }
    }

    // A journal may come with a folder from anywhere: it reaches the folder and the page above it, and nothing else.
    static bool MayChange(string root, string file) =>
        file == FrontPage.File || Path.GetFullPath(file, root).StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    static string Staged(string place, int index) => Path.Combine(place, index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    static void Write(string path, byte[] content)
    {
        PublicationEvents.Log.Step("write", path);
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }
        catch (ArgumentOutOfRangeException tooLarge)
        {
            // .NET reports a file beyond the limit of its size so.
            throw new IOException($"File too large : '{path}'", tooLarge);
        }
    }

    static void Move(string from, string to)
    {
        PublicationEvents.Log.Step("rename", to);
        File.Move(from, to, overwrite: true);
    }

    static void Delete(string path)
    {
        if (!File.Exists(path)) return;
        PublicationEvents.Log.Step("delete", path);
        File.Delete(path);
    }

    static void RemoveIfEmpty(string place)
    {
        if (!Directory.Exists(place) || Directory.EnumerateFileSystemEntries(place).Any()) return;
        PublicationEvents.Log.Step("delete", place);
        Directory.Delete(place);
    }

    static UserError Damaged(string place) =>
        new($"'{place}' is not as a publication leaves it, so that it cannot be finished: delete it and run again.");
}
