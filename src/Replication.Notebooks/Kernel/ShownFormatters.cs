using System.Reflection;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Kernel;

/// <summary>
/// Makes the formatters of a type, by the .NET Interactive kernel's convention. The kernel asks for every preferred type of every value and
/// puts an empty text, or a tree of the object, where it gets nothing. So each type of what is shown prefers those alone that it has.
/// </summary>
abstract class ShownFormatters
{
    /// <summary>The media types, best first.</summary>
    public abstract string[] MediaTypes { get; }

    /// <summary>One formatter for each media type.</summary>
    public IEnumerable<object> CreateTypeFormatters() => MediaTypes.Select(type => new ShownFormatter(type));
}

/// <summary>Of figures; pictures where a browser can make them.</summary>
/// <remarks>
/// Over Jupyter the kernel sends every form as a string, where a viewer that knows plotly.js figures expects an object, and draws nothing.
/// There the markup draws the figure. VS Code and dotnet-repl read the string as the JSON that it is.
/// </remarks>
sealed class FigureFormatters : ShownFormatters
{
    /// <inheritdoc/>
    public override string[] MediaTypes { get; } =
    [
        .. IsOverJupyter ? (string[])[] : [MediaType.Plotly],
        MediaType.Html,
        .. StillPicture.CanBeMade ? (string[])[MediaType.Png] : [],
        MediaType.Plain,
    ];

    // Which the kernel tells nobody; it keeps the request that it serves.
    static bool IsOverJupyter => AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => assembly.GetName().Name == "Microsoft.DotNet.Interactive.Jupyter")
        .Select(assembly => assembly.GetType("Microsoft.DotNet.Interactive.Jupyter.JupyterRequestContext")
            ?.GetProperty("Current", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(null))
        .Any(request => request is not null);
}

/// <summary>Of tables.</summary>
sealed class TableFormatters : ShownFormatters
{
    /// <inheritdoc/>
    public override string[] MediaTypes { get; } = [MediaType.Html, MediaType.Plain];
}

/// <summary>Writes one form of what is shown.</summary>
/// <param name="mimeType">Which.</param>
sealed class ShownFormatter(string mimeType)
{
    /// <summary>The media type that it writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the form; false where it cannot be made.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Shown shown || shown.ForKernel(MimeType) is not { } form) return false;
        writer.Write(form);
        return true;
    }
}
