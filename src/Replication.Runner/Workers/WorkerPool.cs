using System.Collections.Concurrent;
using Replication.Runner.Planning;

namespace Replication.Runner.Workers;

/// <summary>Runs a plan on worker processes, each of which has one run at a time.</summary>
/// <param name="source">The assembly or the folder of the experiments.</param>
/// <param name="build">Identity of the build that planned.</param>
/// <param name="workers">Number of processes.</param>
internal sealed class WorkerPool(string source, string build, int workers)
{
    /// <summary>
    /// Measures every run of a list in its order. A worker that dies, be it while it starts, or a measurement that throws costs its own row
    /// only; a new worker takes the next run.
    /// </summary>
    /// <param name="runs">What to measure.</param>
    /// <param name="keep">Takes a row; what it throws as an <see cref="ArgumentException"/> is the reason why the row is none.</param>
    /// <param name="observer">Hears of every step.</param>
    /// <param name="cancellation">Ends the workers; rows in flight are lost.</param>
    /// <exception cref="UserError">A worker says by its exit code that it cannot start.</exception>
    public async Task RunAsync(
        IReadOnlyList<PlannedRun> runs, Action<PlannedRun, MeasuredReply> keep, IRunObserver observer, CancellationToken cancellation)
    {
        var waiting = new ConcurrentQueue<PlannedRun>(runs);
        var gate = new Lock();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var lanes = Enumerable.Range(0, Math.Min(workers, runs.Count)).Select(_ => Task.Run(async () =>
        {
            try
            {
                await LaneAsync(waiting, gate, keep, observer, stop.Token);
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }, CancellationToken.None)).ToList();
        var all = Task.WhenAll(lanes);
        try
        {
            await all;
        }
        catch (OperationCanceledException) when (all.Exception?.InnerExceptions.OfType<UserError>().FirstOrDefault() is { } cause)
        {
            throw cause;
        }
    }

    async Task LaneAsync(
        ConcurrentQueue<PlannedRun> waiting, Lock gate, Action<PlannedRun, MeasuredReply> keep, IRunObserver observer, CancellationToken stop)
    {
        Worker? worker = null;
        try
        {
            while (waiting.TryDequeue(out var run))
            {
                lock (gate) observer.Started(run);
                worker ??= await Worker.StartAsync(source, build, stop);
                var order = new WorkOrder(
                    run.Study.Path, run.Arm.Name, run.Key.Slot.Replicate, run.Key.Seed, run.Key.Slot.Scale, run.Key.Device);
                var reply = await worker.MeasureAsync(order, share => { lock (gate) observer.Progressed(run, share); }, stop);
                if (reply is null)
                {
                    var end = await worker.EndAsync();
                    worker.Dispose();
                    worker = null;
                    lock (gate) observer.Lost(run, $"its worker {end}");
                }
                else
                {
                    lock (gate) Take(run, reply, keep, observer);
                }
            }
        }
        finally
        {
            worker?.Dispose();
        }
    }

    static void Take(PlannedRun run, WorkerReply reply, Action<PlannedRun, MeasuredReply> keep, IRunObserver observer)
    {
        if (reply.Measured is not { } measured)
        {
            observer.Lost(run, reply.Failure ?? "its worker answered out of turn");
            return;
        }

        try
        {
            keep(run, measured);
            observer.Finished(run, measured.Seconds);
        }
        catch (ArgumentException refusal)
        {
            observer.Lost(run, refusal.Message);
        }
    }
}
