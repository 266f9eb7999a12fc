using System.Text.Json.Nodes;

namespace Replication.Notebooks.Document;

/// <summary>Outputs as nbformat 4.5 has them.</summary>
static class OutputJson
{
    /// <summary>Width of pictures in CSS pixels; they hold two pixels for each.</summary>
    const int PictureWidth = 900;

    /// <summary>The outputs of the <paramref name="count"/>-th cell that was run.</summary>
    public static JsonArray Write(IReadOnlyList<Output> outputs, int count) => new([.. outputs.Select(output => Write(output, count))]);

    /// <summary>Reads what <see cref="Write(IReadOnlyList{Output}, int)"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else; the message is a clause.</exception>
    public static IReadOnlyList<Output> Read(JsonNode? outputs) =>
        outputs is JsonArray array ? [.. array.Select(One)] : throw new FormatException("it has no list of outputs");

    static JsonNode Write(Output output, int count) => output switch
    {
        Printed printed => new JsonObject { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = Lines.Write(printed.Text) },
        Result result => new JsonObject
        {
            ["data"] = new JsonObject(result.Forms
                .OrderBy(form => form.Key, StringComparer.Ordinal)
                .Select(form => KeyValuePair.Create(form.Key, Write(form.Key, form.Value)))),
            ["execution_count"] = count,
            ["metadata"] = result.Forms.ContainsKey(MediaType.Png)
                ? new JsonObject { [MediaType.Png] = new JsonObject { ["width"] = PictureWidth } }
                : new JsonObject(),
            ["output_type"] = "execute_result",
        },
        _ => throw new ArgumentException($"No output: {output}.", nameof(output)),
    };

    static JsonNode? Write(string type, JsonNode form) => IsText(type) ? Lines.Write(form.GetValue<string>()) : form.DeepClone();

    static Output One(JsonNode? output) => Text(output?["output_type"]) switch
    {
        "stream" => new Printed(Lines.Read(output!["text"])),
        "execute_result" when output!["data"] is JsonObject data => new Result(
            data.ToDictionary(form => form.Key, form => Form(form.Key, form.Value), StringComparer.Ordinal)),
        var type => throw new FormatException($"it has an output of type '{type}'"),
    };

    static JsonNode Form(string type, JsonNode? form) =>
        IsText(type) ? JsonValue.Create(Lines.Read(form)) : form?.DeepClone() ?? throw new FormatException($"its {type} is empty");

    static bool IsText(string type) => type.StartsWith("text/", StringComparison.Ordinal);

    static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
