using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Replication.Evidence.Tables;

namespace Replication.Runner.Fingerprints;

/// <summary>A native library that a worker loaded: where it lies, when and how large it was, and what it contains.</summary>
internal sealed record NativeLibrary(string Path, long Size, DateTime Written, string Sha256)
{
    /// <summary>Whether the file is still the one that was hashed.</summary>
    public bool IsUnchanged()
    {
        var file = new FileInfo(Path);
        return file.Exists && file.Length == Size && file.LastWriteTimeUtc == Written;
    }
}

/// <summary>
/// The native libraries behind Torch on this machine, found by loading it once in a process of its own; the answer is kept until one
/// of the files, the loader's own list or the variables that steer it change.
/// </summary>
/// <param name="Libraries">Every library of Torch and its BLAS that was loaded, ordered by path.</param>
/// <param name="CudaDevices">Number of CUDA devices that Torch sees.</param>
/// <param name="Steering">What decides which files the loader picks.</param>
internal sealed record NativeLibraries(IReadOnlyList<NativeLibrary> Libraries, int CudaDevices, string Steering)
{
    static readonly JsonSerializerOptions Strict = new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    static readonly string[] Families =
    [
        "libtorch", "libc10", "libmkl", "libgomp", "libiomp", "libomp",
        "libcuda", "libcudart", "libcublas", "libcudnn", "libcusolver", "libcusparse", "libcufft", "LibTorchSharp",
    ];

    /// <summary>File name to a digest of its contents: what a row that used Torch depends on.</summary>
    public IReadOnlyDictionary<string, string> Identity { get; } = Libraries.ToDictionary(
        library => System.IO.Path.GetFileName((library ?? throw new ArgumentException("A library is null.", nameof(Libraries))).Path),
        library => library.Sha256[..16],
        StringComparer.Ordinal);

    /// <summary>Loads Torch in this process and reads off what was loaded.</summary>
    public static NativeLibraries Load()
    {
        var devices = CudaDevice.Count();
        using var process = Process.GetCurrentProcess();
        var libraries = process.Modules.Cast<ProcessModule>()
            .Select(module => module.FileName)
            .Distinct(StringComparer.Ordinal)
            .Where(IsTorch)
            .Order(StringComparer.Ordinal)
            .Select(Describe);
        return new([.. libraries], devices, SteeringNow());
    }

    /// <summary>The kept answer, if it still holds.</summary>
    public static NativeLibraries? Read(string file)
    {
        if (!File.Exists(file)) return null;
        var kept = Parse(RegularFile.ReadText(file));
        return kept is not null && kept.Steering == SteeringNow() && kept.Libraries.All(library => library.IsUnchanged()) ? kept : null;
    }

    /// <summary>An answer from its JSON; null where the text is none.</summary>
    public static NativeLibraries? Parse(string text)
    {
        try
        {
            var answer = JsonSerializer.Deserialize<NativeLibraries>(text, Strict);
            return answer is { Libraries.Count: > 0, CudaDevices: >= 0 } ? answer : null;
        }
        catch (Exception nonsense) when (nonsense is JsonException or ArgumentException)
        {
            return null;
        }
    }

    static bool IsTorch(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        return name.Contains(".so", StringComparison.Ordinal) && Families.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase));
    }

    static NativeLibrary Describe(string path)
    {
        var file = new FileInfo(path);
        using var stream = file.OpenRead();
        return new(path, file.Length, file.LastWriteTimeUtc, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    static string SteeringNow()
    {
        var loader = new FileInfo("/etc/ld.so.cache");
        var variables = new[] { "LD_LIBRARY_PATH", "LD_PRELOAD", "LIBTORCH", "CUDA_VISIBLE_DEVICES" }
            .Select(name => $"{name}={Environment.GetEnvironmentVariable(name)}");
        return Digest.Of([
            .. variables,
            loader.Exists ? FormattableString.Invariant($"{loader.Length} {loader.LastWriteTimeUtc:O}") : "",
            typeof(TorchSharp.torch).Module.ModuleVersionId.ToString()]);
    }
}
