namespace Replication.Notebooks.Kernel;

/// <summary>
/// Says who formats a type. The .NET Interactive kernel looks for an attribute of this name and shape on the type of what a cell returns,
/// whatever assembly declares it, and so need not be referenced (its documentation, "Formatting outputs").
/// </summary>
/// <param name="formatterSourceType">A <see cref="ShownFormatters"/>; the kernel calls its <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>Media types to use, best first; the kernel uses no other.</summary>
    public string[] PreferredMimeTypes => ((ShownFormatters)Activator.CreateInstance(FormatterSourceType)!).MediaTypes;
}
