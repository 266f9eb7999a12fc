using System.Globalization;
using System.Text;
using System.Text.Json;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Runner.Fingerprints;

namespace Replication.Runner.Cache;

/// <summary>
/// Measured rows, one file each, found by the content of their key. Several runs may share a store: files are written whole, one at a
/// time, and two runs that write the same key write the same row. A file of which the seal or the content is wrong is damaged; one that the
/// operating system refuses is not, and ends the command.
/// </summary>
/// <param name="folder">Folder of the store; made when the first row is written.</param>
internal sealed class RowStore(string folder)
{
    static readonly JsonSerializerOptions Options = new()
    {
        RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    };

    // How long another run may take to write one file, on the slowest of disks.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Entries that are damaged and treated as missing, as one line each.</summary>
    public List<string> Damaged { get; } = [];

    /// <summary>The stored row of a key; null when there is none or its file is damaged.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isRow">Whether values are those of a row that the experiment's tables may hold.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public StoredRow? Find(RowKey key, Func<JsonElement, bool> isRow)
    {
        var path = PathOf(key);
        if (!Path.Exists(path)) return null;
        var row = Read(path);
        if (row is not null && row.Key.Digest == key.Digest && isRow(row.Values)) return row;
        Damaged.Add($"The cache entry {Relative(path)} is damaged and will be measured again.");
        return null;
    }

    /// <summary>Every readable row of an arm at a scale, newest first.</summary>
    public IReadOnlyList<StoredRow> Rows(string study, string arm, Scale scale)
    {
        var place = new DirectoryInfo(ArmFolder(new(study, arm, scale, Replicate: 0)));
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
    public bool KnowsArm(string study, string arm) =>
        Directory.Exists(Path.Combine(folder, "rows", study, Uri.EscapeDataString(arm)));

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

    /// <summary>Keeps what is known of the native libraries.</summary>
    public void Add(NativeLibraries native) => Write(NativeFile, JsonSerializer.Serialize(native));

    /// <summary>What a code hash stood for; null when it is not known any more.</summary>
    public CodeFingerprint? Code(string hash)
    {
        var path = CodePath(hash);
        if (!File.Exists(path)) return null;
        try
        {
            var units = JsonSerializer.Deserialize<Dictionary<string, string>>(RegularFile.ReadBytes(path));
            return units is not null && new CodeFingerprint(units) is var code && code.Hash == hash ? code : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>File that keeps what is known of the native libraries.</summary>
    public string NativeFile => Path.Combine(folder, "native.json");

    /// <summary>What <see cref="Results.PublishedState"/> said after the last publication; null before the first.</summary>
    public string? Published
    {
        get => File.Exists(PublishedFile) ? RegularFile.ReadText(PublishedFile) : null;
        set => Write(PublishedFile, value ?? "");
    }

    string PublishedFile => Path.Combine(folder, "published");

    void Write(string path, string text)
    {
        using var alone = Alone();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, text);
    }

    // While it is held, no other run has a file of the store half written. It ends with the process, however that ends.
    FileStream Alone()
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "write.lock");
        RegularFile.Require(path);
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (ErrorText.IsHeld(held) && waited < Patience)
            {
                Thread.Sleep(Pause);
            }
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
        var text = RegularFile.ReadText(path);
        var cut = text.IndexOf('\n', StringComparison.Ordinal);
        if (cut < 0 || !text.EndsWith('\n')) return null;
        var body = Encoding.UTF8.GetBytes(text[(cut + 1)..^1]);
        if (text[..cut] != $"sha256:{Fingerprints.Digest.Of(body)}") return null;
        try
        {
            return JsonSerializer.Deserialize<StoredRow>(body, Options) is { } row && double.IsFinite(row.Seconds) && row.Seconds >= 0 ? row : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
