using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Replication.Figures.Report;

/// <summary>
/// The report as files: a page that works from disk without a network, with interactive figures, for screen, phone, paper, keyboard and
/// screen reader. A pure function of the model: the same model gives the same bytes.
/// </summary>
public static class ReportFiles
{
    private const string Bundle = "plotly.min.js";
    private const string Formulas = "temml.min.js";
    private const string MathematicalFont = "stix-two-math.woff2";

    /// <summary>Every file of the report but the bundled scripts and font, by its path relative to the report's folder.</summary>
    /// <exception cref="ArgumentException">A claim names a paper that the model does not list, or two names collide.</exception>
    public static IReadOnlyDictionary<string, string> Render(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Check(model);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["index.html"] = IndexPage.Render(model, [Bundle, Formulas, "report.js"]).Text,
            ["report.css"] = Asset("report.css"),
            ["report.js"] = Asset("report.js"),
        };
        foreach (var experiment in model.Experiments)
        {
            foreach (var figure in experiment.Figures)
                files.Add(FigureBlock.Script(experiment, figure), Script(FigureBlock.Key(experiment, figure), figure));
        }

        return files;
    }

    /// <summary>Writes the report into a folder, plotly.js, Temml and the font of its formulas beside the page.</summary>
    /// <param name="folder">The report's folder; made if it is not there. The experiments' folders are its neighbours.</param>
    /// <param name="model">What to show.</param>
    /// <param name="bundle">Path of plotly.min.js, from <see cref="PlotlyBundle.Install"/>.</param>
    public static void Write(string folder, ReportModel model, string bundle)
    {
        foreach (var (path, text) in Render(model))
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        File.Copy(bundle, Path.Combine(folder, Bundle), overwrite: true);
        File.Copy(PlotlyBundle.Temml(bundle), Path.Combine(folder, Formulas), overwrite: true);
        File.Copy(PlotlyBundle.MathematicalFont(bundle), Path.Combine(folder, MathematicalFont), overwrite: true);
    }

    private static void Check(ReportModel model)
    {
        var papers = model.Papers.Select(paper => paper.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var experiment in model.Experiments)
        {
            if (experiment.Claims.FirstOrDefault(claim => !papers.Contains(claim.Paper)) is { } stray)
                throw new ArgumentException($"Claim '{stray.Id}' of {experiment.Name} is of the unlisted paper '{stray.Paper}'.", nameof(model));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (model.Experiments.SelectMany(IndexPage.Anchors).FirstOrDefault(anchor => !seen.Add(anchor)) is { } twice)
            throw new ArgumentException($"Two parts of the report are called '{twice}'.", nameof(model));
    }

    // The default encoder escapes '<', so that the text is safe wherever a page may carry it.
    private static string Script(string key, JsonObject figure) =>
        $"showFigure({JsonSerializer.Serialize(key)}, {JsonSerializer.Serialize(JsonNode.Parse(CanonicalJson.Write(figure)))});\n";

    private static string Asset(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Replication.Figures.Report.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
