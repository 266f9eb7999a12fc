namespace Replication.Oracles.Statistics;

static class Quantiles
{
    /// <summary>Linear between order statistics: type 7 of Hyndman and Fan (1996), the default of R, NumPy and Excel.</summary>
    public static double OfSorted(double[] sorted, double level)
    {
        var position = level * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
