using Replication.Runner.Planning;

namespace Replication.Runner.Progress;

/// <summary>How far a run has come, and how long it still takes.</summary>
/// <param name="plan">The plan.</param>
/// <param name="workers">Number of workers.</param>
internal sealed class RunTally(Plan plan, int workers)
{
    readonly Dictionary<PlannedRun, double> _underWay = [];
    double _expectedDone;
    double _secondsDone;

    /// <summary>Runs finished or lost.</summary>
    public int Done { get; private set; }

    /// <summary>Runs to measure.</summary>
    public int Total { get; } = plan.ToMeasure.Count;

    /// <summary>The runs in the workers' hands and their finished share.</summary>
    public IReadOnlyDictionary<PlannedRun, double> UnderWay => _underWay;

    /// <summary>A run began.</summary>
    public void Start(PlannedRun run) => _underWay[run] = 0;

    /// <summary>A run came further.</summary>
    public void Progress(PlannedRun run, double share) => _underWay[run] = share;

    /// <summary>A run ended; <paramref name="seconds"/> is null when it was lost.</summary>
    public void End(PlannedRun run, double? seconds)
    {
        _underWay.Remove(run);
        Done++;
        if (seconds is not { } took) return;
        _expectedDone += run.ExpectedSeconds;
        _secondsDone += took;
    }

    /// <summary>Expected seconds until the last row: what is left of the plan, corrected by how the plan has fared so far.</summary>
    public double SecondsLeft()
    {
        var left = plan.ToMeasure.Sum(run => run.ExpectedSeconds) - _expectedDone - _underWay.Sum(run => run.Key.ExpectedSeconds * run.Value);
        var correction = _expectedDone > 0 ? _secondsDone / _expectedDone : 1;
        return Math.Max(0, left) * correction / Math.Max(1, Math.Min(workers, Total - Done));
    }
}
