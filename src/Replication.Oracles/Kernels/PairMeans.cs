using Replication.Oracles.Transport;

namespace Replication.Oracles.Kernels;

/// <summary>Means of a symmetric function over the pairs of two clouds.</summary>
static class PairMeans
{
    /// <summary>E f(X, Y) for independent X and Y of the two weighted laws.</summary>
    public static double OfLaws(PairFunction f, PointCloud x, PointCloud y)
    {
        var sum = new CompensatedSum();
        for (var i = 0; i < x.Count; i++)
        {
            double row = 0;
            for (var j = 0; j < y.Count; j++) row += y.Weights[j] * f(x[i], y[j]);
            sum.Add(x.Weights[i] * row);
        }
        return RequireFinite(sum.Value / (CompensatedSum.Of(x.Weights) * CompensatedSum.Of(y.Weights)));
    }

    /// <summary>The mean of f over all pairs of different points; weights are not read.</summary>
    public static double OfDifferentDraws(PairFunction f, PointCloud x)
    {
        var sum = new CompensatedSum();
        for (var i = 1; i < x.Count; i++)
        {
            double row = 0;
            for (var j = 0; j < i; j++) row += f(x[i], x[j]);
            sum.Add(row);
        }
        return RequireFinite(2 * sum.Value / ((double)x.Count * (x.Count - 1)));
    }

    static double RequireFinite(double mean) => double.IsFinite(mean)
        ? mean
        : throw new ArgumentException("The function of a pair of points is NaN or infinite, or the sum over pairs overflows.");
}
