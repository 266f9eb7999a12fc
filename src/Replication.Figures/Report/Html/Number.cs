using System.Globalization;

namespace Replication.Figures.Report;

/// <summary>Numbers as a reader sees them: four significant digits, a true minus sign; the exact value is in the tables.</summary>
internal static class Number
{
    internal static string Show(double value) => value switch
    {
        double.NaN => "undefined",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        0 => "0",
        _ when Math.Abs(value) is >= 1e-3 and < 1e5 => Digits(value).ToString("0.#####", CultureInfo.InvariantCulture).Replace('-', '−'),
        _ => Scientific(value),
    };

    internal static string ShowProbability(double value) => value < 1e-4 ? "< 0.0001" : value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Scientific(double value)
    {
        var parts = value.ToString("0.###E+0", CultureInfo.InvariantCulture).Split('E');
        var exponent = string.Concat(parts[1].TrimStart('+').Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
        return $"{parts[0].Replace('-', '−')} × 10{exponent}";
    }

    private static double Digits(double value) =>
        double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
