using System.Text.Json.Nodes;

namespace Replication.Notebooks.Document;

/// <summary>Outputs as nbformat 4.5 has them.</summary>
static class OutputJson
{
    /// <summary>Width of pictures in CSS pixels; they hold two pixels for each.</summary>
    const int PictureWidth = 900;

    /// <summary>The outputs of the <paramref name="count"/>-th cell that was run.</summary>
    public static JsonArray Write(IReadOnlyList<Output> outputs, int count) => new([.. outputs.Select(output => Write(output, count))]);

    /// <summary>
    /// Reads what <see cref="Write(IReadOnlyList{Output}, int)"/> wrote, and as <see cref="Foreign"/> whatever else there is. No list is
    /// no output.
    /// </summary>
    public static IReadOnlyList<Output> Read(JsonNode? outputs) => outputs is JsonArray array ? [.. array.Select(One)] : [];

    static JsonNode? Write(Output output, int count) => output switch
    {
        Printed printed => new JsonObject
        {
            ["name"] = printed.IsError ? "stderr" : "stdout", ["output_type"] = "stream", ["text"] = Lines.Write(printed.Text),
        },
        Result result => new JsonObject
        {
            ["data"] = Data(result), ["execution_count"] = count, ["metadata"] = Metadata(result), ["output_type"] = "execute_result",
        },
        Displayed displayed => new JsonObject
        {
            ["data"] = Data(displayed), ["metadata"] = Metadata(displayed), ["output_type"] = "display_data",
        },
        Foreign foreign => foreign.Json?.DeepClone(),
        _ => throw new ArgumentException($"No output: {output}.", nameof(output)),
    };

    static JsonObject Data(FormedOutput output) => new(output.Forms
        .OrderBy(form => form.Key, StringComparer.Ordinal)
        .Select(form => KeyValuePair.Create(form.Key, Write(form.Key, form.Value))));

    static JsonNode? Write(string type, JsonNode form) => IsText(type) ? Lines.Write(form.GetValue<string>()) : form.DeepClone();

    static JsonObject Metadata(FormedOutput output) => output.Forms.ContainsKey(MediaType.Png)
        ? new JsonObject { [MediaType.Png] = new JsonObject { ["width"] = PictureWidth } }
        : [];

    static Output One(JsonNode? json)
    {
        if (json is not JsonObject output) return new Foreign(json?.DeepClone());
        var (name, text, forms) = (JsonText.Of(output["name"]), Lines.TryRead(output["text"]), Forms(output["data"]));
        return (JsonText.Of(output["output_type"]), name, text, forms) switch
        {
            ("stream", "stdout" or "stderr", not null, _) => new Printed(text) { IsError = name == "stderr" },
            ("execute_result", _, _, not null) => new Result(forms),
            ("display_data", _, _, not null) => new Displayed(forms),
            _ => new Foreign(output.DeepClone()),
        };
    }

    // Null where one of them is nothing that the suite writes.
    static Dictionary<string, JsonNode>? Forms(JsonNode? data)
    {
        if (data is not JsonObject members) return null;
        var forms = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (type, content) in members)
        {
            var form = !IsText(type) ? content?.DeepClone() : Lines.TryRead(content) is { } text ? JsonValue.Create(text) : null;
            if (form is null) return null;
            forms.Add(type, form);
        }

        return forms;
    }

    static bool IsText(string type) => type.StartsWith("text/", StringComparison.Ordinal);
}
