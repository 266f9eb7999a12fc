using Replication.Oracles.Transport.Simplex;

namespace Replication.Oracles.Transport;

// The plan on the line, beside its value.
public static partial class OneDimensionalTransport
{
    /// <summary>The optimal plan of two samples with equal weights; as for weighted samples, of which this is the case.</summary>
    /// <param name="x">n finite numbers, in any order.</param>
    /// <param name="y">m finite numbers, in any order.</param>
    /// <param name="p">The order, finite and at least 1.</param>
    /// <exception cref="ArgumentException">An empty sample, a number that is NaN or infinite, or p below 1 or not finite.</exception>
    /// <remarks>POT: <c>ot.emd_1d</c>.</remarks>
    /// <example>
    /// <code>
    /// foreach (var s in OneDimensionalTransport.Plan([2, 0], [1, 5]))
    ///     Console.WriteLine($"{s.Source} to {s.Target}: {s.Mass} at {s.Cost}");  // 0 to 1: 0.5 at 3 | 1 to 0: 0.5 at 1
    /// </code>
    /// </example>
    public static Shipment[] Plan(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double p = 1) =>
        Plan(x, Marginals.Equal(x.Length), y, Marginals.Equal(y.Length), p);

    /// <summary>
    /// The optimal plan for |x - y|^p: the quantile coupling, which matches the samples in their order and is optimal for every p at once
    /// (Villani 2003, Theorem 2.18).
    /// </summary>
    /// <param name="x">n finite numbers, in any order.</param>
    /// <param name="a">Their weights: finite, non-negative, not all zero.</param>
    /// <param name="y">m finite numbers, in any order.</param>
    /// <param name="b">Their weights, of the same total as <paramref name="a"/> up to <see cref="Marginals.BalanceTolerance"/>.</param>
    /// <param name="p">The order, finite and at least 1; it decides <see cref="Shipment.Cost"/> alone.</param>
    /// <returns>
    /// The positive entries, n + m - 1 of them at most, ordered by source, then by target, with indices into <paramref name="x"/> and
    /// <paramref name="y"/> as given. Masses are in units of <paramref name="a"/>; a cost that overflows is +infinity.
    /// </returns>
    /// <exception cref="ArgumentException">An empty sample, lengths that differ, totals that differ, a number or weight that is NaN or
    /// infinite, a negative weight, or p below 1 or not finite.</exception>
    public static Shipment[] Plan(ReadOnlySpan<double> x, ReadOnlySpan<double> a, ReadOnlySpan<double> y, ReadOnlySpan<double> b,
        double p = 1)
    {
        if (!(p >= 1) || !double.IsFinite(p)) throw new ArgumentOutOfRangeException(nameof(p), p, "The order is finite and at least 1.");
        RequireFinite(x, nameof(x));
        RequireFinite(y, nameof(y));
        Marginals.RequireWeights(a, x.Length, nameof(a));
        Marginals.RequireWeights(b, y.Length, nameof(b));
        (double[] source, double[] target) = Marginals.Balance(a, b);
        Supplies<long> supplies = Supplies.Rounded(source, target);
        int[] from = Order(x), to = Order(y);
        var plan = new List<Shipment>(from.Length + to.Length);
        for (int i = 0, j = 0; i < from.Length && j < to.Length;)
        {
            long step = Math.Min(supplies.Source[from[i]], supplies.Target[to[j]]);
            if (step > 0)
                plan.Add(new Shipment(from[i], to[j], supplies.MassOf(step), Math.Pow(Math.Abs(x[from[i]] - y[to[j]]), p)));
            if ((supplies.Source[from[i]] -= step) == 0) i++;
            if ((supplies.Target[to[j]] -= step) == 0) j++;
        }
        plan.Sort((s, t) => (s.Source, s.Target).CompareTo((t.Source, t.Target)));
        return [.. plan];
    }

    /// <summary>Indices in increasing order of value; equal values keep theirs.</summary>
    static int[] Order(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        return [.. Enumerable.Range(0, sorted.Length).OrderBy(k => sorted[k])];
    }
}
