using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Playwright;
using Plotly.NET;
using Replication.Figures.Tests;
using Replication.Figures.Tests.Plotly;

namespace Replication.Figures.PlotlyNet.Tests;

public partial class PageTests(PlotlyNetBrowser browser) : IClassFixture<PlotlyNetBrowser>
{
    /// <summary>The example compiles as a program; the page that it saves shows the committed figure in its new style.</summary>
    [Fact]
    public async Task The_example_saves_a_restyled_figure()
    {
        var code = Example("src/Replication.Figures.PlotlyNet/README.md");
        Assert.Equal(code, Example("README.md"));
        var figure = PlotlyNetFigure.Parse(CommittedFigures.Read(Committed.Match(code).Value));

        var (name, html) = Assert.Single(Written(code));
        var (page, complaints) = await browser.Open(html);

        Assert.EndsWith(".html", name, StringComparison.Ordinal);
        var ground = await page.Locator("rect.bg").First.EvaluateAsync<string>("bg => bg.style.fill");
        Assert.Contains("255, 255, 240", ground, StringComparison.Ordinal);
        var widths = await page.Locator(".trace path.js-line").EvaluateAllAsync<string[]>("all => all.map(line => line.style.strokeWidth)");
        Assert.NotEmpty(widths);
        Assert.All(widths, width => Assert.Equal("5px", width));
        Assert.Equal(GenericChart.getTraces(figure.Chart).Length, await Plot(page).EvaluateAsync<int>("plot => plot.data.length"));
        // Without it some browsers read a minus sign as three letters.
        Assert.Equal(1, await page.Locator("meta[charset='utf-8' i]").CountAsync());
        Assert.Empty(complaints);
        await Keep(page, "plotly-net-restyled");
    }

    [Fact]
    public async Task The_slider_of_a_page_moves()
    {
        var figure = Gallery.Training.ToPlotlyNet();
        // Asking twice leaves no frame in the chart.
        Assert.Equal(figure.ToHtml().Length, figure.ToHtml().Length);

        var (page, complaints) = await browser.Open(figure.ToHtml());
        await page.WaitForFunctionAsync("document.querySelector('.js-plotly-plot')._transitionData._frames.length > 0");

        Assert.Equal("1, -1, 0.7", await Shown(page));
        var frames = await Plot(page).EvaluateAsync<string[]>("plot => plot._transitionData._frames.map(frame => frame.name)");
        Assert.Equal(["0", "100", "1000"], frames);
        await page.Locator(".slider-rail-touch-rect").ClickAsync(new() { Position = new() { X = 2, Y = 5 } });
        await page.WaitForFunctionAsync("document.querySelector('.js-plotly-plot').layout.sliders[0].active === 0");
        Assert.Equal("0, 0.1, 0.2", await Shown(page));
        Assert.Empty(complaints);
    }

    /// <summary>What another wants of the page stays: here plotly.js from elsewhere.</summary>
    [Fact]
    public void A_page_keeps_the_display_options_of_its_chart()
    {
        var figure = Gallery.Counts.ToPlotlyNet();
        var display = DisplayOptions.setPlotlyReference(PlotlyJSReference.NewCDN("plotly.min.js")).Invoke(new DisplayOptions());
        var html = (figure with { Chart = GenericChart.setDisplayOptions(display, figure.Chart) }).ToHtml();

        Assert.True(html.Length < 20_000, $"{html.Length}");
        Assert.Contains("src=\"plotly.min.js\"", html, StringComparison.Ordinal);
    }

    private static string Example(string document) => Assert.Single(
        CSharpBlock.Matches(CommittedFigures.Read(document)).Select(block => block.Groups[1].Value),
        code => code.Contains("Figures.PlotlyNet", StringComparison.Ordinal));

    private static ILocator Plot(IPage page) => page.Locator(".js-plotly-plot");

    private static async Task<string> Shown(IPage page) => await Plot(page).EvaluateAsync<string>("plot => plot.data.at(-1).x.join(', ')");

    /// <summary>Keeps a picture of the page among the build products, to be looked at.</summary>
    private static async Task Keep(IPage page, string name) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(PlotlyFixture.Artifacts, "screenshots", $"{name}.png") });

    /// <summary>Runs a program that reads files of the checkout; what it writes goes nowhere but into the answer.</summary>
    private static Dictionary<string, string> Written(string code)
    {
        const string capture = """
            global using System; global using System.Collections.Generic; global using System.Linq;
            global using File = Capture.File;
            namespace Capture;
            public static class File
            {
                public static string Root = "";
                public static readonly Dictionary<string, string> Written = [];
                public static string ReadAllText(string path) => System.IO.File.ReadAllText(System.IO.Path.Combine(Root, path));
                public static void WriteAllText(string path, string text) => Written.Add(path, text);
            }
            """;
        var compilation = CSharpCompilation.Create(
            "Example", [CSharpSyntaxTree.ParseText(code), CSharpSyntaxTree.ParseText(capture)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => !path.EndsWith(".Tests.dll", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        var errors = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(emitted.Success, string.Join('\n', errors));
        var program = Assembly.Load(image.ToArray());
        var file = program.GetType("Capture.File")!;
        file.GetField("Root")!.SetValue(null, CommittedFigures.Root);
        program.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        return (Dictionary<string, string>)file.GetField("Written")!.GetValue(null)!;
    }

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CSharpBlock { get; }

    [GeneratedRegex(@"results/[^""]+\.plotly\.json")]
    private static partial Regex Committed { get; }
}
