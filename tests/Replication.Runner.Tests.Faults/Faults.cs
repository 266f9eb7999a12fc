using System.Diagnostics;
using Replication.Evidence;

[assembly: Experiment(typeof(FaultsSample.Faults))]

namespace FaultsSample;

/// <summary>A row that may not hold a NaN.</summary>
public sealed record FaultRow(double Value);

/// <summary>Everything that can go wrong in a measurement, one arm each, and one arm in which nothing does.</summary>
public static class Faults
{
    /// <summary>The experiment.</summary>
    public static IExperiment Define() => new Experiment("Faults", "Measurements that fail", Study);

    static Study<FaultRow> Study => new("faults", new("FAULTS", "A paper without claims", "Nobody 2026"), "", "Measurements that fail")
    {
        Arms =
        [
            new("fine", "gives a number", run => new(run.Seed % 1000)) { Random = false },
            new("throws", "throws an exception", Throw) { Random = false },
            new("dies", "ends its process", Die) { Random = false },
            new("nan", "gives a NaN without a flag", _ => new(double.NaN)) { Random = false },
        ],
        Claims = [],
        Figures = _ => [],
    };

    static FaultRow Throw(Run run) => throw new InvalidOperationException("the measurement failed on purpose");

    static FaultRow Die(Run run)
    {
        Process.GetCurrentProcess().Kill();
        return new(run.Seed % 1000);
    }
}
