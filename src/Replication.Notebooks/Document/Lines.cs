using System.Text.Json;
using System.Text.Json.Nodes;

namespace Replication.Notebooks.Document;

/// <summary>Text as notebooks keep it: a list of lines, each but the last with its line feed.</summary>
static class Lines
{
    public static JsonArray Write(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    /// <summary>A list of lines, or one text; null where it is neither.</summary>
    public static string? TryRead(JsonNode? node)
    {
        try
        {
            return node switch
            {
                JsonArray lines when lines.All(IsText) => string.Concat(lines.Select(line => line!.GetValue<string>())),
                JsonValue when IsText(node) => node.GetValue<string>(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which JSON can hold and a text cannot.
            return null;
        }
    }

    static bool IsText(JsonNode? node) => node is JsonValue && node.GetValueKind() == JsonValueKind.String;
}
