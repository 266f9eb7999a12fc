using System.CommandLine;
using Replication.Runner.Discovery;
using Replication.Runner.Progress;
using Replication.Runner.Results;

namespace Replication.Runner.Commands;

/// <summary><c>replicate derive</c>: judge and draw anew, after a change of a claim's wording or a figure's colour.</summary>
internal static class DeriveCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("derive", "Writes verdicts, figures and their tables anew from the stored measurements. Measures nothing; takes seconds.")
        {
            Options.Scale, Options.Results, Options.Assembly,
        };
        command.SetAction(parsed =>
        {
            var scale = Options.ScaleOf(parsed);
            var folder = new ResultsFolder(Options.ResultsOf(parsed, scale), scale);
            var catalog = Catalog.Open(Options.StudiesOf(parsed));
            if (!Directory.Exists(folder.Root)) throw Nothing();
            folder.RequireWritable(catalog.Studies);
            using var held = FolderLock.Take(folder.Root);
            Transaction.Finish(folder.Root);
            var evidence = catalog.Studies.Where(folder.HasMeasurements).Select(folder.Read).ToList();
            if (evidence.Count == 0) throw Nothing();
            foreach (var left in Publication.Write(folder, catalog, [], evidence, (_, _) => null)) Terminal.Error(left);
            Terminal.Line($"Verdicts and figures of {Texts.Count(evidence.Select(one => one.Study.Experiment).Distinct().Count(), "experiment")} are those of the stored measurements.");
            return ExitCode.Success;
        });
        return command;
    }

    static UserError Nothing() => new("There are no measurements to derive from: run `replicate run` first (in a checkout: `make reproduce`).");
}
