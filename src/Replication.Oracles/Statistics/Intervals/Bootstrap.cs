using MathNet.Numerics.Distributions;
using Replication.Oracles.Randomness;

namespace Replication.Oracles.Statistics;

/// <summary>Bootstrap intervals of any statistic of one sample or of two independent samples.</summary>
/// <remarks>
/// Sources: Efron (1979, 1987); Efron and Tibshirani (1993), "An Introduction to the Bootstrap", chapters 13 and 14. Quantiles are linear
/// between order statistics (type 7 of Hyndman and Fan 1996). For few values percentile and BCa intervals cover less than their nominal
/// confidence (0.89 for 0.95 with 8 normal values, as the tests measure): take <see cref="BootstrapMethod.Studentized"/>, or
/// <see cref="StudentInterval"/> and <see cref="MedianInterval"/> where they apply.
/// </remarks>
public static class Bootstrap
{
    /// <summary>Interval of a statistic of one sample.</summary>
    /// <param name="sample">2 or more finite values; for the studentized method 3 or more.</param>
    /// <param name="statistic">A pure function of the values, finite on every resample; it must not keep the list, which is reused.</param>
    /// <param name="method">Which interval.</param>
    /// <param name="stream">Source of the resamples; it is advanced.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <param name="resamples">Number of bootstrap samples, 100 or more.</param>
    /// <exception cref="ArgumentException">
    /// Too few values, NaN or infinity, a confidence outside (0, 1), too few resamples, or a statistic that is not finite.
    /// </exception>
    public static BootstrapInterval OneSample(
        IReadOnlyList<double> sample, Func<IReadOnlyList<double>, double> statistic, BootstrapMethod method, RandomStream stream,
        double confidence = 0.95, int resamples = 9_999) =>
        Interval([Require.Finite(sample, 2)], samples => statistic(samples[0]), method, stream, confidence, resamples);

    /// <summary>Interval of a statistic of two independent samples, which are resampled separately.</summary>
    /// <param name="x">First sample, 2 or more finite values.</param>
    /// <param name="y">Second sample, 2 or more finite values.</param>
    /// <param name="statistic">A pure function of both, finite on every resample; it must not keep the lists, which are reused.</param>
    /// <param name="method">Which interval.</param>
    /// <param name="stream">Source of the resamples; it is advanced.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <param name="resamples">Number of bootstrap samples, 100 or more.</param>
    /// <exception cref="ArgumentException">
    /// Too few values, NaN or infinity, a confidence outside (0, 1), too few resamples, or a statistic that is not finite.
    /// </exception>
    public static BootstrapInterval TwoSample(
        IReadOnlyList<double> x, IReadOnlyList<double> y, Func<IReadOnlyList<double>, IReadOnlyList<double>, double> statistic,
        BootstrapMethod method, RandomStream stream, double confidence = 0.95, int resamples = 9_999) =>
        Interval(
            [Require.Finite(x, 2), Require.Finite(y, 2)], samples => statistic(samples[0], samples[1]), method, stream, confidence, resamples);

    static BootstrapInterval Interval(
        double[][] data, Func<double[][], double> statistic, BootstrapMethod method, RandomStream stream, double confidence, int resamples)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Require.OpenProbability(confidence);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        if (!Enum.IsDefined(method)) throw new ArgumentOutOfRangeException(nameof(method), method, "Unknown method.");
        var estimate = Evaluate(data);
        var buffers = data.Select(sample => new double[sample.Length]).ToArray();
        var distribution = new double[resamples];
        for (var r = 0; r < resamples; r++)
        {
            foreach (var (sample, buffer) in data.Zip(buffers))
            {
                for (var i = 0; i < buffer.Length; i++) buffer[i] = sample[stream.NextInt(sample.Length)];
            }
            distribution[r] = Evaluate(buffers);
            if (method == BootstrapMethod.Studentized)
                distribution[r] = Root(distribution[r] - estimate, Jackknife.StandardError(buffers, Evaluate));
        }
        Array.Sort(distribution);

        var (low, high) = Ends();
        return new BootstrapInterval(
            Name(method), estimate, low, high, confidence, data[0].Length, data.Length > 1 ? data[1].Length : 0,
            resamples, stream.Name, stream.Seed);

        (double Low, double High) Ends()
        {
            double lower = (1 - confidence) / 2, upper = (1 + confidence) / 2;
            if (method == BootstrapMethod.Studentized)
            {
                var error = Jackknife.StandardError(data, Evaluate);
                if (error == 0) return (estimate, estimate);
                return (estimate - error * Quantiles.OfSorted(distribution, upper), estimate - error * Quantiles.OfSorted(distribution, lower));
            }
            if (method == BootstrapMethod.BiasCorrectedAccelerated)
            {
                var bias = BiasCorrection(distribution, estimate);
                var acceleration = Jackknife.Acceleration(data, Evaluate);
                (lower, upper) = (Adjusted(lower, bias, acceleration), Adjusted(upper, bias, acceleration));
            }
            return (Quantiles.OfSorted(distribution, lower), Quantiles.OfSorted(distribution, upper));
        }

        double Evaluate(double[][] samples)
        {
            var value = statistic(samples);
            return double.IsFinite(value) ? value : throw new ArgumentException($"The statistic of a resample is {value}.", nameof(statistic));
        }
    }

    /// <summary>
    /// z0: normal quantile of the fraction of the bootstrap distribution below the estimate, ties half. The fraction is kept half a resample
    /// away from 0 and 1: a statistic that no resample exceeds would otherwise give an infinite correction.
    /// </summary>
    static double BiasCorrection(double[] sorted, double estimate)
    {
        // A resample in another order has the same statistic up to rounding; 2^-40 of the spread makes it the tie that it is.
        var tie = (sorted[^1] - sorted[0]) / (1L << 40);
        // Stryker disable once Equality : a statistic at the tolerance itself is one by accident
        var below = sorted.Count(v => v < estimate - tie) + 0.5 * sorted.Count(v => Math.Abs(v - estimate) <= tie);
        return Normal.InvCDF(0, 1, Math.Clamp(below, 0.5, sorted.Length - 0.5) / sorted.Length);
    }

    /// <summary>A studentised deviation; without an error it is infinite, unless the deviation is zero too.</summary>
    static double Root(double deviation, double error) => deviation == 0 ? 0 : deviation / error;

    static string Name(BootstrapMethod method) => method switch
    {
        BootstrapMethod.Percentile => "bootstrap, percentile",
        BootstrapMethod.BiasCorrectedAccelerated => "bootstrap, BCa",
        _ => "bootstrap, studentized",
    };

    static double Adjusted(double level, double bias, double acceleration)
    {
        var z = bias + Normal.InvCDF(0, 1, level);
        return Normal.CDF(0, 1, bias + z / (1 - acceleration * z));
    }
}
