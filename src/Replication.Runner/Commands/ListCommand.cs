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
            claims, Options.Assembly,
        };
        command.SetAction(parsed => Run(Catalog.Open(Options.StudiesOf(parsed)), parsed.GetValue(claims)));
        return command;
    }

    static int Run(Catalog catalog, bool claims)
    {
        foreach (var experiment in catalog.Experiments)
        {
            Terminal.Line($"{experiment.Name}: {experiment.Title}");
            foreach (var study in experiment.Studies)
            {
                Terminal.Line($"  {study.Name}: {study.Title}");
                Terminal.Line($"  {Texts.Count(study.Claims.Count, "claim")}, {Texts.Count(study.Arms.Count, "arm")}, {Cost(study)}");
                if (!claims) continue;
                foreach (var claim in study.Claims)
                    Terminal.Line($"  - {claim.Id} ({claim.Paper.Key}, {claim.Locus}): {claim.Statement}");
            }
        }

        return ExitCode.Success;
    }

    static string Cost(IStudy study)
    {
        var runs = study.Arms.Sum(arm => study.Replicates(arm, Scale.Standard));
        var seconds = study.Arms.Sum(arm => study.Replicates(arm, Scale.Standard) * study.ExpectedSeconds(arm, Scale.Standard));
        return string.Create(CultureInfo.InvariantCulture, $"{Texts.Count(runs, "run")}, {Texts.Duration(seconds)} on one core");
    }
}
