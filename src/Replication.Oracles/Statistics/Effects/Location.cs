namespace Replication.Oracles.Statistics;

/// <summary>Estimates of location. Each refuses an empty sample, NaN and (where sums are taken) infinity.</summary>
public static class Location
{
    /// <summary>Arithmetic mean; an infinity where the sum overflows.</summary>
    /// <param name="sample">1 or more finite values.</param>
    /// <exception cref="ArgumentException">Empty, NaN or infinity.</exception>
    public static double Mean(IReadOnlyList<double> sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var sum = 0.0;
        for (var i = 0; i < sample.Count; i++) sum += sample[i];

        // A sum is finite only if every term is, so that the bootstrap, which takes millions of means, need not look at each value.
        // Stryker disable once Conditional : the other branch finds the same mean, slower
        return sample.Count > 0 && double.IsFinite(sum) ? sum / sample.Count : Require.Finite(sample, 1).Average();
    }

    /// <summary>Middle value; the mean of the two middle values for an even count.</summary>
    /// <param name="sample">1 or more values, no NaN; infinities are legal (opposite ones in the middle give NaN).</param>
    /// <exception cref="ArgumentException">Empty or NaN.</exception>
    public static double Median(IReadOnlyList<double> sample)
    {
        var sorted = Require.Ordered(sample, 1);
        Array.Sort(sorted);
        var middle = sorted.Length / 2;
        if (sorted.Length % 2 == 1 || sorted[middle - 1] == sorted[middle]) return sorted[middle];
        return sorted[middle - 1] / 2 + sorted[middle] / 2;
    }

    /// <summary>
    /// Interquartile mean (IQM): the mean of what is left when floor(n/4) values are cut from each end. A fractional quarter is rounded
    /// down, not weighted, as in rliable (Agarwal et al. 2021), which takes SciPy's <c>trim_mean(x, 0.25)</c>.
    /// </summary>
    /// <param name="sample">1 or more finite values.</param>
    /// <exception cref="ArgumentException">Empty, NaN or infinity.</exception>
    public static double InterquartileMean(IReadOnlyList<double> sample)
    {
        var sorted = Require.Finite(sample, 1);
        Array.Sort(sorted);
        var cut = sorted.Length / 4;
        return sorted[cut..^cut].Average();
    }
}
