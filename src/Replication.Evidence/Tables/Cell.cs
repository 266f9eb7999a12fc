using System.Globalization;

namespace Replication.Evidence.Tables;

/// <summary>
/// The text of one value in a table: invariant culture, shortest form that reads back to the same bits. Where cells are compared or make a
/// key, 0 and -0
/// are one number.
/// </summary>
static class Cell
{
    /// <summary>The types a column can have, optional ones aside.</summary>
    public static bool Supports(Type type) =>
        type == typeof(double) || type == typeof(int) || type == typeof(long) || type == typeof(bool) || type == typeof(string) || type.IsEnum;

    /// <summary>A value's text; empty for null.</summary>
    public static string Format(object? value) => value switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        string text => text,
        Enum constant => Kebab.Of(constant.ToString()),
        _ => throw new ArgumentException($"A {value.GetType().Name} is no value of a table.", nameof(value)),
    };

    /// <summary>The text that stands for a cell where cells are compared: that of 0 for every -0.</summary>
    public static string Key(string text) =>
        text.StartsWith('-') && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == 0
            ? "0"
            : text;

    /// <summary>Reads a text that <see cref="Format"/> could have written.</summary>
    /// <exception cref="FormatException">The text is no value of the type, or another form of it; the message is a clause.</exception>
    public static object Parse(string text, Type type)
    {
        var value = Read(text, type) ?? throw new FormatException($"'{text}' is not {Describe(type)}");
        var canonical = Format(value);
        return canonical == text ? value : throw new FormatException($"'{text}' should be written '{canonical}'");
    }

    static object? Read(string text, Type type)
    {
        if (type == typeof(string)) return text;
        if (type == typeof(bool)) return text switch { "true" => true, "false" => false, _ => null };
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (type == typeof(long))
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (type == typeof(double))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        return Enum.GetValues(type).Cast<object>().FirstOrDefault(constant => Format(constant) == text);
    }

    static string Describe(Type type)
    {
        if (type == typeof(double)) return "a number";
        if (type == typeof(int) || type == typeof(long)) return "an integer";
        if (type == typeof(bool)) return "'true' or 'false'";
        return $"one of {string.Join(", ", Enum.GetValues(type).Cast<object>().Select(Format))}";
    }
}
