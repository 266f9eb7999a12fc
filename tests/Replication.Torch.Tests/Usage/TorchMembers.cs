using System.Reflection;
using System.Reflection.Emit;

namespace Replication.Torch.Tests.Usage;

/// <summary>The members of TorchSharp that compiled code refers to, such as <c>Tensor.sum(Int64, Boolean, ScalarType?)</c>.</summary>
static class TorchMembers
{
    const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Those of the bodies of the types' methods, and of the types nested in them, which hold lambdas and iterators.</summary>
    public static IReadOnlySet<string> Of(params IEnumerable<Type> types) =>
        types.SelectMany(Methods).SelectMany(References).Where(member => Outermost(member)?.Assembly == typeof(TorchSharp.torch).Assembly)
            .Select(Name).ToHashSet(StringComparer.Ordinal);

    static IEnumerable<MethodBase> Methods(Type type) =>
        type.GetMembers(Declared).OfType<MethodBase>().Concat(type.GetNestedTypes(Declared).SelectMany(Methods));

    static Type? Outermost(MemberInfo member) => member.DeclaringType;

    static IEnumerable<MemberInfo> References(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[]? ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var opcode = Codes[code[at] == 0xFE ? (short)(code[at++] << 8 | code[at++]) : code[at++]];
            if (opcode.OperandType is OperandType.InlineMethod or OperandType.InlineField)
                yield return method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod)!;
            at += opcode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    static string Name(MemberInfo member)
    {
        var type = member.DeclaringType!;
        var place = (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!["TorchSharp.".Length..].Replace('+', '.').Split('`')[0];
        return member is MethodBase method
            ? $"{place}.{method.Name.TrimStart('.')}({string.Join(", ", method.GetParameters().Select(parameter => Name(parameter.ParameterType)))})"
            : $"{place}.{member.Name}";
    }

    static string Name(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? Name(value) + "?"
        : type.IsArray ? Name(type.GetElementType()!) + "[]"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
