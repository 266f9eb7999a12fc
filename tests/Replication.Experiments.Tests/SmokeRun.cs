using System.Collections.Concurrent;
using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>One run of an arm at smoke scale, measured once however many tests look at it.</summary>
static class SmokeRun
{
    /// <summary>The seed of all of them.</summary>
    public const long Seed = 1;

    static readonly ConcurrentDictionary<(string Study, string Arm), Lazy<MeasuredRow>> Rows = new();

    public static MeasuredRow Of(IStudy study, Arm arm) =>
        Rows.GetOrAdd((study.Path, arm.Name), _ => new(() => Measured(study, arm, Seed))).Value;

    public static MeasuredRow Measured(IStudy study, Arm arm, long seed) =>
        new(arm.Name, 0, seed, study.Measure(arm, new Run(0, seed, Scale.Smoke, "cpu")));
}
