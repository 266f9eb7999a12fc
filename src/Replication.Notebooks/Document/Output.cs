using System.Text.Json.Nodes;

namespace Replication.Notebooks.Document;

/// <summary>Something that a cell gave.</summary>
public abstract record Output;

/// <summary>What a cell printed.</summary>
/// <param name="Text">Its lines.</param>
public sealed record Printed(string Text) : Output;

/// <summary>What a cell's last expression is, in one or more forms of which a viewer shows the richest that it knows.</summary>
/// <param name="Forms">Content by media type: text, the base64 text of an image, or JSON.</param>
public sealed record Result(IReadOnlyDictionary<string, JsonNode> Forms) : Output
{
    /// <summary>The figure among the forms, if there is one.</summary>
    public JsonObject? Figure => Forms.GetValueOrDefault(MediaType.Plotly) as JsonObject;
}

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
