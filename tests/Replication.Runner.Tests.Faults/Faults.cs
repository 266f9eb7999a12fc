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
    public static IExperiment Define() => new Experiment<Arm, FaultRow>
    {
        Name = "Faults",
        Title = "Measurements that fail",
        Arms =
        [
            new Arm("fine", "gives a number") { Random = false },
            new Arm("throws", "throws an exception") { Random = false },
            new Arm("dies", "ends its process") { Random = false },
            new Arm("nan", "gives a NaN without a flag") { Random = false },
        ],
        Seeds = (_, _) => 1,
        Seconds = (_, _) => 0.01,
        Measure = Measure,
        Claims = [],
        Draw = _ => [],
    };

    static FaultRow Measure(Arm arm, Run run)
    {
        switch (arm.Name)
        {
            case "throws":
                throw new InvalidOperationException("the measurement failed on purpose");
            case "dies":
                Process.GetCurrentProcess().Kill();
                break;
            case "nan":
                return new(double.NaN);
        }

        return new(run.Seed % 1000);
    }
}
