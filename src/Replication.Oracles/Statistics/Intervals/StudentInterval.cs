namespace Replication.Oracles.Statistics;

/// <summary>
/// Intervals by Student's t for means, which cover exactly for normal data. Equal values do not say how wide the interval is: its ends are
/// infinite. Sums and squares that overflow (beyond about 1e150) give infinity or NaN.
/// </summary>
/// <remarks>Source: Student (1908); unequal variances: Welch (1947).</remarks>
public static class StudentInterval
{
    /// <summary>Interval of the mean.</summary>
    /// <param name="x">2 or more finite values.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <exception cref="ArgumentException">Too few values, NaN or infinity, or a confidence outside (0, 1).</exception>
    public static ConfidenceInterval Mean(IReadOnlyList<double> x, double confidence = 0.95)
    {
        Require.OpenProbability(confidence);
        var values = Require.Finite(x, 2);
        return StudentError.OfMean(values).Interval("t interval of the mean", confidence, values.Length, 0);
    }

    /// <summary>Interval of the mean of x - y over pairs.</summary>
    /// <param name="x">First sample, 2 or more finite values.</param>
    /// <param name="y">Second sample, paired with the first by index.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <exception cref="ArgumentException">Too few values, different lengths, NaN or infinity, or a confidence outside (0, 1).</exception>
    public static ConfidenceInterval PairedDifference(IReadOnlyList<double> x, IReadOnlyList<double> y, double confidence = 0.95)
    {
        Require.OpenProbability(confidence);
        var differences = Require.Differences(x, y, 2).Values();
        return StudentError.OfMean(differences)
            .Interval("paired t interval of the mean difference", confidence, differences.Length, differences.Length);
    }

    /// <summary>Interval of mean(x) - mean(y) for independent samples, without the assumption of equal variances.</summary>
    /// <param name="x">First sample, 2 or more finite values.</param>
    /// <param name="y">Second sample, 2 or more finite values.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <exception cref="ArgumentException">Too few values, NaN or infinity, or a confidence outside (0, 1).</exception>
    public static ConfidenceInterval WelchDifference(IReadOnlyList<double> x, IReadOnlyList<double> y, double confidence = 0.95)
    {
        Require.OpenProbability(confidence);
        var (first, second) = (Require.Finite(x, 2), Require.Finite(y, 2));
        return StudentError.OfWelchDifference(first, second)
            .Interval("Welch t interval of the difference of means", confidence, first.Length, second.Length);
    }
}
