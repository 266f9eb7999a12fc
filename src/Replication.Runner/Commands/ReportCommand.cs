using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Replication.Evidence.Tables;
using Replication.Figures;
using Replication.Figures.Export;
using Replication.Report;
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
            output, figures, Options.Scale, Options.Results, Options.Assembly,
        };
        command.SetAction(parsed =>
        {
            var scale = Options.ScaleOf(parsed);
            var folder = new ResultsFolder(Options.ResultsOf(parsed, scale), scale);
            var place = Options.FolderOf(parsed, output);
            var catalog = Catalog.Open(Options.StudiesOf(parsed));
            if (!catalog.Studies.Any(folder.HasMeasurements))
                throw new UserError("There are no measurements to report on: run `replicate run` first (in a checkout: `make reproduce`).");
            if (!parsed.GetValue(figures)) return Write(folder, catalog, place ?? Path.Combine(folder.Root, ResultsFolder.Report));
            return place is null ? Export(folder, catalog) : ExportTo(place, Evidence(folder, catalog));
        });
        return command;
    }

    static string Bundle => PlotlyBundle.Install(Path.Combine(Repository.Root, "artifacts", "plotly"));

    static IReadOnlyList<Evidenced> Evidence(ResultsFolder folder, Catalog catalog) =>
        [.. catalog.Studies.Where(folder.HasMeasurements).Select(folder.Read)];

    static int Write(ResultsFolder folder, Catalog catalog, string output)
    {
        var model = ReportModels.Of(folder, Evidence(folder, catalog));
        if (ReportFiles.Obstacle(output, model) is { } obstacle)
            throw new UserError($"'{obstacle}' is in the way: it is of no report of this suite, so it is not replaced. Move it, or give another --output.");
        ReportFiles.Write(output, model, Bundle);
        Terminal.Line($"The report is {Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(output, "index.html"))}.");
        return ExitCode.Success;
    }

    // Pictures beside their figures are part of what is committed.
    static int Export(ResultsFolder folder, Catalog catalog)
    {
        folder.RequireWritable(catalog.Studies);
        using var held = FolderLock.Take(folder.Root);
        Transaction.Finish(folder.Root);
        foreach (var one in Evidence(folder, catalog))
        {
            var place = Path.Combine(folder.Relative(one.Study), ResultsFolder.Figures);
            var pictures = Draw(one);
            var placed = pictures.ToDictionary(picture => Path.Combine(place, picture.Key), picture => picture.Value, StringComparer.Ordinal);
            Publication.Write(folder, placed);
            Say(one, pictures.Count, Path.Combine(folder.Root, place));
        }

        return ExitCode.Success;
    }

    static int ExportTo(string output, IReadOnlyList<Evidenced> evidence)
    {
        foreach (var one in evidence)
        {
            var place = Path.Combine(output, one.Study.Path);
            var pictures = Draw(one);
            var obstacle = pictures.Keys.Select(name => Path.Combine(place, name))
                .FirstOrDefault(path => File.Exists(path) && !PictureFile.IsDrawnByUs(path));
            if (obstacle is not null)
                throw new UserError($"'{obstacle}' is in the way: this suite did not draw it, so it is not replaced. Move it, or give another --output.");
            Directory.CreateDirectory(place);
            foreach (var (name, content) in pictures) AtomicFile.Write(Path.Combine(place, name), content);
            Say(one, pictures.Count, place);
        }

        return ExitCode.Success;
    }

    // Content by file name.
    static IReadOnlyDictionary<string, byte[]> Draw(Evidenced one)
    {
        IReadOnlyList<JsonObject> figures = [.. one.Study.Draw(one.Rows).Select(figure => FigureJson.Build(figure))];
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var picture in FigureExport.Draw(Bundle, figures))
        {
            files[$"{picture.Id}.svg"] = Encoding.UTF8.GetBytes(picture.Svg);
            files[$"{picture.Id}.png"] = picture.Png;
        }

        return files;
    }

    static void Say(Evidenced one, int files, string place)
    {
        var shown = Path.GetRelativePath(Directory.GetCurrentDirectory(), place);
        Terminal.Line($"{one.Study.Path}: {Texts.Count(files / PictureFile.Endings.Count, "figure")} in {shown}");
    }
}
