using Replication.Runner.Planning;

namespace Replication.Runner.Workers;

/// <summary>Hears of the runs as they go; called from one thread at a time.</summary>
internal interface IRunObserver
{
    /// <summary>A worker began a run.</summary>
    void Started(PlannedRun run);

    /// <summary>A run's finished share, in [0, 1].</summary>
    void Progressed(PlannedRun run, double share);

    /// <summary>A run's row is kept.</summary>
    void Finished(PlannedRun run, double seconds);

    /// <summary>A run gave no row, and why.</summary>
    void Lost(PlannedRun run, string reason);
}
