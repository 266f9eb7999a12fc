using System.Text;

namespace Replication.Evidence.Tables;

/// <summary>Files that are there whole or not at all, whatever kills the process that writes them.</summary>
public static class AtomicFile
{
    /// <summary>Writes UTF-8 without a byte-order mark; see <see cref="Write(string, byte[])"/>.</summary>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Writes to <c>NAME.partial</c> beside the target, flushes it to the disk and renames it over the target.
    /// A partial file that a killed process left behind is overwritten by the next write, and a write that fails removes its own; two
    /// writers of one file at the same time: the second gets an <see cref="IOException"/>. Nothing is touched when the file already holds
    /// the bytes.
    /// </summary>
    /// <exception cref="IOException">
    /// The folder is missing, full or read-only, the file would be larger than it may be, the target or its partial file is no
    /// regular file, or another process writes the same file.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written, or the target is a folder.</exception>
    public static void Write(string path, byte[] bytes)
    {
        if (File.Exists(path) && RegularFile.ReadBytes(path).AsSpan().SequenceEqual(bytes)) return;
        var partial = path + ".partial";
        RegularFile.Require(partial);
        var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            using (stream)
            {
                stream.Write(bytes);
                // Stryker disable once Statement,Boolean : only a power cut shows whether it reached the disk
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception failure)
        {
            Remove(partial);
            // .NET reports a file beyond the limit of its size as an argument out of range.
            if (failure is ArgumentOutOfRangeException) throw new IOException($"File too large : '{partial}'", failure);
            throw;
        }
    }

    static void Remove(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // The failure of the write is the one to tell.
        }
    }
}
