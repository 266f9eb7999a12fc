using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>
/// One text for each value: keys in ordinal order, numbers in their shortest round-trip form, negative zero as zero, NaN as null (a gap),
/// objects indented by two spaces, arrays of scalars on one line, UTF-8 without byte order mark, line feeds, one at the end.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions TextOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a JSON value in its canonical text.</summary>
    /// <exception cref="ArgumentException">A number is infinite: JSON has no such number, and a gap would hide it.</exception>
    public static string Write(JsonNode value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                Block(text, '{', '}', depth, members.OrderBy(member => member.Key, StringComparer.Ordinal), member =>
                {
                    text.Append(JsonSerializer.Serialize(member.Key, TextOptions)).Append(": ");
                    Write(text, member.Value, depth + 1);
                });
                break;
            case JsonObject:
                text.Append("{}");
                break;
            case JsonArray items when items.Any(item => item is JsonObject or JsonArray):
                Block(text, '[', ']', depth, items, item => Write(text, item, depth + 1));
                break;
            case JsonArray items:
                text.Append('[');
                for (var i = 0; i < items.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Write(text, items[i], depth);
                }

                text.Append(']');
                break;
            default:
                text.Append(Scalar(node));
                break;
        }
    }

    private static void Block<T>(StringBuilder text, char open, char close, int depth, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        var separator = "\n";
        foreach (var item in items)
        {
            text.Append(separator).Append(' ', 2 * (depth + 1));
            write(item);
            separator = ",\n";
        }

        text.Append('\n').Append(' ', 2 * depth).Append(close);
    }

    private static string Scalar(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.String => JsonSerializer.Serialize(node.GetValue<string>(), TextOptions),
        JsonValueKind.Number => Number(node.AsValue()),
        _ => throw new ArgumentException($"Not a JSON scalar: {node.GetValueKind()}."),
    };

    private static string Number(JsonValue value)
    {
        if (value.TryGetValue<int>(out var integer))
            return integer.ToString(CultureInfo.InvariantCulture);
        var number = value.GetValue<double>();
        if (double.IsInfinity(number))
            throw new ArgumentException("A figure cannot show an infinite number; say what happens there by a gap and a note.");
        if (double.IsNaN(number))
            return "null";
        return PlainNumber.Text(number);
    }
}
