using System.Globalization;

namespace Replication.Figures.Tests.Theming;

/// <summary>What a colour looks like to a colour-blind reader, and how far two colours are apart.</summary>
internal static class ColourVision
{
    // Machado, Oliveira and Fernandes (2009), Table 1, severity 1.0; they act on linear RGB.
    private static readonly Dictionary<string, double[]> Matrices = new(StringComparer.Ordinal)
    {
        ["protanopia"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deuteranopia"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritanopia"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    /// <summary>Linear RGB of the colour as seen.</summary>
    internal static double[] Simulate(string colour, string deficiency)
    {
        var linear = new[] { 1, 3, 5 }.Select(start =>
        {
            var share = int.Parse(colour.AsSpan(start, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }).ToArray();
        return Multiply(Matrices[deficiency], linear).Select(channel => Math.Clamp(channel, 0, 1)).ToArray();
    }

    /// <summary>CIELAB of linear sRGB under D65.</summary>
    internal static double[] Lab(double[] linear)
    {
        var xyz = Multiply([0.4124, 0.3576, 0.1805, 0.2126, 0.7152, 0.0722, 0.0193, 0.1192, 0.9505], linear);
        var (x, y, z) = (F(xyz[0] / 0.95047), F(xyz[1]), F(xyz[2] / 1.08883));
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];

        static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    internal static double Distance(double[] one, double[] other) => Math.Sqrt(one.Zip(other, (a, b) => (a - b) * (a - b)).Sum());

    private static double[] Multiply(double[] matrix, double[] vector) =>
        [.. Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, 3).Sum(column => matrix[3 * row + column] * vector[column]))];
}
