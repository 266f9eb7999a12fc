using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;

namespace Replication.Evidence;

/// <summary>A mean over seeds, or a difference of two, with its bootstrap interval.</summary>
static class Effect
{
    const int Resamples = 9_999;

    /// <summary>A finding for the mean of one value per seed (or per pair), against an expected value and a margin.</summary>
    public static Finding OfMean(double[] values, string stream, double expected, double margin) => Vary(values)
        ? Finding(
            Interval(method => Bootstrap.OneSample(values, Location.Mean, method, Stream(stream), resamples: Resamples)),
            Text.Count(values.Length, "seed"), expected, margin)
        : WithoutSpread(Location.Mean(values), Text.Count(values.Length, "run"), expected, margin);

    /// <summary>A finding for the difference of two means over independent seeds.</summary>
    public static Finding OfDifference(double[] first, double[] second, string stream, double expected, double margin) =>
        Vary(first) || Vary(second)
            ? Finding(
                Interval(method => Bootstrap.TwoSample(
                    first, second, (x, y) => Location.Mean(x) - Location.Mean(y), method, Stream(stream), resamples: Resamples)),
                $"{first.Length} and {Text.Count(second.Length, "seed")}", expected, margin)
            : WithoutSpread(Location.Mean(first) - Location.Mean(second), $"{first.Length} and {Text.Count(second.Length, "run")}", expected, margin);

    /// <summary>Whether there are two different numbers among them.</summary>
    public static bool Vary(double[] values) => values.Any(value => value != values[0]);

    /// <summary>
    /// The studentized interval, which covers at 8 seeds what BCa covers only at many more; BCa where it has no end, because the values are
    /// few or nearly all equal and resamples have no spread to divide by.
    /// </summary>
    static BootstrapInterval Interval(Func<BootstrapMethod, BootstrapInterval> of)
    {
        var studentized = of(BootstrapMethod.Studentized);
        return double.IsFinite(studentized.Low) && double.IsFinite(studentized.High)
            ? studentized
            : of(BootstrapMethod.BiasCorrectedAccelerated);
    }

    /// <summary>The finding where a number cannot be averaged: it is not finite, or has no logarithm; the claim does not hold.</summary>
    public static Finding Diverged(string quantity, string where, double value, double expected, double margin) => new()
    {
        Ours = double.NaN,
        Low = double.NaN,
        High = double.NaN,
        Interval = "none",
        Expected = expected,
        Margin = margin,
        PValue = 1,
        Because = Text.Sentence($"{quantity} of {where} is {Text.Number(value)}: {Why(value)}, which counts against the claim."),
    };

    static string Why(double value) => double.IsFinite(value) ? "a ratio of geometric means is undefined where a number is not positive" : "the run diverged";

    /// <summary>The generator of an interval: named by claim and statistic, the same in every run of the suite.</summary>
    static RandomStream Stream(string name) => new(name, seed: 0);

    static Finding WithoutSpread(double value, string runs, double expected, double margin) => new()
    {
        Ours = value,
        Low = value,
        High = value,
        Interval = $"no spread over {runs}",
        Expected = expected,
        Margin = margin,
    };

    static Finding Finding(BootstrapInterval interval, string seeds, double expected, double margin) => new()
    {
        Ours = interval.Estimate,
        Low = interval.Low,
        High = interval.High,
        Interval = $"{Text.Number(100 * interval.Confidence)} % {interval.Method} over {seeds}, {Text.Number(interval.Resamples)} resamples",
        Expected = expected,
        Margin = margin,
    };
}
