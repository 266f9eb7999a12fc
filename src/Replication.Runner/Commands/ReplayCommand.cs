using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Replication.Evidence;
using Replication.Oracles.Randomness;
using Replication.Runner.Cache;
using Replication.Runner.Discovery;
using Replication.Runner.Fingerprints;
using Replication.Runner.Progress;
using Replication.Runner.Workers;

namespace Replication.Runner.Commands;

/// <summary><c>replicate replay</c>: one row again, in this process, under the eyes of who looks for a fault.</summary>
internal static class ReplayCommand
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var study = new Argument<string>("STUDY") { Description = "The study, as Experiment/study." };
        var arm = new Argument<string>("ARM") { Description = "Name of the arm." };
        var replicate = new Argument<int>("REPLICATE") { Description = "Number of the run, from 0." };
        var command = new Command(
            "replay", "Measures one row in this process and prints it; an exception comes with its stack trace. Nothing is stored.")
        {
            study, arm, replicate, Options.Scale, Options.Seed, Options.Device, OwnText.Option, Options.Assembly,
        };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(study)!;
            var number = parsed.GetValue(replicate);
            if (number < 0) throw new UserError(string.Create(CultureInfo.InvariantCulture, $"REPLICATE is {number}: expected a number from 0."));
            var catalog = Catalog.Open(Options.StudiesOf(parsed));
            var seed = Seed.Derive(catalog.Find(name).Experiment, number, Options.SeedOf(parsed));
            var order = new WorkOrder(name, parsed.GetValue(arm)!, number, seed, Options.ScaleOf(parsed), Options.DeviceOf(parsed));
            OwnText.Apply(parsed, order.Scale);
            CudaDevice.Require(order.Device, CudaDevice.Count);
            var (row, seconds) = WorkerLoop.Measure(catalog, order, TimeProvider.System, progress: null);
            Terminal.Line(JsonSerializer.Serialize(RowJson.Write(row), Indented));
            Terminal.Error($"measured in {Texts.Duration(seconds)}");
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>The command that replays a run, as a user would type it.</summary>
    /// <param name="order">The run.</param>
    /// <param name="suiteSeed">Seed of the suite.</param>
    /// <param name="assembly">The option that names the studies' assembly; empty for the suite's own.</param>
    public static string For(WorkOrder order, long suiteSeed, string assembly) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Invocation.Text} replay {order.Experiment} {order.Arm} {order.Replicate} "
        + $"--scale {order.Scale.ToString().ToLowerInvariant()} --seed {suiteSeed}{(order.Device == "cpu" ? "" : $" --device {order.Device}")}{(OwnFiles.Text is { } text ? $" --text {text}" : "")}{assembly}");
}
