using System.Text.Encodings.Web;
using System.Text.Json;

namespace Replication.Runner.Results;

/// <summary>
/// How an experiment's measurements came about. It is the one file of the evidence that differs between two runs of equal outcome: it
/// holds the times.
/// </summary>
internal sealed record Provenance
{
    static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Name of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The command that measures it again.</summary>
    public required string Command { get; init; }

    /// <summary>Commit of the checkout; null outside one.</summary>
    public required string? Commit { get; init; }

    /// <summary>Whether the checkout differed from the commit outside the results folder.</summary>
    public required bool? Dirty { get; init; }

    /// <summary>Scale.</summary>
    public required string Scale { get; init; }

    /// <summary>Seed of the suite.</summary>
    public required long SuiteSeed { get; init; }

    /// <summary>Runs that were asked for of every random arm; null where each arm has as many as its study declares.</summary>
    public required int? Seeds { get; init; }

    /// <summary>Runs that were asked for by arm.</summary>
    public required IReadOnlyDictionary<string, int> Runs { get; init; }

    /// <summary>Where tensors lived.</summary>
    public required string Device { get; init; }

    /// <summary>Hash of the code that each arm's measurement reaches; one where all arms reach the same.</summary>
    public required IReadOnlyList<string> Code { get; init; }

    /// <summary>Package or runtime to version.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }

    /// <summary>Native library to a digest of its contents.</summary>
    public required IReadOnlyDictionary<string, string> NativeLibraries { get; init; }

    /// <summary>Operating system.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>Model of the processor.</summary>
    public required string Processor { get; init; }

    /// <summary>The .NET runtime and instruction sets that a floating-point result can depend on.</summary>
    public required string Kernels { get; init; }

    /// <summary>Environment variables, as the workers got them, that choose kernels.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Number of cores.</summary>
    public required int Cores { get; init; }

    /// <summary>Threads of arithmetic in each worker.</summary>
    public int ThreadsPerWorker { get; } = 1;

    /// <summary>Number of workers.</summary>
    public required int Workers { get; init; }

    /// <summary>Number of rows, and how many of them were measured by this command; the others were reused from the store.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows measured by this command.</summary>
    public required int RowsMeasured { get; init; }

    /// <summary>Wall time of the command that completed the rows.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Sum of the wall times of all rows, whenever they were measured.</summary>
    public required double MeasuringSeconds { get; init; }

    /// <summary>SHA-256 of each table of measurements, by file name.</summary>
    public required IReadOnlyDictionary<string, string> Sha256 { get; init; }

    /// <summary>The canonical text.</summary>
    public string ToText() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <summary>The tables' digests in a stored text.</summary>
    /// <exception cref="JsonException">The text is no provenance.</exception>
    public static IReadOnlyDictionary<string, string> Digests(string text) => Read(text).Sha256 ?? throw new JsonException("sha256 is missing");

    /// <summary>The runs that were asked for by arm in a stored text; none where an earlier version of the suite wrote it.</summary>
    /// <exception cref="JsonException">The text is no provenance.</exception>
    public static IReadOnlyDictionary<string, int> AskedRuns(string text) => Read(text).Runs ?? new Dictionary<string, int>();

    static Recorded Read(string text) => JsonSerializer.Deserialize<Recorded>(text, Options) ?? throw new JsonException("it is null");

    sealed record Recorded(IReadOnlyDictionary<string, string>? Sha256, IReadOnlyDictionary<string, int>? Runs);
}
