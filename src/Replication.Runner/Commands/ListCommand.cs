using System.CommandLine;
using System.Globalization;
using Replication.Evidence;
using Replication.Runner.Discovery;
using Replication.Runner.Progress;

namespace Replication.Runner.Commands;

/// <summary><c>replicate list</c>: what there is to reproduce.</summary>
internal static class ListCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var claims = new Option<bool>("--claims") { Description = "List every claim below its experiment." };
        var command = new Command("list", "Lists the experiments, what each shows and what it costs at standard scale.")
        {
            claims, Options.Experiments,
        };
        command.SetAction(parsed => Run(Catalog.Open(Options.FolderOf(parsed, Options.Experiments)), parsed.GetValue(claims)));
        return command;
    }

    static int Run(Catalog catalog, bool claims)
    {
        foreach (var experiment in catalog.Experiments)
        {
            Terminal.Line($"{experiment.Name}: {experiment.Title}");
            Terminal.Line($"  {Texts.Count(experiment.Claims.Count, "claim")}, {Texts.Count(experiment.Arms.Count, "arm")}, {Cost(experiment)}");
            if (!claims) continue;
            foreach (var claim in experiment.Claims)
                Terminal.Line($"  - {claim.Id} ({claim.Paper.Key}, {claim.Locus}): {claim.Statement}");
        }

        return ExitCode.Success;
    }

    static string Cost(IExperiment experiment)
    {
        var runs = experiment.Arms.Sum(arm => experiment.Replicates(arm, Scale.Standard));
        var seconds = experiment.Arms.Sum(arm => experiment.Replicates(arm, Scale.Standard) * experiment.ExpectedSeconds(arm, Scale.Standard));
        return string.Create(CultureInfo.InvariantCulture, $"{Texts.Count(runs, "run")}, {Texts.Duration(seconds)} on one core");
    }
}
