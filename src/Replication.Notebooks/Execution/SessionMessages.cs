using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Execution;

/// <summary>What a session's process is told: one line of JSON on its standard input.</summary>
/// <param name="Cell">Id of the cell to run; null to end the session.</param>
/// <param name="Source">Its source.</param>
sealed record SessionOrder(string? Cell, string Source);

/// <summary>What a session's process says: one line of JSON, of which one member is set; none says that the session has begun.</summary>
sealed record SessionReply
{
    /// <summary>The outputs of the cell that was ordered, as notebooks hold them.</summary>
    public JsonArray? Outputs { get; init; }

    /// <summary>Why a cell failed, be it the one that was ordered or one whose thread goes on.</summary>
    public Failed? Failure { get; init; }

    /// <summary>A failed cell; see <see cref="CellFailure"/>.</summary>
    public sealed record Failed(string Cell, int Line, string Problem);
}

/// <summary>Lines of the protocol between a notebook's run and its session's process.</summary>
static class SessionMessages
{
    static readonly JsonSerializerOptions Options = new(NotebookText.Layout)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Writes a line, without its end.</summary>
    public static string Write<T>(T message) => JsonSerializer.Serialize(message, Options);

    /// <summary>Reads a line; null where it is none of the protocol's.</summary>
    public static T? Read<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
