using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Replication.Runner.Fingerprints;

/// <summary>Writes types and signatures as text by name, so that nothing depends on token numbers.</summary>
internal sealed class SignatureText(Image image) : ISignatureTypeProvider<TypeText, object?>
{
    /// <summary>Full name of a type definition: namespace, then nested names after a plus.</summary>
    public string NameOf(TypeDefinitionHandle handle)
    {
        var type = image.Metadata.GetTypeDefinition(handle);
        var name = image.Metadata.GetString(type.Name);
        if (type.IsNested) return $"{NameOf(type.GetDeclaringType())}+{name}";
        return type.Namespace.IsNil ? name : $"{image.Metadata.GetString(type.Namespace)}.{name}";
    }

    /// <summary>A method definition's signature.</summary>
    public TypeText Of(MethodDefinition method) => Whole(method.DecodeSignature(this, null));

    /// <summary>A method reference's signature, in terms of the definition's own type parameters.</summary>
    public TypeText Of(MemberReference member) => Whole(member.DecodeMethodSignature(this, null));

    /// <summary>A decoded signature as text, with the types in it.</summary>
    public static TypeText Whole(MethodSignature<TypeText> signature) => new(
        $"{(signature.Header.IsInstance ? "instance " : "")}{signature.ReturnType}({string.Join(",", signature.ParameterTypes)})"
        + (signature.GenericParameterCount > 0 ? $"`{signature.GenericParameterCount}" : ""),
        [.. signature.ReturnType.Names, .. signature.ParameterTypes.SelectMany(type => type.Names)]);

    /// <summary>The type behind a token.</summary>
    public TypeText TypeOf(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => Defined((TypeDefinitionHandle)handle),
        HandleKind.TypeReference => Referenced((TypeReferenceHandle)handle),
        HandleKind.TypeSpecification => image.Metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null),
        _ => throw new BadImageFormatException($"{image.Name}: a {handle.Kind} stands where a type was expected."),
    };

    /// <inheritdoc />
    public TypeText GetPrimitiveType(PrimitiveTypeCode typeCode) => TypeText.Plain(typeCode.ToString());

    /// <inheritdoc />
    public TypeText GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Defined(handle);

    /// <inheritdoc />
    public TypeText GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Referenced(handle);

    /// <inheritdoc />
    public TypeText GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        TypeOf(handle);

    /// <inheritdoc />
    public TypeText GetGenericMethodParameter(object? genericContext, int index) => TypeText.Plain($"!!{index}");

    /// <inheritdoc />
    public TypeText GetGenericTypeParameter(object? genericContext, int index) => TypeText.Plain($"!{index}");

    /// <inheritdoc />
    public TypeText GetModifiedType(TypeText modifier, TypeText unmodifiedType, bool isRequired) =>
        unmodifiedType.As($"{unmodifiedType} modified({modifier})");

    /// <inheritdoc />
    public TypeText GetFunctionPointerType(MethodSignature<TypeText> signature) => Whole(signature).As($"*{Whole(signature)}");

    /// <inheritdoc />
    public TypeText GetPinnedType(TypeText elementType) => elementType.As($"{elementType} pinned");

    /// <inheritdoc />
    public TypeText GetArrayType(TypeText elementType, ArrayShape shape) => elementType.As($"{elementType}[{new string(',', shape.Rank - 1)}]");

    /// <inheritdoc />
    public TypeText GetByReferenceType(TypeText elementType) => elementType.As($"{elementType}&");

    /// <inheritdoc />
    public TypeText GetGenericInstantiation(TypeText genericType, ImmutableArray<TypeText> typeArguments) => new(
        $"{genericType}[{string.Join(",", typeArguments)}]", [.. genericType.Names, .. typeArguments.SelectMany(type => type.Names)]);

    /// <inheritdoc />
    public TypeText GetPointerType(TypeText elementType) => elementType.As($"{elementType}*");

    /// <inheritdoc />
    public TypeText GetSZArrayType(TypeText elementType) => elementType.As($"{elementType}[]");

    TypeText Defined(TypeDefinitionHandle handle)
    {
        var name = NameOf(handle);
        return new(name, [new(image.Name, name)]);
    }

    TypeText Referenced(TypeReferenceHandle handle)
    {
        var (assembly, name) = NameOf(handle);
        return new(name, [new(assembly, name)]);
    }

    (string Assembly, string Name) NameOf(TypeReferenceHandle handle)
    {
        var type = image.Metadata.GetTypeReference(handle);
        var name = image.Metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var outer = NameOf((TypeReferenceHandle)type.ResolutionScope);
            return (outer.Assembly, $"{outer.Name}+{name}");
        }

        var assembly = type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? image.Metadata.GetString(image.Metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
            : image.Name;
        return (assembly, type.Namespace.IsNil ? name : $"{image.Metadata.GetString(type.Namespace)}.{name}");
    }
}
