using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Replication.Evidence;
using Replication.Runner.Cache;
using Replication.Runner.Discovery;

namespace Replication.Runner.Workers;

/// <summary>The inside of a worker process: takes orders from standard input one at a time and answers on standard output.</summary>
internal static class WorkerLoop
{
    /// <summary>Serves orders until standard input ends.</summary>
    public static int Run(Catalog catalog, TimeProvider time)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        // What a measurement prints must not mix with the protocol.
        Console.SetOut(Console.Error);
        // Ctrl-C reaches the whole process group; the runner decides what becomes of its workers.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        void Say(WorkerReply reply)
        {
            lock (output) output.WriteLine(Protocol.Write(reply));
        }

        Say(new() { Build = BuildIdentity.Of(catalog) });
        using var orders = Orders();
        foreach (var order in orders.GetConsumingEnumerable()) Say(Serve(catalog, order, time, Say));
        return ExitCode.Success;
    }

    /// <summary>Measures one row in this process.</summary>
    /// <param name="catalog">Where the study is.</param>
    /// <param name="order">The run.</param>
    /// <param name="time">The clock.</param>
    /// <param name="progress">Receives the finished share.</param>
    /// <param name="isRehearsal">See <see cref="Evidence.Run.IsRehearsal"/>.</param>
    /// <exception cref="UserError">There is no such experiment or arm.</exception>
    public static (object Row, double Seconds) Measure(
        Catalog catalog, WorkOrder order, TimeProvider time, IProgress<double>? progress, bool isRehearsal = false)
    {
        var study = catalog.Find(order.Experiment);
        var arm = study.Arms.FirstOrDefault(arm => arm.Name == order.Arm)
            ?? throw new UserError(
                $"{order.Experiment} has no arm '{order.Arm}': {Spelling.Hint(order.Arm, [.. study.Arms.Select(known => known.Name)])}");
        var start = time.GetTimestamp();
        var run = new Run(order.Replicate, order.Seed, order.Scale, order.Device) { Progress = progress, IsRehearsal = isRehearsal };
        var row = study.Measure(arm, run);
        return (row, time.GetElapsedTime(start).TotalSeconds);
    }

    static WorkerReply Serve(Catalog catalog, WorkOrder order, TimeProvider time, Action<WorkerReply> say)
    {
        try
        {
            var (row, seconds) = Measure(catalog, order, time, new Throttled(share => say(new() { Progress = share }), time));
            return new() { Measured = new(RowJson.Write(row), seconds) };
        }
        catch (Exception failure)
        {
            return new() { Failure = $"{failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}" };
        }
    }

    // Standard input is read beside the measurement, so that the end of the runner ends the worker at once, whatever it is doing.
    static BlockingCollection<WorkOrder> Orders()
    {
        var orders = new BlockingCollection<WorkOrder>();
        var reader = new Thread(() =>
        {
            using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
            while (input.ReadLine() is { } line) orders.Add(Protocol.Read<WorkOrder>(line));
            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true, Name = "orders" };
        reader.Start();
        return orders;
    }

    // At most ten reports a second: a measurement may report every step.
    sealed class Throttled(Action<double> report, TimeProvider time) : IProgress<double>
    {
        static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

        long _last = time.GetTimestamp();

        public void Report(double value)
        {
            if (time.GetElapsedTime(_last) < Pause) return;
            _last = time.GetTimestamp();
            report(Math.Clamp(value, 0, 1));
        }
    }
}
