using System.Globalization;
using System.Text.Json.Nodes;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Execution;

/// <summary>The forms in which a value is shown, by media type.</summary>
static class Forms
{
    /// <summary>Those of <see cref="Shown"/>, or the plain text of text, numbers and truth values.</summary>
    /// <exception cref="NotebookException">The value has no form to show.</exception>
    public static IReadOnlyDictionary<string, JsonNode> Of(object? value) => value switch
    {
        Shown shown => shown.Forms,
        string text => Plain(text),
        bool or int or long or double or float => Plain(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        null => throw new NotebookException("null has no form to show"),
        _ => throw new NotebookException($"a {value.GetType().Name} has no form to show: show text, a number, or what .Show() gives"),
    };

    static Dictionary<string, JsonNode> Plain(string text) =>
        new(StringComparer.Ordinal) { [MediaType.Plain] = JsonValue.Create(text)! };
}
