using System.Text;

namespace Replication.Evidence.Tables;

/// <summary>Files that are there whole or not at all, whatever kills the process that writes them.</summary>
public static class AtomicFile
{
    /// <summary>Writes UTF-8 without a byte-order mark; see <see cref="Write(string, byte[])"/>.</summary>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Writes to <c>NAME.partial</c> beside the target, flushes it to the disk and renames it over the target.
    /// A partial file that a killed process left behind is overwritten by the next write; two writers of one file at the same time: the
    /// second gets an <see cref="IOException"/>. Nothing is touched when the file already holds the bytes.
    /// </summary>
    /// <exception cref="IOException">The folder is missing, full or read-only, or another process writes the same file.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, byte[] bytes)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)) return;
        var partial = path + ".partial";
        using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(bytes);
            // Stryker disable once Statement,Boolean : only a power cut shows whether it reached the disk
            stream.Flush(flushToDisk: true);
        }

        File.Move(partial, path, overwrite: true);
    }
}
