using Replication.Oracles.Transport.Simplex;

namespace Replication.Oracles.Transport;

/// <summary>
/// Optimal transport on the line, where the quantile coupling is optimal. Pure and safe to call from several threads.
/// Waits for the row KantorovichRubinstein.
/// </summary>
public static partial class OneDimensionalTransport
{
    /// <summary>
    /// Mass that counts as the rounding of weights, relative to the total. Without it W_p for large p would see 1e-16 of mass
    /// travelling far, since (1e-16)^(1/p) is not small.
    /// </summary>
    const double Dust = 1.0 / (1L << 50);

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
    /// <param name="b">Their weights, of the same total as <paramref name="a"/> up to one part in 1e7.</param>
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
        Supplies supplies = Supplies.Of(source, target);
        (double[] from, long[] supply) = Sorted(x, supplies.Source);
        (double[] to, long[] demand) = Sorted(y, supplies.Target);

        var distances = new List<double>(from.Length + to.Length);
        var shares = new List<double>(from.Length + to.Length);
        for (int i = 0, j = 0; i < from.Length && j < to.Length;)
        {
            long step = Math.Min(supply[i], demand[j]);
            double share = step / supplies.Units;
            if (share > Dust)
            {
                distances.Add(Math.Abs(from[i] - to[j]));
                shares.Add(share);
            }
            if ((supply[i] -= step) == 0) i++;
            if ((demand[j] -= step) == 0) j++;
        }
        return PowerMean(distances, shares, p);
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

    static (double[] Values, long[] Units) Sorted(ReadOnlySpan<double> values, long[] units)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted, units);
        return (sorted, units);
    }

    static void RequireFinite(ReadOnlySpan<double> values, string parameter)
    {
        if (values.IsEmpty) throw new ArgumentException("The sample is empty.", parameter);
        for (int k = 0; k < values.Length; k++)
            if (!double.IsFinite(values[k])) throw new ArgumentException($"Entry {k} is {values[k]}; the numbers are finite.", parameter);
    }
}
