using System.Collections.Concurrent;
using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>One run of an arm at smoke scale, measured once however many tests look at it.</summary>
static class SmokeRun
{
    /// <summary>The seed of all of them.</summary>
    public const long Seed = 1;

    static readonly ConcurrentDictionary<(string Experiment, string Arm), Lazy<MeasuredRow>> Rows = new();

    public static MeasuredRow Of(IExperiment experiment, Arm arm) =>
        Rows.GetOrAdd((experiment.Name, arm.Name), _ => new(() => Measured(experiment, arm, Seed))).Value;

    public static MeasuredRow Measured(IExperiment experiment, Arm arm, long seed) =>
        new(arm.Name, 0, seed, experiment.Measure(arm, new Run(0, seed, Scale.Smoke, "cpu")));
}
