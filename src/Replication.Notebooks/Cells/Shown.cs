using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Replication.Figures;
using Replication.Notebooks.Document;

namespace Replication.Notebooks;

/// <summary>
/// Something for a reader to look at, in one or more forms. As the last expression of a cell it is shown by the suite's own runner and,
/// through the attribute, by the .NET Interactive kernel.
/// </summary>
[TypeFormatterSource(typeof(ShownFormatters), PreferredMimeTypes = [MediaType.Plotly, MediaType.Html, MediaType.Plain])]
public sealed class Shown
{
    Shown(IReadOnlyDictionary<string, JsonNode> forms) => Forms = forms;

    /// <summary>Content by media type (see <see cref="Result.Forms"/>).</summary>
    public IReadOnlyDictionary<string, JsonNode> Forms { get; }

    /// <summary>
    /// A figure by its JSON, its numbers to six digits, which is more than can be seen; viewers that cannot draw it get its alt text.
    /// </summary>
    public static Shown Figure(JsonObject figure) => new(new Dictionary<string, JsonNode>(StringComparer.Ordinal)
    {
        // Through its text, so that every number stands in its canonical form.
        [MediaType.Plotly] = JsonNode.Parse(CanonicalJson.Write(SixDigits(figure)))!,
        [MediaType.Plain] = JsonValue.Create((string?)figure["layout"]?["meta"]?["alt"] ?? "A figure.")!,
    });

    static JsonNode SixDigits(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : SixDigits(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : SixDigits(item))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var number) && double.IsFinite(number) =>
            JsonValue.Create(double.Parse(number.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        _ => node.DeepClone(),
    };

    /// <summary>Markup, with a text for viewers that show none.</summary>
    internal static Shown Markup(string html, string plain) => new(new Dictionary<string, JsonNode>(StringComparer.Ordinal)
    {
        [MediaType.Html] = JsonValue.Create(html)!,
        [MediaType.Plain] = JsonValue.Create(plain)!,
    });

    /// <summary>The plain text.</summary>
    public override string ToString() => Forms[MediaType.Plain].GetValue<string>();
}
