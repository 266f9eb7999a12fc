using Microsoft.Playwright;
using Replication.Evidence;
using Replication.Figures;
using Replication.Report;
using Replication.Runner.Results;

namespace Replication.Experiments.Tests;

/// <summary>The report on the committed evidence, in a browser, with the formulas and figures that no sample has.</summary>
public sealed class CommittedReportTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-report-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Every_figure_is_drawn_every_formula_is_set_and_nothing_complains_or_leaves_the_page(int width)
    {
        var results = new ResultsFolder(Path.Combine(Suite.Root, "results"), Scale.Standard);
        var bundle = PlotlyBundle.Install(Path.Combine(Suite.Root, "artifacts", "plotly"));
        ReportFiles.Write(_folder.FullName, ReportModels.Of(results, [.. Suite.All.Select(results.Read)]), bundle);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Browser.Find(), Args = Browser.Options });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, Offline = true });
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" or "trace") complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(new Uri(Path.Combine(_folder.FullName, "index.html")).AbsoluteUri, new() { Timeout = 120_000 });
        await page.WaitForSelectorAsync("html[data-ready]", new() { State = WaitForSelectorState.Attached, Timeout = 300_000 });

        Assert.Empty(complaints);
        Assert.Equal(Suite.All.Sum(one => one.Draw(Suite.CommittedRows(one.Path)).Count), await page.Locator("figure[data-drawn=yes]").CountAsync());
        Assert.Equal(Suite.All.Sum(one => one.Claims.Count(claim => claim.Formula is not null)), await page.Locator(".formula:has(math)").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("[...document.fonts].every(font => font.status === 'loaded')"), "formulas are in the report's own font");
        if (width > 700)
            Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.formula')].filter(e => e.scrollWidth > e.clientWidth).map(e => e.textContent)"));
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            width => [...document.querySelectorAll('body *:not(svg *, math *)')]
              .filter(e => e.getBoundingClientRect().right > width + 0.5 && !e.closest('.skip, .spoken, .formula'))
              .map(e => `${e.tagName}.${e.className} ${e.textContent.slice(0, 40)}`)
            """, width));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await page.EvaluateAsync<string[]>($"[...document.querySelectorAll('.plot')].flatMap({Overprints.Script})"));
        foreach (var narrower in new[] { width, width * 4 / 5, width * 3 / 5 }.Where(one => one >= 320))
        {
            await page.SetViewportSizeAsync(narrower, 900);
            Assert.Empty(await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('.verdicts td span')]
                  .filter(e => e.getBoundingClientRect().right > e.closest('td').getBoundingClientRect().right + 0.5)
                  .map(e => e.textContent)
                """));
        }
    }

    [Fact]
    public async Task Nothing_in_an_exported_figure_lies_over_anything_else()
    {
        var bundle = PlotlyBundle.Install(Path.Combine(Suite.Root, "artifacts", "plotly"));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Browser.Find(), Args = Browser.Options });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 900, Height = 900 }, Offline = true });
        await page.SetContentAsync("<body style='margin: 0'><div id='plot' style='width: 900px'></div>");
        await page.AddScriptTagAsync(new() { Path = bundle });
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Suite.Root, "results"), "*.plotly.json", SearchOption.AllDirectories))
        {
            found.AddRange(await page.EvaluateAsync<string[]>($$"""
                async json => {
                  const { data, layout: { sliders, updatemenus, ...layout } } = JSON.parse(json);
                  await Plotly.newPlot('plot', data, layout);
                  return ({{Overprints.Script}})(document.getElementById('plot'));
                }
                """, await File.ReadAllTextAsync(file)));
        }

        Assert.Empty(found);
    }
}
