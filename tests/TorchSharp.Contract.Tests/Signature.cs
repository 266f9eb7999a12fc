using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Contract;

/// <summary>A member as public-api.txt writes it.</summary>
internal static class Signature
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short",
        [typeof(int)] = "int", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double",
        [typeof(string)] = "string", [typeof(object)] = "object",
    };

    /// <summary>
    /// Every public and protected member of the type, inherited ones included; fields also as properties, static properties as fields.
    /// </summary>
    internal static IEnumerable<string> Of(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
            | BindingFlags.FlattenHierarchy;
        bool IsPlain(MethodInfo method) => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal);
        foreach (var method in type.GetMethods(All).Where(IsPlain))
            if (Access(method) is { } access)
            {
                var head = $"{access}{Static(method.IsStatic)}{Name(method.ReturnType)} {method.Name}";
                yield return $"{head}{Generic(method)}({Parameters(method)})";
            }

        foreach (var constructor in type.GetConstructors(All))
            if (Access(constructor) is { } access) yield return $"{access}ctor({Parameters(constructor)})";
        foreach (var property in type.GetProperties(All))
        {
            var (getter, setter) = (property.GetMethod, property.SetMethod);
            if (getter is null || Access(getter) is not { } access) continue;
            var index = property.GetIndexParameters();
            var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
            var head = $"{access}{Static(getter.IsStatic)}{Name(property.PropertyType)} {name}";
            yield return head + " { get; }";
            if (setter is not null && Access(setter) is not null) yield return head + " { get; set; }";
            if (getter.IsStatic) yield return head;
        }

        foreach (var field in type.GetFields(All))
        {
            if (!field.IsPublic && !field.IsFamily && !field.IsFamilyOrAssembly) continue;
            var head = $"{(field.IsPublic ? "" : "protected ")}{Static(field.IsStatic)}{Name(field.FieldType)} {field.Name}";
            yield return head;
            yield return head + " { get; }";
        }
    }

    private static string? Access(MethodBase method) =>
        method.IsPublic ? "" : method.IsFamily || method.IsFamilyOrAssembly ? "protected " : null;

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var modifier = parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : parameter.ParameterType.IsByRef ? "ref " : "";
        return $"{modifier}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Default(parameter) : "")}";
    }

    private static string Default(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return parameter.DefaultValue switch
        {
            null => "null",
            bool flag => flag ? "true" : "false",
            string text => $"\"{text}\"",
            var value when type.IsEnum => $"{type.Name}.{Enum.ToObject(type, value)}",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            var value => value.ToString()!,
        };
    }

    private static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner) + "?";
        if (!type.IsGenericType) return type.Name;
        var arguments = string.Join(", ", type.GetGenericArguments().Select(Name));
        if (type.Name.StartsWith("ValueTuple", StringComparison.Ordinal)) return $"({arguments})";
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? type.Name : $"{type.Name[..tick]}<{arguments}>";
    }
}
