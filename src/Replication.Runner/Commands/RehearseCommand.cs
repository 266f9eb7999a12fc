using System.CommandLine;
using Replication.Evidence;
using Replication.Oracles.Randomness;
using Replication.Runner.Discovery;
using Replication.Runner.Fingerprints;
using Replication.Runner.Progress;
using Replication.Runner.Workers;

namespace Replication.Runner.Commands;

/// <summary><c>replicate rehearse</c>: the first steps and one evaluation of every arm, as the paper scale has them.</summary>
internal static class RehearseCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "rehearse",
            "Runs the first steps of every arm with the paper scale's widths, batches and evaluations, so that a long run fails now or "
            + "not at all. Stores nothing.")
        {
            Options.Experiments, Options.Device, OwnText.Option, Options.Assembly,
        };
        command.SetAction(parsed =>
        {
            var catalog = Catalog.Open(Options.StudiesOf(parsed));
            var device = Options.DeviceOf(parsed);
            OwnText.Apply(parsed, Scale.Paper);
            CudaDevice.Require(device, CudaDevice.Count);
            return Run(catalog, Options.StudiesOf(parsed, catalog), device);
        });
        return command;
    }

    static int Run(Catalog catalog, IReadOnlyList<IStudy> studies, string device)
    {
        var (arms, failed) = (0, 0);
        // Studies of an experiment may share an arm.
        var all = studies.SelectMany(study => study.Arms, (study, arm) => (study, arm)).DistinctBy(one => (one.study.Experiment, one.arm));
        foreach (var (study, arm) in all)
        {
            var order = new WorkOrder(study.Path, arm.Name, 0, Seed.Derive(study.Experiment, 0, 0), Scale.Paper, device);
            arms++;
            try
            {
                var (_, seconds) = WorkerLoop.Measure(catalog, order, TimeProvider.System, progress: null, isRehearsal: true);
                Terminal.Line($"{study.Path} {arm.Name}: {Texts.Duration(seconds)}");
            }
            catch (Exception failure) when (failure is not (UserError or OutOfMemoryException))
            {
                failed++;
                Terminal.Error($"{study.Path} {arm.Name}: {failure.GetType().Name}: {failure.Message}");
            }
        }

        Terminal.Line(failed == 0 ? $"{Texts.Count(arms, "arm")} rehearsed." : $"{failed} of {Texts.Count(arms, "arm")} failed.");
        return failed == 0 ? ExitCode.Success : ExitCode.Failed;
    }
}
