namespace Replication.Evidence;

/// <summary>One value per run of an arm.</summary>
static class SeedValues
{
    /// <summary>
    /// The values of two arms: paired, index by index of one replicate, as far as both have one; otherwise all, unless one is no
    /// sample. The one number of an arm that is not random stands against every run.
    /// </summary>
    public static (double[] First, double[] Second) Of<TRow>(
        Measurements<TRow> measurements, string first, string second, Func<TRow, double> quantity, Contrast contrast = Contrast.Paired)
        where TRow : class
    {
        var (a, b) = (measurements.Values(first, quantity), measurements.Values(second, quantity));
        if (!measurements[first][0].Arm.Random) a = [.. Enumerable.Repeat(a[0], b.Length)];
        if (!measurements[second][0].Arm.Random) b = [.. Enumerable.Repeat(b[0], a.Length)];
        var both = Math.Min(a.Length, b.Length);
        return contrast == Contrast.Paired || both == 1 ? (a[..both], b[..both]) : (a, b);
    }

    /// <summary>
    /// The part with its first run whose number is not usable, diverged unless said otherwise: it has no value, and a p-value of 1.
    /// Null where all are usable.
    /// </summary>
    public static Part? WithLost(Part part, Func<double, bool>? usable = null)
    {
        usable ??= number => !RunDivergence.Of(number);
        return part.Samples
            .SelectMany(sample => sample.Values.Select((value, run) => new LostRun(sample.Arm, run, value)))
            .FirstOrDefault(run => !usable(run.Value)) is { } lost
            ? part with { Lost = lost, Test = new("none", P: 1, SmallestP: null) }
            : null;
    }
}
