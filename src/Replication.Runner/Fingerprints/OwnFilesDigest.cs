using System.Security.Cryptography;
using Replication.Evidence;

namespace Replication.Runner.Fingerprints;

/// <summary>The content of the user's own files, as far as a measurement reads them.</summary>
internal sealed class OwnFilesDigest
{
    readonly Lazy<string?> _text = new(() => OwnFiles.Text is { } file ? OfFile(file) : null);

    /// <summary>A digest by the name of the variable that tells of the files; nothing for files that the code does not ask for.</summary>
    /// <param name="code">What a measurement executes.</param>
    public IEnumerable<KeyValuePair<string, string>> Of(CodeFingerprint code)
    {
        if (code.Calls(typeof(OwnFiles), $"get_{nameof(OwnFiles.Text)}") && _text.Value is { } text) yield return new(OwnFiles.TextVariable, text);
    }

    static string OfFile(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
