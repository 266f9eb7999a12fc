namespace Replication.Runner.Results;

/// <summary>
/// Lets one process at a time write to a results folder. What is locked is the folder itself, not a name of it: every path to it and
/// every cache meet the same lock. The operating system holds it, so that it ends with the process, however that ends.
/// </summary>
internal static class FolderLock
{
    /// <summary>Takes the lock of a folder, which is made where it is not there.</summary>
    /// <exception cref="UserError">Another process holds it, or the system does not lock the folder.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made.</exception>
    public static IDisposable Take(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return Posix.TryLock(folder) ?? throw new UserError(
                $"Another run is writing to '{folder}': wait until it ends (this run would reuse its rows), or give --results another folder.");
        }
        catch (IOException failure)
        {
            throw new UserError($"The results folder cannot be locked: {failure.Message}.");
        }
    }
}
