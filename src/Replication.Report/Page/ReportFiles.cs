using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Replication.Figures;

namespace Replication.Report;

/// <summary>
/// The report as files: a page that works from disk without a network, with interactive figures, for screen, phone, paper, keyboard and
/// screen reader. A pure function of the model: the same model gives the same bytes.
/// </summary>
public static class ReportFiles
{
    private const string Index = "index.html";
    private const string Bundle = "plotly.min.js";
    private const string Formulas = "temml.min.js";
    private const string MathematicalFont = "stix-two-math.woff2";

    /// <summary>Every file of the report but the bundled scripts and font, by its path relative to the report's folder.</summary>
    /// <exception cref="ArgumentException">Two names collide.</exception>
    public static IReadOnlyDictionary<string, string> Render(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Check(model);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [Index] = IndexPage.Render(model, [Bundle, Formulas, "report.js"]).Text,
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

    /// <summary>
    /// The first file of somebody else's that <see cref="Write"/> would replace; null where there is none. Nothing is in the way in a
    /// folder whose page names this program as its maker.
    /// </summary>
    /// <param name="folder">The report's folder, which need not be there.</param>
    /// <param name="model">What the report would show.</param>
    /// <exception cref="ArgumentException">As <see cref="Render"/>.</exception>
    public static string? Obstacle(string folder, ReportModel model)
    {
        var page = Path.Combine(folder, Index);
        if (File.Exists(page) && File.ReadAllText(page).Contains(IndexPage.Mark, StringComparison.Ordinal)) return null;
        return Render(model).Keys.Concat([Bundle, Formulas, MathematicalFont])
            .Select(file => Path.Combine(folder, file))
            .FirstOrDefault(file => File.Exists(file) || Directory.Exists(file));
    }

    /// <summary>
    /// Writes the report into a folder, plotly.js, Temml and the font of its formulas beside the page. Files of the same names are
    /// replaced;
    /// <see cref="Obstacle"/> says whether they may be.
    /// </summary>
    /// <param name="folder">The report's folder; made if it is not there. The experiments' folders are its neighbours.</param>
    /// <param name="model">What to show.</param>
    /// <param name="bundle">Path of plotly.min.js, from <see cref="PlotlyBundle.Install"/>.</param>
    public static void Write(string folder, ReportModel model, string bundle)
    {
        // The page comes first, and whole: it marks the folder as a report, whatever ends this process.
        foreach (var (path, text) in Render(model).OrderBy(file => file.Key == Index ? 0 : 1))
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText($"{file}.partial", text);
            File.Move($"{file}.partial", file, overwrite: true);
        }

        File.Copy(bundle, Path.Combine(folder, Bundle), overwrite: true);
        File.Copy(PlotlyBundle.Temml(bundle), Path.Combine(folder, Formulas), overwrite: true);
        File.Copy(PlotlyBundle.MathematicalFont(bundle), Path.Combine(folder, MathematicalFont), overwrite: true);
    }

    private static void Check(ReportModel model)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (model.Experiments.SelectMany(IndexPage.Anchors).FirstOrDefault(anchor => !seen.Add(anchor)) is { } twice)
            throw new ArgumentException($"Two parts of the report are called '{twice}'.", nameof(model));
    }

    // The default encoder escapes '<', so that the text is safe wherever a page may carry it.
    private static string Script(string key, JsonObject figure) =>
        $"showFigure({JsonSerializer.Serialize(key)}, {JsonSerializer.Serialize(JsonNode.Parse(CanonicalJson.Write(figure)))});\n";

    private static string Asset(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Replication.Report.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
