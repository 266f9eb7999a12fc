namespace Replication.Oracles.Statistics;

static class Quantiles
{
    /// <summary>
    /// Linear between order statistics: type 7 of Hyndman and Fan (1996), the default of R, NumPy and Excel. Between a finite and an infinite
    /// value it is the infinite one.
    /// </summary>
    public static double OfSorted(double[] sorted, double level)
    {
        var position = level * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        if (position == below || sorted[below] == sorted[above]) return sorted[below];
        if (double.IsInfinity(sorted[below])) return sorted[below];
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
