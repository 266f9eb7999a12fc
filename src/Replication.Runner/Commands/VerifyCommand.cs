using System.CommandLine;
using Replication.Runner.Discovery;
using Replication.Runner.Progress;
using Replication.Runner.Results;

namespace Replication.Runner.Commands;

/// <summary><c>replicate verify</c>: does the evidence still say what it says?</summary>
internal static class VerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "verify",
            "Re-derives every verdict, figure and table from the stored measurements and fails on any difference. Measures nothing; takes seconds.")
        {
            Options.Scale, Options.Results, Options.Assembly,
        };
        command.SetAction(parsed =>
        {
            var scale = Options.ScaleOf(parsed);
            return Run(Catalog.Open(Options.StudiesOf(parsed)), new(Options.ResultsOf(parsed, scale), scale));
        });
        return command;
    }

    static int Run(Catalog catalog, ResultsFolder folder)
    {
        var problems = Verification.Problems(catalog, folder);
        foreach (var problem in problems) Terminal.Error(problem);
        if (problems.Count > 0)
        {
            Terminal.Error($"replicate: the evidence does not re-derive: {Texts.Count(problems.Count, "difference")}.");
            return ExitCode.Failed;
        }

        var claims = catalog.Studies.Sum(study => study.Claims.Count);
        var experiments = Texts.Count(catalog.Experiments.Count, "experiment");
        Terminal.Line($"The evidence holds: {Texts.Count(claims, "verdict")} of {experiments} re-derived from the measurements.");
        return ExitCode.Success;
    }
}
