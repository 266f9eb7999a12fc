using System.Globalization;

namespace Replication.Figures;

/// <summary>Contrast of two colours as WCAG 2.2 defines it.</summary>
public static class Contrast
{
    /// <summary>Contrast ratio of two colours, from 1 (equal) to 21 (black on white); symmetric.</summary>
    /// <param name="one">A colour as <c>#rrggbb</c>.</param>
    /// <param name="other">A colour as <c>#rrggbb</c>.</param>
    /// <exception cref="FormatException">Not a colour of that form.</exception>
    public static double Between(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    /// <summary>A colour as plotly.js takes one that lets through what is behind it.</summary>
    internal static string Translucent(string colour, double opacity)
    {
        var (red, green, blue) = Channels(colour);
        return string.Create(CultureInfo.InvariantCulture, $"rgba({red},{green},{blue},{opacity})");
    }

    internal static (byte Red, byte Green, byte Blue) Channels(string colour)
    {
        if (colour is not ['#', _, _, _, _, _, _])
            throw new FormatException($"'{colour}' is not a colour of the form #rrggbb.");
        return (Channel(1), Channel(3), Channel(5));

        byte Channel(int start) => byte.Parse(colour.AsSpan(start, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    /// <summary>Relative luminance of sRGB (WCAG 2.2, "relative luminance"), in [0, 1].</summary>
    private static double Luminance(string colour)
    {
        var (red, green, blue) = Channels(colour);
        return 0.2126 * Linear(red) + 0.7152 * Linear(green) + 0.0722 * Linear(blue);

        static double Linear(byte channel)
        {
            var share = channel / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }
    }
}
