using Replication.Evidence;
using Replication.Runner.Cache;

namespace Replication.Runner.Planning;

/// <summary>One run to measure or to reuse.</summary>
/// <param name="Study">The study.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Key">What its row depends on.</param>
/// <param name="Stored">The stored row that is reused; null when the run is to be measured.</param>
/// <param name="ExpectedSeconds">How long it should take on one core.</param>
internal sealed record PlannedRun(IStudy Study, Arm Arm, RowKey Key, StoredRow? Stored, double ExpectedSeconds)
{
    /// <summary>What is measured: runs of equal measurement, in studies that list the same arm, have the same row.</summary>
    public string Measurement { get; } = Key.Measurement(Study.Experiment);
}

/// <summary>One line of the plan: the runs of an arm, and why those that are measured are.</summary>
/// <param name="Study">The study.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Runs">Its runs, by replicate.</param>
/// <param name="Reason">Why, in a phrase: what changed since the stored rows, or that all is reused.</param>
internal sealed record PlannedPart(IStudy Study, Arm Arm, IReadOnlyList<PlannedRun> Runs, string Reason)
{
    /// <summary>Runs that have no valid stored row.</summary>
    public IEnumerable<PlannedRun> ToMeasure => Runs.Where(run => run.Stored is null);
}

/// <summary>What a run will do, part by part, before anything is done.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Parts">Studies in the catalog's order, arms in theirs.</param>
internal sealed record Plan(RunRequest Request, IReadOnlyList<PlannedPart> Parts)
{
    readonly ILookup<string, PlannedRun> _missing =
        Parts.SelectMany(part => part.ToMeasure).ToLookup(run => run.Measurement, StringComparer.Ordinal);

    /// <summary>
    /// Runs to measure, longest first, which keeps the workers' last minutes short; ties in the plan's order. Where studies list the same
    /// arm, the first one's runs stand for the others'.
    /// </summary>
    public IReadOnlyList<PlannedRun> ToMeasure { get; } = [.. Parts.SelectMany(part => part.ToMeasure)
        .DistinctBy(run => run.Measurement)
        .OrderByDescending(run => run.ExpectedSeconds)];

    /// <summary>The runs without a stored row that the measurement of one of them serves: itself, and those of other studies.</summary>
    /// <param name="run">A run of the plan.</param>
    public IEnumerable<PlannedRun> Served(PlannedRun run) => _missing[run.Measurement];

    /// <summary>Expected wall time with the given number of workers: runs handed out longest first.</summary>
    public double ExpectedSeconds(int workers)
    {
        var busy = new double[Math.Max(1, workers)];
        foreach (var run in ToMeasure) busy[Array.IndexOf(busy, busy.Min())] += run.ExpectedSeconds;
        return busy.Max();
    }
}
