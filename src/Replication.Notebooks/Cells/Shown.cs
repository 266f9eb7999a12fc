using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Replication.Figures;
using Replication.Notebooks.Document;
using Replication.Notebooks.Kernel;

namespace Replication.Notebooks;

/// <summary>
/// Something for a reader to look at, in one or more forms. As the last expression of a cell, or by <c>display(x)</c>, it is shown by the
/// suite's own runner and by the .NET Interactive kernel (see <see cref="TypeFormatterSourceAttribute"/>).
/// </summary>
public abstract class Shown
{
    private protected Shown(string plain) => Plain = JsonValue.Create(plain)!;

    /// <summary>Content by media type (see <see cref="FormedOutput.Forms"/>), without what is made of it for the kernel alone.</summary>
    public abstract IReadOnlyDictionary<string, JsonNode> Forms { get; }

    /// <summary>A figure by its JSON, its numbers to six digits, which is more than can be seen.</summary>
    public static Shown Figure(JsonObject figure) => new ShownFigure(figure, picture: null);

    /// <summary>A figure of which there is a still picture already.</summary>
    internal static Shown Figure(JsonObject figure, string? picture) => new ShownFigure(figure, picture);

    /// <summary>A table, with a text for viewers that show no markup.</summary>
    internal static Shown Table(string html, string plain) => new ShownTable(html, plain);

    /// <summary>The plain text.</summary>
    public override string ToString() => Plain.GetValue<string>();

    /// <summary>A text for viewers that show no other form.</summary>
    private protected JsonNode Plain { get; }

    /// <summary>What the .NET Interactive kernel is given of a media type; null where it cannot be made.</summary>
    internal abstract string? ForKernel(string mediaType);
}

/// <summary>A figure; viewers that cannot draw it get its picture or its alt text.</summary>
[TypeFormatterSource(typeof(FigureFormatters))]
sealed class ShownFigure : Shown
{
    readonly JsonObject _figure;
    readonly string? _picture;

    internal ShownFigure(JsonObject figure, string? picture)
        : base((string?)figure["layout"]?["meta"]?["alt"] ?? "A figure.")
    {
        // Through its text, so that every number stands in its canonical form.
        _figure = JsonNode.Parse(CanonicalJson.Write(SixDigits(figure)))!.AsObject();
        _picture = picture;
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, JsonNode> Forms => new Dictionary<string, JsonNode>(StringComparer.Ordinal)
    {
        [MediaType.Plotly] = _figure.DeepClone(), [MediaType.Plain] = Plain.DeepClone(),
    };

    /// <inheritdoc/>
    internal override string? ForKernel(string mediaType) => mediaType switch
    {
        MediaType.Plotly => _figure.ToJsonString(NotebookText.Layout),
        MediaType.Html => FigureMarkup.Of(_figure),
        MediaType.Png when _picture is not null => Convert.ToBase64String(File.ReadAllBytes(_picture)),
        MediaType.Png => StillPicture.Of(_figure) is { } png ? Convert.ToBase64String(png) : null,
        _ => ToString(),
    };

    static JsonNode SixDigits(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member =>
            KeyValuePair.Create(member.Key, member.Value is null ? null : SixDigits(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : SixDigits(item))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var number)
            && double.IsFinite(number) =>
            JsonValue.Create(double.Parse(number.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        _ => node.DeepClone(),
    };
}

/// <summary>A table.</summary>
[TypeFormatterSource(typeof(TableFormatters))]
sealed class ShownTable : Shown
{
    readonly string _html;

    internal ShownTable(string html, string plain)
        : base(plain) => _html = html;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, JsonNode> Forms => new Dictionary<string, JsonNode>(StringComparer.Ordinal)
    {
        [MediaType.Html] = JsonValue.Create(_html)!, [MediaType.Plain] = Plain.DeepClone(),
    };

    /// <inheritdoc/>
    internal override string ForKernel(string mediaType) => mediaType == MediaType.Html ? _html : ToString();
}
