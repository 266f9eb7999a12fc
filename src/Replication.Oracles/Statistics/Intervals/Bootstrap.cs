using MathNet.Numerics.Distributions;
using Replication.Oracles.Randomness;

namespace Replication.Oracles.Statistics;

/// <summary>Bootstrap intervals of any statistic of one sample, of two independent samples, or of several groups.</summary>
/// <remarks>
/// Sources: Efron (1979, 1987); Efron and Tibshirani (1993), "An Introduction to the Bootstrap", chapters 13 and 14. Quantiles are linear
/// between order statistics (type 7 of Hyndman and Fan 1996). For few values percentile and BCa intervals cover less than their nominal
/// confidence (0.89 for 0.95 with 8 normal values, as the tests measure): take <see cref="BootstrapMethod.Studentized"/>, or
/// <see cref="StudentInterval"/> and <see cref="MedianInterval"/> where they apply. Where all resamples have one statistic, up to 16 units
/// in its last place, the ends are infinite: the bootstrap says nothing of equal values, or of a statistic at its bound.
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
    /// <remarks>SciPy: <c>scipy.stats.bootstrap</c>.</remarks>
    /// <example>
    /// <code>
    /// double[] sample = [2.1, 3.4, 1.9, 5.6, 4.4, 3.8, 2.7, 4.9];
    /// var interval = Bootstrap.OneSample(sample, Location.Mean, BootstrapMethod.Studentized, new RandomStream("example", 1));
    /// Console.WriteLine(interval.Estimate.ToString("F3"));  // 3.600
    /// Console.WriteLine(interval.Low &lt; 3.6 &amp;&amp; interval.High > 3.6);  // True
    /// </code>
    /// </example>
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
            [Require.Finite(x, 2), Require.Finite(y, 2)], samples => statistic(samples[0], samples[1]),
            method, stream, confidence, resamples);

    /// <summary>
    /// Interval of a statistic of several groups, each resampled within itself: the runs of each task, for one (the stratified bootstrap of
    /// Agarwal et al. 2021, "Deep reinforcement learning at the edge of the statistical precipice", section 4.1).
    /// </summary>
    /// <param name="groups">1 or more groups of 2 or more finite values; for the studentized method 3 or more.</param>
    /// <param name="statistic">
    /// A pure function of the groups, finite on every resample, such as those of <see cref="Aggregate"/>; it must not keep the lists, which
    /// are reused.
    /// </param>
    /// <param name="stream">Source of the resamples; it is advanced.</param>
    /// <param name="method">Which interval; rliable has percentiles by default.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <param name="resamples">Number of bootstrap samples, 100 or more.</param>
    /// <returns>The interval; its first count is that of all values.</returns>
    /// <exception cref="ArgumentException">
    /// No group, too few values, NaN or infinity, a confidence outside (0, 1), too few resamples, or a statistic that is not finite.
    /// </exception>
    /// <remarks>Elsewhere: <c>get_interval_estimates</c> of the package rliable.</remarks>
    /// <example>
    /// <code>
    /// double[][] runsOfTasks = [[0.1, 0.2, 0.4, 0.3], [0.8, 0.9, 0.7, 1.0]];
    /// var interval = Bootstrap.Stratified(runsOfTasks, Aggregate.InterquartileMean, new RandomStream("example", 1));
    /// Console.WriteLine(interval.Estimate.ToString("F3"));  // 0.550
    /// Console.WriteLine(interval.Low &lt; 0.55 &amp;&amp; 0.55 &lt; interval.High);  // True
    /// </code>
    /// </example>
    public static BootstrapInterval Stratified(
        IReadOnlyList<IReadOnlyList<double>> groups, Func<IReadOnlyList<IReadOnlyList<double>>, double> statistic, RandomStream stream,
        BootstrapMethod method = BootstrapMethod.Percentile, double confidence = 0.95, int resamples = 9_999) =>
        Interval(Require.Groups(groups, 2), statistic, method, stream, confidence, resamples) with
        {
            FirstCount = groups.Sum(group => group.Count),
            SecondCount = 0,
        };

    /// <summary>
    /// Interval of a comparison of two arms, each of several groups: the probability of improvement over tasks, or a difference of
    /// interquartile means. Every group of either arm is resampled within itself.
    /// </summary>
    /// <param name="x">The groups of the first arm, as for one arm.</param>
    /// <param name="y">The groups of the second arm, as for one arm.</param>
    /// <param name="statistic">A pure function of both arms, as for one arm.</param>
    /// <param name="stream">Source of the resamples; it is advanced.</param>
    /// <param name="method">Which interval.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <param name="resamples">Number of bootstrap samples, 100 or more.</param>
    /// <returns>The interval; its counts are those of all values of each arm.</returns>
    /// <exception cref="ArgumentException">As for one arm.</exception>
    public static BootstrapInterval Stratified(
        IReadOnlyList<IReadOnlyList<double>> x, IReadOnlyList<IReadOnlyList<double>> y,
        Func<IReadOnlyList<IReadOnlyList<double>>, IReadOnlyList<IReadOnlyList<double>>, double> statistic, RandomStream stream,
        BootstrapMethod method = BootstrapMethod.Percentile, double confidence = 0.95, int resamples = 9_999)
    {
        double[][] first = Require.Groups(x, 2), second = Require.Groups(y, 2);
        ArgumentNullException.ThrowIfNull(statistic);
        double Compare(double[][] groups) => statistic(groups[..first.Length], groups[first.Length..]);
        return Interval([.. first, .. second], Compare, method, stream, confidence, resamples) with
        {
            FirstCount = first.Sum(group => group.Length),
            SecondCount = second.Sum(group => group.Length),
        };
    }

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
        double lowest = estimate, highest = estimate;
        for (var r = 0; r < resamples; r++)
        {
            foreach (var (sample, buffer) in data.Zip(buffers))
            {
                for (var i = 0; i < buffer.Length; i++) buffer[i] = sample[stream.NextInt(sample.Length)];
            }
            distribution[r] = Evaluate(buffers);
            (lowest, highest) = (Math.Min(lowest, distribution[r]), Math.Max(highest, distribution[r]));
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
            if (WithoutSpread(lowest, highest)) return Unknown;
            double lower = (1 - confidence) / 2, upper = (1 + confidence) / 2;
            if (method == BootstrapMethod.Studentized)
            {
                var error = Jackknife.StandardError(data, Evaluate);
                if (error == 0) return Unknown;
                double End(double level) => estimate - error * Quantiles.OfSorted(distribution, level);
                return (End(upper), End(lower));
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
            return double.IsFinite(value)
                ? value
                : throw new ArgumentException($"The statistic of a resample is {value}.", nameof(statistic));
        }
    }

    /// <summary>
    /// z0: normal quantile of the fraction of the bootstrap distribution below the estimate, ties half. The fraction is kept half a
    /// resample away from 0 and 1: a statistic that no resample exceeds would otherwise give an infinite correction.
    /// </summary>
    static double BiasCorrection(double[] sorted, double estimate)
    {
        // A resample in another order has the same statistic up to rounding; 2^-40 of the spread makes it the tie that it is. The spread is
        // that of the middle half: resamples of a run that diverged would call everything else a tie.
        var tie = (Quantiles.OfSorted(sorted, 0.75) - Quantiles.OfSorted(sorted, 0.25)) / (1L << 40);
        // Stryker disable once Equality : a statistic at the tolerance itself is one by accident
        var below = sorted.Count(v => v < estimate - tie) + 0.5 * sorted.Count(v => Math.Abs(v - estimate) <= tie);
        return Normal.InvCDF(0, 1, Math.Clamp(below, 0.5, sorted.Length - 0.5) / sorted.Length);
    }

    /// <summary>
    /// Whether all resamples have one statistic, up to 16 units in its last place: they do where the sample has no spread, and where the
    /// statistic stands at its bound.
    /// </summary>
    static bool WithoutSpread(double lowest, double highest) =>
        highest - lowest <= Math.ScaleB(Math.Max(Math.Abs(lowest), Math.Abs(highest)), -48);

    /// <summary>The ends where the resamples do not say how wide the interval is.</summary>
    static (double Low, double High) Unknown => (double.NegativeInfinity, double.PositiveInfinity);

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
