namespace Replication.Notebooks;

/// <summary>
/// Says who formats a type. The .NET Interactive kernel looks for an attribute of this name and shape on the type of what a cell returns,
/// whatever assembly declares it, and so need not be referenced (its documentation, "Formatting outputs").
/// </summary>
/// <param name="formatterSourceType">A type with a parameterless <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>Media types to use, best first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
