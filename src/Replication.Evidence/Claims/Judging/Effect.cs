using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;

namespace Replication.Evidence;

/// <summary>A mean over seeds, or a difference of two, with its bootstrap interval; a median with its exact one.</summary>
static class Effect
{
    const int Resamples = 9_999;

    /// <summary>The mean of one value per seed, or per pair.</summary>
    public static Estimate OfMean(double[] values, string stream)
    {
        var interval = Vary(values)
            ? Interval(method => Bootstrap.OneSample(values, Location.Mean, method, Stream(stream), resamples: Resamples))
            : null;
        return interval is null
            ? WithoutSpread(Location.Mean(values), Text.Count(values.Length, "run"), values.Length)
            : Of(interval, Text.Count(values.Length, "seed"));
    }

    /// <summary>The difference of two means over independent seeds.</summary>
    public static Estimate OfDifference(double[] first, double[] second, string stream)
    {
        var interval = Vary(first) || Vary(second)
            ? Interval(method => Bootstrap.TwoSample(
                first, second, (x, y) => Location.Mean(x) - Location.Mean(y), method, Stream(stream), resamples: Resamples))
            : null;
        return interval is null
            ? WithoutSpread(
                Location.Mean(first) - Location.Mean(second), $"{first.Length} and {Text.Count(second.Length, "run")}",
                Math.Min(first.Length, second.Length))
            : Of(interval, $"{first.Length} and {Text.Count(second.Length, "seed")}");
    }

    /// <summary>
    /// The median of one value per seed, between order statistics that cover it with 95 % or more; the range of the runs where they are
    /// too few for that. A NaN ranks as the infinity that <paramref name="lost"/> is, and is the value or the end that it comes to.
    /// </summary>
    public static Estimate OfMedian(double[] values, double lost)
    {
        double[] ranked = [.. values.Select(value => double.IsNaN(value) ? lost : value)];
        var runs = Text.Count(values.Length, "run");
        return values.Length >= FewestForMedian && MedianInterval.Of(ranked) is var interval
            ? new(
                Found(interval.Estimate), Found(interval.Low), Found(interval.High),
                $"{Text.Number(100 * interval.Confidence)} % order statistics of the median over {runs}")
            : new(Found(Location.Median(ranked)), Found(ranked.Min()), Found(ranked.Max()), $"range over {runs}");

        double Found(double value) => value.Equals(lost) && values.Any(double.IsNaN) ? double.NaN : value;
    }

    /// <summary>Whether there are two different numbers among them.</summary>
    public static bool Vary(double[] values) => values.Any(value => value != values[0]);

    /// <summary>Smallest and largest of five values cover their median with 93.75 %, of six with 96.875 %.</summary>
    const int FewestForMedian = 6;

    /// <summary>
    /// The studentized interval, which covers at 8 seeds what BCa covers only at many more; BCa where it has no end, because the values are
    /// few or nearly all equal and resamples have no spread to divide by. Null where that has no end either: the values differ by rounding.
    /// </summary>
    static BootstrapInterval? Interval(Func<BootstrapMethod, BootstrapInterval> of) =>
        new[] { BootstrapMethod.Studentized, BootstrapMethod.BiasCorrectedAccelerated }.Select(of)
            .FirstOrDefault(interval => double.IsFinite(interval.Low) && double.IsFinite(interval.High));

    /// <summary>The generator of an interval: named by claim and statistic, the same in every run of the suite.</summary>
    static RandomStream Stream(string name) => new(name, seed: 0);

    /// <summary>
    /// Runs that all give one number show no interval of it, such as a count at its maximum: what they do show is how rare another number
    /// is.
    /// </summary>
    static Estimate WithoutSpread(double value, string runs, int fewest) =>
        new(value, value, value, $"no spread over {runs}{(fewest > 1 ? Share(fewest) : "")}");

    /// <summary>
    /// The exact one-sided bound on the share of all seeds that give the number that as many did: the lower end of a 90 % interval.
    /// </summary>
    static string Share(int runs) =>
        $"; of all seeds at least {Text.Number(100 * Proportion.ClopperPearson(runs, runs, 0.9).Low)} % give it (95 %, exact)";

    static Estimate Of(BootstrapInterval interval, string seeds) => new(
        interval.Estimate, interval.Low, interval.High,
        $"{Text.Number(100 * interval.Confidence)} % {interval.Method} over {seeds}, {Text.Number(interval.Resamples)} resamples");
}
