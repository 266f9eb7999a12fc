using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Replication.Runner.Fingerprints;

/// <summary>
/// Decodes IL into text by name: tokens become the names they stand for, so that equal code has equal text in every build.
/// </summary>
internal static class IlDecoder
{
    static readonly Dictionary<ushort, OpCode> Operations = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => unchecked((ushort)code.Value));

    /// <summary>Decodes one method.</summary>
    public static DecodedMethod Decode(Image image, MethodDefinitionHandle handle)
    {
        var method = image.Metadata.GetMethodDefinition(handle);
        var signature = image.Signatures.Of(method).Text;
        var body = image.Body(method);
        if (body is null) return new(signature, [], []);

        var locals = body.LocalSignature.IsNil
            ? []
            : image.Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(image.Signatures, null);
        var handlers = body.ExceptionRegions.Select(region => string.Create(CultureInfo.InvariantCulture,
            $"{region.Kind} {region.TryOffset}+{region.TryLength} {region.HandlerOffset}+{region.HandlerLength} "
            + $"{(region.CatchType.IsNil ? "" : image.Signatures.TypeOf(region.CatchType).Text)} {region.FilterOffset}"));
        return new(
            $"{signature} locals({string.Join(",", locals)}) {string.Join(";", handlers)}",
            [.. locals.SelectMany(type => type.Names)],
            Instructions(image, body.GetILReader()));
    }

    static List<Instruction> Instructions(Image image, BlobReader il)
    {
        var instructions = new List<Instruction>();
        while (il.RemainingBytes > 0)
        {
            var offset = il.Offset;
            ushort code = il.ReadByte();
            if (code == 0xFE) code = (ushort)(0xFE00 | il.ReadByte());
            var operation = Operations[code];
            var targets = new List<int>();
            var references = new List<Reference>();
            var operand = Operand(image, ref il, operation, targets, references);
            instructions.Add(new(offset, il.Offset, operation.Name!, operand, references, targets));
        }

        return instructions;
    }

    static string Operand(Image image, ref BlobReader il, OpCode operation, List<int> targets, List<Reference> references)
    {
        switch (operation.OperandType)
        {
            case OperandType.InlineNone:
                return "";
            case OperandType.ShortInlineI or OperandType.ShortInlineVar:
                return il.ReadByte().ToString(CultureInfo.InvariantCulture);
            case OperandType.InlineVar:
                return il.ReadUInt16().ToString(CultureInfo.InvariantCulture);
            case OperandType.InlineI:
                return il.ReadInt32().ToString(CultureInfo.InvariantCulture);
            case OperandType.InlineI8:
                return il.ReadInt64().ToString(CultureInfo.InvariantCulture);
            case OperandType.ShortInlineR:
                return il.ReadInt32().ToString("x8", CultureInfo.InvariantCulture);
            case OperandType.InlineR:
                return il.ReadInt64().ToString("x16", CultureInfo.InvariantCulture);
            case OperandType.ShortInlineBrTarget:
                return Jump(il.ReadSByte(), il.Offset, targets);
            case OperandType.InlineBrTarget:
                return Jump(il.ReadInt32(), il.Offset, targets);
            case OperandType.InlineSwitch:
                var count = il.ReadInt32();
                var jumps = new int[count];
                for (var i = 0; i < count; i++) jumps[i] = il.ReadInt32();
                var end = il.Offset;
                return string.Join(",", jumps.Select(jump => Jump(jump, end, targets)));
            case OperandType.InlineString:
                // The quote keeps a literal apart from compiler-made names (see CompilerNames).
                return "\"" + image.Metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(il.ReadInt32()));
            case OperandType.InlineSig:
                var call = image.Metadata.GetStandaloneSignature((StandaloneSignatureHandle)MetadataTokens.Handle(il.ReadInt32()));
                return SignatureText.Whole(call.DecodeMethodSignature(image.Signatures, null)).Text;
            default:
                return Token(image, (EntityHandle)MetadataTokens.Handle(il.ReadInt32()), operation, references);
        }
    }

    static string Jump(int distance, int end, List<int> targets)
    {
        targets.Add(end + distance);
        return distance.ToString(CultureInfo.InvariantCulture);
    }

    static string Token(Image image, EntityHandle handle, OpCode operation, List<Reference> references)
    {
        var metadata = image.Metadata;
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return Method(image.Signatures.TypeOf(method.GetDeclaringType()), metadata.GetString(method.Name),
                    image.Signatures.Of(method).Text, operation, references);
            case HandleKind.FieldDefinition:
                var field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return Field(image.Signatures.TypeOf(field.GetDeclaringType()), metadata.GetString(field.Name), operation, references);
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                var parent = Parent(image, member);
                return member.GetKind() == MemberReferenceKind.Field
                    ? Field(parent, metadata.GetString(member.Name), operation, references)
                    : Method(parent, metadata.GetString(member.Name), image.Signatures.Of(member).Text, operation, references);
            case HandleKind.MethodSpecification:
                var generic = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                var arguments = generic.DecodeSignature(image.Signatures, null);
                Mention(arguments, references);
                return $"{Token(image, generic.Method, operation, references)}[{string.Join(",", arguments)}]";
            default:
                var type = image.Signatures.TypeOf(handle);
                Mention([type], references);
                return type.Text;
        }
    }

    static TypeText Parent(Image image, MemberReference member) => member.Parent.Kind switch
    {
        HandleKind.MethodDefinition =>
            image.Signatures.TypeOf(image.Metadata.GetMethodDefinition((MethodDefinitionHandle)member.Parent).GetDeclaringType()),
        HandleKind.ModuleReference => TypeText.Plain("<Module>"),
        _ => image.Signatures.TypeOf(member.Parent),
    };

    static string Method(TypeText type, string name, string signature, OpCode operation, List<Reference> references)
    {
        var creates = operation == OpCodes.Newobj;
        references.Add(new Reference.MethodUse(type.Names.Count > 0 ? type.Names[0] : null, name, signature, creates));
        // Type arguments of a generic parent may be created inside it.
        references.AddRange(type.Names.Skip(1).Select(argument => new Reference.TypeUse(argument)));
        return $"{type}::{name} {signature}";
    }

    static string Field(TypeText type, string name, OpCode operation, List<Reference> references)
    {
        if (type.Names.Count > 0 && (operation == OpCodes.Ldsfld || operation == OpCodes.Ldsflda || operation == OpCodes.Stsfld))
            references.Add(new Reference.FieldUse(type.Names[0], name));
        return $"{type}::{name}";
    }

    static void Mention(ImmutableArray<TypeText> types, List<Reference> references) =>
        references.AddRange(types.SelectMany(type => type.Names).Select(name => new Reference.TypeUse(name)));
}
