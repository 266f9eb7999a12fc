using System.Security.Cryptography;
using System.Text;

namespace Replication.Notebooks.Document;

/// <summary>
/// SHA-256 of a cell's outputs, pictures included, recorded when they are written. Re-execution finds what has become stale; the digest
/// finds what was changed by hand, even where the change is within a tolerance or in a picture.
/// </summary>
public static class OutputDigest
{
    /// <summary>The digest in lower-case hexadecimal.</summary>
    public static string Of(IReadOnlyList<Output> outputs) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(OutputJson.Write(outputs, count: 0).ToJsonString(NotebookText.Layout))));
}
