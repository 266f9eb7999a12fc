using System.Globalization;

namespace Replication.Report;

/// <summary>Numbers with as many digits as their interval supports.</summary>
public static class Digits
{
    /// <summary>
    /// <c>1.04 [0.94, 1.14]</c>, or the number alone where there is nothing random about it; "undefined" where there is none.
    /// </summary>
    public static string WithInterval(double? value, double? low, double? high)
    {
        if (value is null or double.NaN) return "undefined";
        if (low is null or double.NaN || high is null or double.NaN || (low == value && value == high)) return Number(value.Value, 5);
        var digits = Supported(value.Value, low.Value, high.Value);
        return $"{Number(value.Value, digits)} [{Number(low.Value, digits)}, {Number(high.Value, digits)}]";
    }

    /// <summary>A number with the given significant digits; a dash where there is none.</summary>
    public static string Number(double? value, int digits = 5) => value switch
    {
        null => "–",
        double.NaN => "NaN",
        0 => "0",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        { } number => Plain(number, digits),
    };

    /// <summary>A p-value with two digits.</summary>
    public static string P(double? p) => Number(p, 2);

    /// <summary>Two to three digits of the interval's width, at least two of the number; five where there is no width.</summary>
    internal static int Supported(double value, double low, double high)
    {
        var largest = new[] { value, low, high }.Max(Math.Abs);
        return double.IsFinite(largest) && high > low ? Math.Clamp((int)Math.Ceiling(Math.Log10(largest / (high - low))) + 2, 2, 10) : 5;
    }

    static string Plain(double number, int digits)
    {
        var text = number.ToString($"G{digits}", CultureInfo.InvariantCulture);
        if (!text.Contains('E', StringComparison.Ordinal)) return text;
        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{text[..exponent]}e{int.Parse(text[(exponent + 1)..], CultureInfo.InvariantCulture)}");
    }
}
