using System.Text.Json;
using System.Text.Json.Serialization;
using Replication.Evidence;

namespace Replication.Runner.Workers;

/// <summary>One run, as it is handed to a worker: one line of JSON on its standard input.</summary>
internal sealed record WorkOrder(string Experiment, string Arm, int Replicate, long Seed, Scale Scale, string Device);

/// <summary>What a worker says: one line of JSON on its standard output, of which exactly one member is set.</summary>
internal sealed record WorkerReply
{
    /// <summary>First line: identity of the build that the worker runs.</summary>
    public string? Build { get; init; }

    /// <summary>Finished share of the run, in [0, 1].</summary>
    public double? Progress { get; init; }

    /// <summary>The row, and with it how long it took.</summary>
    public MeasuredReply? Measured { get; init; }

    /// <summary>Why the measurement threw, in one line.</summary>
    public string? Failure { get; init; }
}

/// <summary>A finished run: the row as JSON and its wall time in seconds.</summary>
internal sealed record MeasuredReply(JsonElement Row, double Seconds);

/// <summary>Lines of the protocol.</summary>
internal static class Protocol
{
    static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes a line, without its end.</summary>
    public static string Write<T>(T message) => JsonSerializer.Serialize(message, Options);

    /// <summary>Reads a line.</summary>
    /// <exception cref="JsonException">It is none of the protocol's.</exception>
    public static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Options) ?? throw new JsonException("An empty message.");
}
