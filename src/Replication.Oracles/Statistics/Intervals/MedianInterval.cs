using System.Globalization;

namespace Replication.Oracles.Statistics;

/// <summary>Distribution-free interval of the median between two order statistics.</summary>
/// <remarks>Source: Thompson (1936), Savur (1937); David and Nagaraja (2003), "Order Statistics", section 7.1.</remarks>
public static class MedianInterval
{
    /// <summary>
    /// The narrowest symmetric pair of order statistics (the k-th smallest, the k-th largest) that covers the median of any continuous
    /// distribution with at least the confidence asked for. The result's confidence is the coverage attained,
    /// 1 - 2 P(Binomial(n, 1/2) &lt; k); for distributions with ties it is at least that.
    /// </summary>
    /// <param name="x">Values without NaN; infinities are legal.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <exception cref="ArgumentException">
    /// Empty, NaN, a confidence outside (0, 1), or so few values that even smallest to largest, 1 - 2^(1-n), covers less.
    /// </exception>
    public static ConfidenceInterval Of(IReadOnlyList<double> x, double confidence = 0.95)
    {
        Require.OpenProbability(confidence);
        var sorted = Require.Ordered(x, 1);
        Array.Sort(sorted);
        var n = sorted.Length;
        var widest = 1 - Math.ScaleB(1, 1 - n);
        if (widest < confidence)
        {
            var message = string.Create(
                CultureInfo.InvariantCulture, $"{n} values cover the median with {widest:G6} at most, not {confidence:G6}.");
            throw new ArgumentException(message, nameof(x));
        }
        int k = 1, most = n / 2;
        while (k < most)
        {
            var middle = k + (most - k + 1) / 2;
            if (Coverage(n, middle) >= confidence) k = middle;
            else most = middle - 1;
        }
        return new ConfidenceInterval(
            "order statistics of the median, distribution-free", Location.Median(sorted), sorted[k - 1], sorted[n - k], Coverage(n, k), n);
    }

    static double Coverage(int n, int k) => 1 - 2 * Proportion.LowerTail(k - 1, n, 0.5);
}
