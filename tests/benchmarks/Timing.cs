namespace Replication.Benchmarks;

/// <summary>The time of repeated work.</summary>
internal static class Timing
{
    /// <summary>
    /// Seconds of processor time, of all threads of this process, that each of <paramref name="count"/> repetitions took on average.
    /// </summary>
    internal static double CpuSecondsEach(int count, Action work)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < count; i++) work();
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds / count;
    }

    /// <summary>The middle value; of an even number of values, the mean of the two in the middle.</summary>
    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
