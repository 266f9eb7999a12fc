using System.CommandLine;
using Replication.Runner.Discovery;
using Replication.Runner.Planning;
using Replication.Runner.Results;

namespace Replication.Runner.Commands;

/// <summary><c>replicate run</c>: measure, judge, draw.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "run",
            "Plans, measures what is not stored yet, judges every claim and draws every figure. Interrupt it at any time: the next run "
            + "resumes.")
        {
            Options.Experiments,
            Options.Scale, Options.Seed, Options.Seeds, Options.Device, Options.Workers, Options.Force, Options.DryRun,
            OwnText.Option,
            Options.Results, Options.CacheFolder, Options.Assembly,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var scale = Options.ScaleOf(parsed);
            OwnText.Apply(parsed, scale);
            var device = Options.DeviceOf(parsed);
            var (seed, seeds, workers) = (Options.SeedOf(parsed), Options.SeedsOf(parsed), Options.WorkersOf(parsed, device));
            if (OpenFiles.Shortage(OpenFiles.Command + (OpenFiles.Worker * workers)) is { } shortage) throw new UserError(shortage);
            var catalog = Catalog.Open(Options.StudiesOf(parsed));
            var request = new RunRequest(
                Options.StudiesOf(parsed, catalog), scale, seed, seeds, device, workers, parsed.GetValue(Options.Force));
            var session = new RunSession(
                catalog, request, new ResultsFolder(Options.ResultsOf(parsed, scale), scale), Options.StoreOf(parsed), TimeProvider.System);
            return parsed.GetValue(Options.DryRun) ? Task.FromResult(session.ShowPlan()) : session.RunAsync(cancellation);
        });
        return command;
    }
}
