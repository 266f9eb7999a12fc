using Replication.Runner.Fingerprints;

namespace Replication.Runner.Results;

/// <summary>SHA-256 of a file.</summary>
internal static class FileDigest
{
    /// <summary>Digest of a file's bytes; null where there is no such file.</summary>
    public static string? Of(string path) => File.Exists(path) ? Digest.Of(File.ReadAllBytes(path)) : null;
}
