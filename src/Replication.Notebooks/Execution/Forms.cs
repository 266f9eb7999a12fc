using System.Globalization;
using System.Text.Json.Nodes;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Execution;

/// <summary>The forms in which a value is shown, by media type.</summary>
static class Forms
{
    /// <summary>Those of <see cref="Shown"/>, or the plain text of text, numbers and truth values; null for everything else.</summary>
    public static IReadOnlyDictionary<string, JsonNode>? Of(object value) => value switch
    {
        Shown shown => shown.Forms,
        string text => Plain(text),
        bool or int or long or double or float => Plain(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        _ => null,
    };

    static Dictionary<string, JsonNode> Plain(string text) =>
        new(StringComparer.Ordinal) { [MediaType.Plain] = JsonValue.Create(text)! };
}
