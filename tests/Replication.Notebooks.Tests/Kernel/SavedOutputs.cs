using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Replication.Notebooks.Checking;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Tests;

/// <summary>What the .NET Interactive kernel saved of a notebook that it ran.</summary>
static partial class SavedOutputs
{
    /// <summary>The outputs of each code cell.</summary>
    public static IReadOnlyList<JsonArray> Of(string saved) => [.. JsonNode.Parse(saved)!["cells"]!.AsArray()
        .Where(cell => (string?)cell!["cell_type"] == "code").Select(cell => cell!["outputs"]!.AsArray())];

    /// <summary>What failed.</summary>
    public static IEnumerable<string> Errors(string saved) => Of(saved).SelectMany(cell => cell)
        .Where(output => (string?)output!["output_type"] == "error").Select(output => (string)output!["evalue"]!);

    /// <summary>Asserts that nothing failed and that every cell shows what is committed, within its tolerance.</summary>
    public static void AreCommitted(string name, Notebook committed, string saved)
    {
        Assert.Empty(Errors(saved));
        CodeCell[] cells = [.. committed.Code];
        var now = Of(saved);
        Assert.Equal(cells.Length, now.Count);
        foreach (var (cell, outputs) in cells.Zip(now))
        {
            var tolerance = cell.Tolerance?.ToTolerance() ?? OutputComparison.Default;
            var differences = OutputComparison.Of(
                $"{name}: {cell.Id}", [.. cell.Outputs.Select(Alike)], [.. outputs.Where(IsOfTheCell).Select(Read)], tolerance);
            Assert.Empty(differences.Select(difference => difference.ToString()));
        }
    }

    /// <summary>A text, which a notebook may hold in lines.</summary>
    public static string Text(JsonNode form) => form is JsonArray lines ? string.Concat(lines.Select(line => (string)line!)) : (string)form!;

    /// <summary>A figure's JSON. dotnet-repl writes every form as lines of text, JSON too.</summary>
    public static JsonNode Figure(JsonNode form) => form is JsonObject ? form : JsonNode.Parse(Text(form))!;

    // Over Jupyter the kernel puts a script of its own before the first output, and warnings of its compiler, which knows an older .NET.
    static bool IsOfTheCell(JsonNode? output) => (string?)output!["output_type"] == "stream"
        ? !Text(output["text"]!).TrimStart().StartsWith("warning CS1701", StringComparison.Ordinal)
        : output["data"]![MediaType.Html] is not { } html || !Text(html).Contains("probeAddresses", StringComparison.Ordinal);

    // The kernel shows every value as it shows what is displayed; numbers, which have no text of their own there, as markup.
    static Output Read(JsonNode? output)
    {
        if ((string?)output!["output_type"] == "stream") return new Printed(Text(output["text"]!));
        var data = output["data"]!.AsObject();
        if (data.ContainsKey(MediaType.Plotly)) return Of((MediaType.Plotly, Figure(data[MediaType.Plotly]!)));
        if (data.ContainsKey(MediaType.Png)) return Of((MediaType.Plotly, Unpacked(Text(data[MediaType.Html]!))));
        if (data.ContainsKey(MediaType.Plain)) return Of((MediaType.Plain, JsonValue.Create(Text(data[MediaType.Plain]!))));
        return Of((MediaType.Plain, JsonValue.Create(WebUtility.HtmlDecode(Number().Match(Text(data[MediaType.Html]!)).Groups[1].Value))));
    }

    static Output Alike(Output output) => output switch
    {
        FormedOutput { Figure: { } figure } => Of((MediaType.Plotly, figure)),
        FormedOutput formed => Of((MediaType.Plain, formed.Forms[MediaType.Plain])),
        _ => output,
    };

    // Without a picture on either side: with the figure compared, it is enough that there is one.
    static Displayed Of((string Type, JsonNode Content) form) => new(new Dictionary<string, JsonNode>
    {
        [form.Type] = form.Content, [MediaType.Png] = JsonValue.Create(""),
    });

    /// <summary>The JSON within the markup that draws it.</summary>
    static JsonNode Unpacked(string html)
    {
        using var packed = new GZipStream(new MemoryStream(Convert.FromBase64String(Packed().Match(html).Groups[1].Value)), CompressionMode.Decompress);
        return JsonNode.Parse(packed)!;
    }

    [GeneratedRegex("atob\\(\"([^\"]+)\"\\)", RegexOptions.CultureInvariant)]
    private static partial Regex Packed();

    [GeneratedRegex("<pre>([^<]*)</pre>", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
