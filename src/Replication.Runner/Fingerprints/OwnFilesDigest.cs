using Replication.Evidence;
using Replication.Runner.Results;

namespace Replication.Runner.Fingerprints;

/// <summary>The content of the user's own files, as far as a measurement reads them.</summary>
/// <param name="text">Path of the text, as <see cref="OwnFiles.Text"/> gives it; null where there is none.</param>
internal sealed class OwnFilesDigest(string? text)
{
    readonly Lazy<string?> _text = new(() => text is null ? null : FileDigest.Of(text));

    /// <summary>A digest by the name of the variable that tells of the files; nothing for files that the code does not ask for.</summary>
    /// <param name="code">What a measurement executes.</param>
    public IEnumerable<KeyValuePair<string, string>> Of(CodeFingerprint code)
    {
        if (code.Calls(typeof(OwnFiles), $"get_{nameof(OwnFiles.Text)}") && _text.Value is { } digest) yield return new(OwnFiles.TextVariable, digest);
    }
}
