using Replication.Notebooks.Document;

namespace Replication.Notebooks;

/// <summary>Makes the formatters of <see cref="Shown"/>, by the .NET Interactive kernel's convention.</summary>
sealed class ShownFormatters
{
    readonly string[] _types = [MediaType.Plotly, MediaType.Html, MediaType.Plain];

    /// <summary>One for each media type.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _types.Select(type => new ShownFormatter(type));
}

/// <summary>Writes one form of what is shown.</summary>
/// <param name="mimeType">Which.</param>
sealed class ShownFormatter(string mimeType)
{
    /// <summary>The media type that it writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the form; false where there is none.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Shown shown || !shown.Forms.TryGetValue(MimeType, out var form)) return false;
        writer.Write(MimeType == MediaType.Plotly ? form.ToJsonString() : form.GetValue<string>());
        return true;
    }
}
