using System.CommandLine;
using System.Text.Json.Nodes;
using Replication.Evidence.Tables;
using Replication.Figures;
using Replication.Figures.Export;
using Replication.Figures.Report;
using Replication.Runner.Discovery;
using Replication.Runner.Progress;
using Replication.Runner.Results;

namespace Replication.Runner.Commands;

/// <summary><c>replicate report</c>: the evidence as pages to read, and its figures as pictures.</summary>
internal static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var output = new Option<string?>("--output") { Description = "Folder to write to. Default: report/ below the results.", HelpName = "DIR" };
        var figures = new Option<bool>("--figures")
        {
            Description = "Export every figure as SVG and PNG instead, beside its JSON; needs Chromium.",
        };
        var command = new Command("report", "Writes the verdicts and figures as a page that works offline, from the stored measurements.")
        {
            output, figures, Options.Scale, Options.Results, Options.Experiments,
        };
        command.SetAction(parsed =>
        {
            var scale = Options.ScaleOf(parsed);
            var folder = new ResultsFolder(Options.ResultsOf(parsed, scale), scale);
            var place = Options.FolderOf(parsed, output);
            var catalog = Catalog.Open(Options.FolderOf(parsed, Options.Experiments));
            var evidence = catalog.Experiments.Where(folder.HasMeasurements).Select(folder.Read).ToList();
            if (evidence.Count == 0) throw new UserError("There are no measurements to report on: run `make reproduce` first.");
            var bundle = PlotlyBundle.Install(Path.Combine(Repository.Root, "artifacts", "plotly"));
            return parsed.GetValue(figures)
                ? Export(folder, evidence, place, bundle)
                : Write(folder, evidence, place ?? Path.Combine(folder.Root, ResultsFolder.Report), bundle);
        });
        return command;
    }

    static int Write(ResultsFolder folder, IReadOnlyList<Evidenced> evidence, string output, string bundle)
    {
        ReportFiles.Write(output, ReportModels.Of(folder, evidence), bundle);
        Terminal.Line($"The report is {Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(output, "index.html"))}.");
        return ExitCode.Success;
    }

    static int Export(ResultsFolder folder, IReadOnlyList<Evidenced> evidence, string? output, string bundle)
    {
        foreach (var one in evidence)
        {
            IReadOnlyList<JsonObject> figures = [.. one.Experiment.Draw(one.Rows).Select(figure => FigureJson.Build(figure))];
            var place = output is null
                ? Path.Combine(folder.Of(one.Experiment), ResultsFolder.Figures)
                : Path.Combine(output, one.Experiment.Name);
            Directory.CreateDirectory(place);
            foreach (var picture in FigureExport.Draw(bundle, figures))
            {
                AtomicFile.Write(Path.Combine(place, $"{picture.Id}.svg"), picture.Svg);
                AtomicFile.Write(Path.Combine(place, $"{picture.Id}.png"), picture.Png);
            }

            var shown = Path.GetRelativePath(Directory.GetCurrentDirectory(), place);
            Terminal.Line($"{one.Experiment.Name}: {Texts.Count(figures.Count, "figure")} in {shown}");
        }

        return ExitCode.Success;
    }
}
