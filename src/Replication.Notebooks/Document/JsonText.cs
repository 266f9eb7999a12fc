using System.Text.Json;
using System.Text.Json.Nodes;

namespace Replication.Notebooks.Document;

/// <summary>A JSON string as a text.</summary>
static class JsonText
{
    /// <summary>The text; null where the node is no string.</summary>
    public static string? Of(JsonNode? node) =>
        node is JsonValue && node.GetValueKind() == JsonValueKind.String ? Lines.TryRead(node) : null;
}
