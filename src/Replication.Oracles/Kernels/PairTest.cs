using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;
using Replication.Oracles.Transport;

namespace Replication.Oracles.Kernels;

/// <summary>
/// Permutation tests of a statistic a S_xx + b S_yy + c S_xy, where S_xx, S_yy and S_xy are the sums of a symmetric function over the pairs
/// i &lt; j of pooled points within and across the two samples. The function is evaluated once for each pair, and all arrangements are
/// summed together, in twice the precision of a double: equal sums are equal whatever their order, and however large one term is.
/// </summary>
/// <param name="WithinFirst">a, a whole number.</param>
/// <param name="WithinSecond">b, a whole number.</param>
/// <param name="Across">c, a whole number.</param>
readonly record struct PairTest(double WithinFirst, double WithinSecond, double Across)
{
    const double HalfUlp = 1.0 / (1L << 53);

    /// <summary>The chance of a statistic at least as large as the observed one.</summary>
    /// <param name="f">Symmetric function of two points, finite on every pair.</param>
    /// <param name="uncertainty">How far a value of f may be off because points are rounded; the rounding of f itself is added.</param>
    /// <param name="x">First sample.</param>
    /// <param name="y">Second sample.</param>
    /// <param name="stream">Source of the arrangements.</param>
    /// <param name="resamples">Arrangements to draw, at least 1.</param>
    /// <returns>The p-value, and how the arrangements were chosen.</returns>
    public (double P, string Method) Run(
        PairFunction f, double uncertainty, PointCloud x, PointCloud y, RandomStream? stream, int resamples)
    {
        int n = x.Count, m = y.Count, count = n + m;
        var arrangements = Arrangements.Of(Combinatorics.Choose(count, n), stream, resamples);
        var inFirst = Memberships(n, count, arrangements, stream);
        var columns = inFirst[0].Length;
        ReadOnlySpan<double> Point(int i) => i < n ? x[i] : y[i - n];

        DoubleDouble[] within = new DoubleDouble[columns], touching = new DoubleDouble[columns], ofPoint = new DoubleDouble[count];
        double[] high = new double[columns], low = new double[columns];
        double largest = 0;
        for (var i = 1; i < count; i++)
        {
            Array.Clear(high);
            Array.Clear(low);
            for (var j = 0; j < i; j++)
            {
                var value = f(Point(i), Point(j));
                largest = Math.Max(largest, Math.Abs(value));
                ofPoint[i] += value;
                ofPoint[j] += value;
                Lanes.AddExactly(high, low, value, inFirst[j]);
            }
            for (var r = 0; r < columns; r++)
                if (inFirst[i][r] == 1) within[r] = within[r] + high[r] + low[r];
        }
        DoubleDouble all = default;
        for (var i = 0; i < count; i++)
        {
            all += ofPoint[i];
            for (var r = 0; r < columns; r++)
                if (inFirst[i][r] == 1) touching[r] += ofPoint[i];
        }
        all *= 0.5;

        var off = (4 * HalfUlp * largest) + uncertainty;
        var rounding = off * ((WithinFirst * n * (n - 1)) + (WithinSecond * m * (m - 1)) + (2 * Math.Abs(Across) * n * m));
        var (a, b, c) = (WithinFirst, WithinSecond, Across);
        DoubleDouble Statistic(int r)
        {
            var across = touching[r] - (within[r] * 2);
            return (within[r] * a) + ((all - within[r] - across) * b) + (across * c);
        }
        var observed = Statistic(0);
        double extreme = 0;
        var first = arrangements.AreAll ? 0 : 1;
        for (var r = first; r < columns; r++)
            if ((Statistic(r) - observed).Value >= -rounding) extreme++;
        return (arrangements.P(extreme, columns - first), arrangements.Method);
    }

    /// <summary>1 where point i belongs to the first sample in arrangement r, else 0: rows i, columns r, the observed one first.</summary>
    static double[][] Memberships(int n, int count, Arrangements arrangements, RandomStream? stream)
    {
        var chosen = new List<int[]>();
        if (arrangements.AreAll)
        {
            foreach (var subset in Arrangements.Subsets(count, n)) chosen.Add([.. subset]);
        }
        else
        {
            var order = Enumerable.Range(0, count).ToArray();
            chosen.Add(order[..n]);
            for (var r = 0; r < arrangements.Resamples; r++)
            {
                stream!.Shuffle(order.AsSpan());
                chosen.Add(order[..n]);
            }
        }
        var inFirst = new double[count][];
        for (var i = 0; i < count; i++) inFirst[i] = new double[chosen.Count];
        for (var r = 0; r < chosen.Count; r++)
            foreach (var i in chosen[r])
                inFirst[i][r] = 1;
        return inFirst;
    }
}
