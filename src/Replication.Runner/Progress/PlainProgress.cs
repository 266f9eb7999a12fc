using System.Globalization;
using Replication.Runner.Planning;
using Replication.Runner.Workers;

namespace Replication.Runner.Progress;

/// <summary>Progress for a log file: one line for each finished run.</summary>
internal sealed class PlainProgress(RunTally tally, TextWriter output) : IRunObserver
{
    /// <inheritdoc />
    public void Started(PlannedRun run) => tally.Start(run);

    /// <inheritdoc />
    public void Progressed(PlannedRun run, double share) => tally.Progress(run, share);

    /// <inheritdoc />
    public void Finished(PlannedRun run, double seconds)
    {
        tally.End(run, seconds);
        Say(run, Texts.Duration(seconds));
    }

    /// <inheritdoc />
    public void Lost(PlannedRun run, string reason)
    {
        tally.End(run, null);
        Say(run, $"LOST: {reason}");
    }

    void Say(PlannedRun run, string outcome)
    {
        var left = tally.Done < tally.Total ? $", about {Texts.Duration(tally.SecondsLeft())} left" : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{tally.Done}/{tally.Total}] {run.Key.Slot}: {outcome}{left}"));
    }
}
