namespace Replication.Figures;

/// <summary>
/// How many rows a legend takes at the width of an exported picture, from the length of its names: no text can be measured here, and a
/// figure's height must not depend on the machine. Estimated for a wide font; the report measures and corrects.
/// </summary>
internal static class LegendRows
{
    // Pixels: the plot's share of an exported picture, a character of a wide font at the legend's size, and the symbol with its gaps.
    private const double Width = 805;
    private const double Character = 6.9;
    private const double Symbol = 48;

    internal static int Of(Figure figure)
    {
        double[] entries = [.. figure.NamesInLegend().Select(name => Symbol + Character * name.Length)];
        if (entries.Sum() <= Width)
            return 1;
        var (rows, used) = (1, 0.0);
        foreach (var entry in entries)
        {
            if (used > 0 && used + entry > Width)
                (rows, used) = (rows + 1, 0);
            used += entry;
        }

        return rows;
    }
}
