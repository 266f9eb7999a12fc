using System.Reflection;
using System.Reflection.Metadata;

namespace Replication.Runner.Fingerprints;

/// <summary>
/// What a type is, its methods apart: what it derives from, its instance fields in order (layout and
/// reflection depend on them) and its constants. Static fields count where they are read; closures keep those of other methods too.
/// </summary>
internal static class TypeShape
{
    /// <summary>The types that a type derives from and implements.</summary>
    public static IEnumerable<TypeName> Parents(Image image, TypeDefinition type) =>
        Bases(image, type).SelectMany(parent => parent.Names);

    /// <summary>The shape as text.</summary>
    public static IEnumerable<string> Text(Image image, TypeDefinition type) =>
    [
        .. Bases(image, type).Select(parent => parent.Text),
        .. type.GetFields().Select(image.Metadata.GetFieldDefinition)
            .Where(field => (field.Attributes & FieldAttributes.Static) == 0 || (field.Attributes & FieldAttributes.Literal) != 0)
            .Select(field => Text(image, field)),
    ];

    static IEnumerable<TypeText> Bases(Image image, TypeDefinition type)
    {
        if (!type.BaseType.IsNil) yield return image.Signatures.TypeOf(type.BaseType);
        foreach (var handle in type.GetInterfaceImplementations())
            yield return image.Signatures.TypeOf(image.Metadata.GetInterfaceImplementation(handle).Interface);
    }

    static string Text(Image image, FieldDefinition field)
    {
        var constant = field.GetDefaultValue();
        var value = constant.IsNil
            ? ""
            : Convert.ToHexString(image.Metadata.GetBlobBytes(image.Metadata.GetConstant(constant).Value));
        return $"{field.DecodeSignature(image.Signatures, null)} {image.Metadata.GetString(field.Name)} {field.Attributes} {value}";
    }
}
