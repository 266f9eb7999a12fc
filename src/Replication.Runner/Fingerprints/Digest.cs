using System.Security.Cryptography;
using System.Text;

namespace Replication.Runner.Fingerprints;

/// <summary>SHA-256 of text, as lower-case hexadecimal digits.</summary>
internal static class Digest
{
    /// <summary>Digest of a text.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Digest of bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Digest of a list of texts, each kept apart from the next by its length.</summary>
    public static string Of(IEnumerable<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(part.Length).Append(':').Append(part).Append('\n');
        return Of(text.ToString());
    }
}
