namespace Replication.Oracles.Statistics;

static class Quantiles
{
    /// <summary>
    /// Linear between order statistics: type 7 of Hyndman and Fan (1996), the default of R, NumPy and Excel. Between a finite and an
    /// infinite value it is the infinite one.
    /// </summary>
    public static double OfSorted(double[] sorted, double level)
    {
        var position = level * (sorted.Length - 1);
        var below = (int)position;
        if (position == below || double.IsInfinity(sorted[below])) return sorted[below];
        return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
    }
}
