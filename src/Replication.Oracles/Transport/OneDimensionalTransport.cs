using System.Numerics;
using Replication.Oracles.Transport.Simplex;

namespace Replication.Oracles.Transport;

/// <summary>
/// Optimal transport on the line, where the quantile coupling is optimal. Pure and safe to call from several threads.
/// </summary>
public static partial class OneDimensionalTransport
{
    // Two sums of weights that are equal but for the rounding of the weights leave a speck of mass between them. Without the two limits
    // below W_p for large p would see it travel, since (1e-16)^(1/p) is not small. A speck is at most the first limit, relative to the
    // total, and the second, relative to each of the three points that it lies between: a point of little mass is none.
    const double Speck = 1.0 / (1L << 50);
    const double SpeckOfPoint = 1.0 / (1L << 30);

    /// <summary>W_p of two samples with equal weights: (int_0^1 |F^-1(t) - G^-1(t)|^p dt)^(1/p).</summary>
    /// <param name="x">n finite numbers, in any order.</param>
    /// <param name="y">m finite numbers, in any order.</param>
    /// <param name="p">The order, finite and at least 1.</param>
    /// <returns>As for weighted samples, of which this is the case of equal weights.</returns>
    /// <exception cref="ArgumentException">An empty sample, a number that is NaN or infinite, or p below 1 or not finite.</exception>
    /// <remarks>SciPy: <c>scipy.stats.wasserstein_distance</c>. POT: <c>ot.wasserstein_1d</c>, <c>ot.emd2_1d</c>.</remarks>
    /// <example>
    /// <code>
    /// Console.WriteLine(OneDimensionalTransport.Wasserstein([0, 1, 3], [5, 6, 8]));  // 5
    /// Console.WriteLine(OneDimensionalTransport.Wasserstein([0, 1, 3], [3, 7], p: 2).ToString("F4"));  // 3.8730
    /// </code>
    /// </example>
    public static double Wasserstein(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double p = 1) =>
        Wasserstein(x, Marginals.Equal(x.Length), y, Marginals.Equal(y.Length), p);

    /// <summary>W_p of two weighted samples (Villani 2003, "Topics in Optimal Transportation", Theorem 2.18 and Remark 2.19).</summary>
    /// <param name="x">n finite numbers, in any order.</param>
    /// <param name="a">Their weights: finite, non-negative, not all zero. They need not sum to 1; W_p is that of the normalised
    /// measures.</param>
    /// <param name="y">m finite numbers, in any order.</param>
    /// <param name="b">Their weights, of the same total as <paramref name="a"/> up to
    /// <see cref="Marginals.BalanceTolerance"/>.</param>
    /// <param name="p">The order, finite and at least 1.</param>
    /// <returns>W_p, which is never negative; +infinity where the difference of two numbers overflows.</returns>
    /// <exception cref="ArgumentException">An empty sample, lengths that differ, totals that differ, a number or weight that is NaN or
    /// infinite, a negative weight, or p below 1 or not finite.</exception>
    public static double Wasserstein(ReadOnlySpan<double> x, ReadOnlySpan<double> a, ReadOnlySpan<double> y, ReadOnlySpan<double> b,
        double p = 1)
    {
        if (!(p >= 1) || !double.IsFinite(p)) throw new ArgumentOutOfRangeException(nameof(p), p, "The order is finite and at least 1.");
        RequireFinite(x, nameof(x));
        RequireFinite(y, nameof(y));
        Marginals.RequireWeights(a, x.Length, nameof(a));
        Marginals.RequireWeights(b, y.Length, nameof(b));
        (double[] source, double[] target) = Marginals.Balance(a, b);
        return !source.AsSpan().ContainsAnyExcept(source[0]) && !target.AsSpan().ContainsAnyExcept(target[0])
            ? Coupled(x, y, Supplies.Rounded(source, target), p)
            : Coupled(x, y, Supplies.Exact(source, target), p);
    }

    static double Coupled<TFlow>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Supplies<TFlow> supplies, double p)
        where TFlow : struct, IBinaryInteger<TFlow>
    {
        (double[] from, TFlow[] given) = Sorted(x, supplies.Source);
        (double[] to, TFlow[] wanted) = Sorted(y, supplies.Target);
        TFlow[] supply = [.. given], demand = [.. wanted];
        var distances = new List<double>(from.Length + to.Length);
        var shares = new List<double>(from.Length + to.Length);
        for (int i = 0, j = 0; i < from.Length && j < to.Length;)
        {
            TFlow step = TFlow.Min(supply[i], demand[j]), left = supply[i] - step, lacking = demand[j] - step;
            if (IsSpeck(left, given, i, wanted, j, supplies.Units))
                (step, left, demand[j + 1]) = (supply[i], TFlow.Zero, demand[j + 1] - left);
            else if (IsSpeck(lacking, wanted, j, given, i, supplies.Units))
                (step, lacking, supply[i + 1]) = (demand[j], TFlow.Zero, supply[i + 1] - lacking);
            distances.Add(Math.Abs(from[i] - to[j]));
            shares.Add(double.CreateChecked(step) / supplies.Units);
            if ((supply[i] = left) == TFlow.Zero) i++;
            if ((demand[j] = lacking) == TFlow.Zero) j++;
        }
        return PowerMean(distances, shares, p);
    }

    // What a point has left when its partner is served; the partner's successor gives up as much.
    static bool IsSpeck<TFlow>(TFlow rest, TFlow[] own, int point, TFlow[] others, int partner, double units)
        where TFlow : struct, IBinaryInteger<TFlow>
    {
        double speck = double.CreateChecked(rest);
        return speck > 0 && speck <= Speck * units && partner + 1 < others.Length && speck <= SpeckOfPoint
            * double.CreateChecked(TFlow.Min(own[point], TFlow.Min(others[partner], others[partner + 1])));
    }

    /// <summary>(sum share_k d_k^p)^(1/p), scaled by the largest d_k so that no power under- or overflows.</summary>
    static double PowerMean(List<double> distances, List<double> shares, double p)
    {
        double largest = distances.Max();
        if (largest == 0 || double.IsInfinity(largest)) return largest;
        var sum = new CompensatedSum();
        for (int k = 0; k < distances.Count; k++) sum.Add(shares[k] * Math.Pow(distances[k] / largest, p));
        return largest * Math.Pow(sum.Value, 1 / p);
    }

    /// <summary>The points with mass in ascending order.</summary>
    static (double[] Values, TFlow[] Units) Sorted<TFlow>(ReadOnlySpan<double> values, TFlow[] units)
        where TFlow : struct, IBinaryInteger<TFlow>
    {
        int[] massive = [.. Enumerable.Range(0, units.Length).Where(k => units[k] > TFlow.Zero)];
        var sorted = new double[massive.Length];
        for (int k = 0; k < sorted.Length; k++) sorted[k] = values[massive[k]];
        TFlow[] theirs = Array.ConvertAll(massive, k => units[k]);
        Array.Sort(sorted, theirs);
        return (sorted, theirs);
    }

    static void RequireFinite(ReadOnlySpan<double> values, string parameter)
    {
        if (values.IsEmpty) throw new ArgumentException("The sample is empty.", parameter);
        for (int k = 0; k < values.Length; k++)
            if (!double.IsFinite(values[k])) throw new ArgumentException($"Entry {k} is {values[k]}; the numbers are finite.", parameter);
    }
}
