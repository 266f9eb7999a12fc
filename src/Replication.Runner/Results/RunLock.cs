using Replication.Runner.Fingerprints;

namespace Replication.Runner.Results;

/// <summary>
/// Lets one run at a time write to a results folder. The lock is on a file beside the stored rows, held by the operating system: it
/// ends with the process, however that ends.
/// </summary>
internal static class RunLock
{
    /// <summary>Takes the lock.</summary>
    /// <param name="folder">Folder of lock files.</param>
    /// <param name="results">The results folder.</param>
    /// <exception cref="UserError">Another run holds it.</exception>
    public static IDisposable Take(string folder, string results)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{Digest.Of(Path.GetFullPath(results))[..16]}.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new UserError(
                $"Another run is writing to '{results}': wait until it ends (this run would reuse its rows), or give --results another folder.");
        }
    }
}
