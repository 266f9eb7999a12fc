using System.Text.Json.Nodes;

namespace Replication.Notebooks.Document;

/// <summary>Something that a cell gave.</summary>
public abstract record Output;

/// <summary>What a cell printed.</summary>
/// <param name="Text">Its lines.</param>
public sealed record Printed(string Text) : Output
{
    /// <summary>Whether it was printed to standard error.</summary>
    public bool IsError { get; init; }
}

/// <summary>What a cell shows, in one or more forms of which a viewer takes the richest that it knows.</summary>
/// <param name="Forms">Content by media type: text, the base64 text of an image, or JSON.</param>
public abstract record FormedOutput(IReadOnlyDictionary<string, JsonNode> Forms) : Output
{
    /// <summary>The figure among the forms, if there is one.</summary>
    public JsonObject? Figure => Forms.GetValueOrDefault(MediaType.Plotly) as JsonObject;
}

/// <summary>What a cell's last expression is.</summary>
/// <param name="Forms">Content by media type.</param>
public sealed record Result(IReadOnlyDictionary<string, JsonNode> Forms) : FormedOutput(Forms);

/// <summary>What a cell displayed on its way, by <c>display(x)</c>.</summary>
/// <param name="Forms">Content by media type.</param>
public sealed record Displayed(IReadOnlyDictionary<string, JsonNode> Forms) : FormedOutput(Forms);

/// <summary>An output that another program wrote and the suite never does, such as an error; it is kept until the cell is run.</summary>
/// <param name="Json">The output as the file has it.</param>
public sealed record Foreign(JsonNode? Json) : Output;

/// <summary>The media types that outputs come in.</summary>
public static class MediaType
{
    /// <summary>Text for every viewer.</summary>
    public const string Plain = "text/plain";

    /// <summary>Markup.</summary>
    public const string Html = "text/html";

    /// <summary>A plotly.js figure.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>A still picture of the figure.</summary>
    public const string Png = "image/png";
}
