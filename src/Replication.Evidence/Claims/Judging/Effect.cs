using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;

namespace Replication.Evidence;

/// <summary>A mean over seeds, or a difference of two, with its bootstrap interval.</summary>
static class Effect
{
    const int Resamples = 9_999;

    /// <summary>A finding for the mean of one value per seed (or per pair), against an expected value and a margin.</summary>
    public static Finding OfMean(double[] values, string stream, double expected, double margin)
    {
        var interval = Vary(values)
            ? Interval(method => Bootstrap.OneSample(values, Location.Mean, method, Stream(stream), resamples: Resamples))
            : null;
        return interval is null
            ? WithoutSpread(Location.Mean(values), Text.Count(values.Length, "run"), values.Length, expected, margin)
            : Finding(interval, Text.Count(values.Length, "seed"), expected, margin);
    }

    /// <summary>A finding for the difference of two means over independent seeds.</summary>
    public static Finding OfDifference(double[] first, double[] second, string stream, double expected, double margin)
    {
        var interval = Vary(first) || Vary(second)
            ? Interval(method => Bootstrap.TwoSample(
                first, second, (x, y) => Location.Mean(x) - Location.Mean(y), method, Stream(stream), resamples: Resamples))
            : null;
        return interval is null
            ? WithoutSpread(
                Location.Mean(first) - Location.Mean(second), $"{first.Length} and {Text.Count(second.Length, "run")}",
                Math.Min(first.Length, second.Length), expected, margin)
            : Finding(interval, $"{first.Length} and {Text.Count(second.Length, "seed")}", expected, margin);
    }

    /// <summary>Whether there are two different numbers among them.</summary>
    public static bool Vary(double[] values) => values.Any(value => value != values[0]);

    /// <summary>
    /// The studentized interval, which covers at 8 seeds what BCa covers only at many more; BCa where it has no end, because the values are
    /// few or nearly all equal and resamples have no spread to divide by. Null where that has no end either: the values differ by rounding.
    /// </summary>
    static BootstrapInterval? Interval(Func<BootstrapMethod, BootstrapInterval> of) =>
        new[] { BootstrapMethod.Studentized, BootstrapMethod.BiasCorrectedAccelerated }.Select(of)
            .FirstOrDefault(interval => double.IsFinite(interval.Low) && double.IsFinite(interval.High));

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

    /// <summary>
    /// Runs that all give one number show no interval of it, such as a count at its maximum: what they do show is how rare another number
    /// is.
    /// </summary>
    static Finding WithoutSpread(double value, string runs, int fewest, double expected, double margin) => new()
    {
        Ours = value,
        Low = value,
        High = value,
        Interval = $"no spread over {runs}{(fewest > 1 ? Share(fewest) : "")}",
        Expected = expected,
        Margin = margin,
    };

    /// <summary>
    /// The exact one-sided bound on the share of all seeds that give the number that as many did: the lower end of a 90 % interval.
    /// </summary>
    static string Share(int runs) =>
        $"; of all seeds at least {Text.Number(100 * Proportion.ClopperPearson(runs, runs, 0.9).Low)} % give it (95 %, exact)";

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
