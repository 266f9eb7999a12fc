using System.Globalization;

namespace Replication.Report;

/// <summary>Numbers as a reader sees them: four significant digits or as many as asked for, a true minus sign; the exact value is in the tables.</summary>
internal static class Number
{
    internal static string Show(double value) => Show(value, 4);

    internal static string Show(double value, int digits) => value switch
    {
        double.NaN => "undefined",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        0 => "0",
        _ when Math.Abs(value) is >= 1e-3 and < 1e5 => Plain(value, digits).Replace('-', '−'),
        _ => Scientific(value, digits),
    };

    internal static string ShowProbability(double value) => value < 1e-4 ? "< 0.0001" : value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A mantissa times a power of ten, with the signs of print.</summary>
    internal static string Scientific(string mantissa, string exponent) =>
        $"{mantissa.Replace('-', '−')}\u00a0×\u00a0{PowerOfTen(exponent)}";

    internal static string PowerOfTen(string exponent) => "10" + string.Concat(int.Parse(exponent, CultureInfo.InvariantCulture)
        .ToString(CultureInfo.InvariantCulture).Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));

    private static string Scientific(double value, int digits)
    {
        var parts = value.ToString($"0.{new string('#', digits - 1)}E+0", CultureInfo.InvariantCulture).Split('E');
        return Scientific(parts[0], parts[1]);
    }

    // Rounded to its digits first, then written without an exponent.
    private static string Plain(double value, int digits) => double.Parse(
        value.ToString(string.Create(CultureInfo.InvariantCulture, $"G{digits}"), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        .ToString("0.#############", CultureInfo.InvariantCulture);
}
