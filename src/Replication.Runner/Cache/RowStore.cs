using System.Globalization;
using System.Text;
using System.Text.Json;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Runner.Fingerprints;

namespace Replication.Runner.Cache;

/// <summary>
/// Measured rows, one file each, found by the content of their key. Several runs may share a store: files are written whole, and two
/// runs that write the same key write the same row.
/// </summary>
/// <param name="folder">Folder of the store; made when the first row is written.</param>
internal sealed class RowStore(string folder)
{
    static readonly JsonSerializerOptions Options = new() { WriteIndented = false };

    /// <summary>Rows that could not be read and are treated as missing, as one line each.</summary>
    public List<string> Damaged { get; } = [];

    /// <summary>The stored row of a key; null when there is none or its file is damaged.</summary>
    public StoredRow? Find(RowKey key)
    {
        var path = PathOf(key);
        if (!File.Exists(path)) return null;
        var row = Read(path);
        if (row is not null && row.Key.Digest == key.Digest) return row;
        Damaged.Add($"The cache entry {Relative(path)} is damaged and will be measured again.");
        return null;
    }

    /// <summary>Every readable row of an arm at a scale, newest first.</summary>
    public IReadOnlyList<StoredRow> Rows(string experiment, string arm, Scale scale)
    {
        var place = new DirectoryInfo(ArmFolder(new(experiment, arm, scale, Replicate: 0)));
        return !place.Exists ? [] :
        [
            .. place.EnumerateFiles("*.row")
                .OrderByDescending(file => file.LastWriteTimeUtc)
                .ThenBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => Read(file.FullName))
                .OfType<StoredRow>(),
        ];
    }

    /// <summary>Whether any row of the arm is stored at any scale.</summary>
    public bool KnowsArm(string experiment, string arm) =>
        Directory.Exists(Path.Combine(folder, "rows", experiment, Uri.EscapeDataString(arm)));

    /// <summary>Keeps a row.</summary>
    public void Add(StoredRow row)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(row, Options);
        var text = $"sha256:{Fingerprints.Digest.Of(body)}\n{Encoding.UTF8.GetString(body)}\n";
        Write(PathOf(row.Key), text);
    }

    /// <summary>Keeps what a code hash stands for, so that a later plan can name the method that changed.</summary>
    public void Add(CodeFingerprint code)
    {
        var path = CodePath(code.Hash);
        if (!File.Exists(path)) Write(path, JsonSerializer.Serialize(code.Units));
    }

    /// <summary>What a code hash stood for; null when it is not known any more.</summary>
    public CodeFingerprint? Code(string hash)
    {
        try
        {
            return new(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(CodePath(hash)))!);
        }
        catch (Exception missing) when (missing is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>File that keeps what is known of the native libraries.</summary>
    public string NativeFile => Path.Combine(folder, "native.json");

    static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            AtomicFile.Write(path, text);
        }
        catch (IOException) when (File.Exists(path) || File.Exists($"{path}.partial"))
        {
            // Another run is writing this very file: what it writes is the same.
        }
    }

    string PathOf(RowKey key) => Path.Combine(
        ArmFolder(key.Slot), string.Create(CultureInfo.InvariantCulture, $"{key.Slot.Replicate}-{key.Digest[..24]}.row"));

    string CodePath(string hash) => Path.Combine(folder, "code", $"{hash[..24]}.json");

    string ArmFolder(RowSlot slot) => Path.Combine(
        folder, "rows", slot.Experiment, Uri.EscapeDataString(slot.Arm), slot.Scale.ToString().ToLowerInvariant());

    string Relative(string path) => Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(folder))!, path);

    static StoredRow? Read(string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            var cut = text.IndexOf('\n', StringComparison.Ordinal);
            if (cut < 0 || !text.EndsWith('\n')) return null;
            var body = Encoding.UTF8.GetBytes(text[(cut + 1)..^1]);
            return text[..cut] == $"sha256:{Fingerprints.Digest.Of(body)}" ? JsonSerializer.Deserialize<StoredRow>(body, Options) : null;
        }
        catch (Exception damaged) when (damaged is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
