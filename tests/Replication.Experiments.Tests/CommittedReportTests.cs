using Microsoft.Playwright;

namespace Replication.Experiments.Tests;

/// <summary>The report on the committed evidence, in a browser, with the formulas and figures that no sample has.</summary>
public sealed class CommittedReportTests(CommittedReport report) : IClassFixture<CommittedReport>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Every_figure_is_drawn_every_formula_is_set_and_nothing_complains_or_leaves_the_page(int width)
    {
        var page = await report.Browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, Offline = true });
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" or "trace") complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(report.Address, new() { Timeout = 120_000 });
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
        await page.CloseAsync();
    }

    // The page redraws every figure when its width changes: without scripts there are none, and the table is the same.
    [Fact]
    public async Task No_word_of_the_table_of_verdicts_leaves_its_cell_at_any_width()
    {
        var page = await report.Browser.NewPageAsync(new() { JavaScriptEnabled = false, Offline = true });
        await page.GotoAsync(report.Address);
        Assert.True(await page.Locator(".verdicts td span").CountAsync() >= Suite.All.Sum(one => one.Claims.Count));
        foreach (var width in new[] { 1280, 1024, 768, 390 })
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.Empty(await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('.verdicts td span')]
                  .filter(e => e.getBoundingClientRect().right > e.closest('td').getBoundingClientRect().right + 0.5)
                  .map(e => e.textContent)
                """));
        }

        await page.CloseAsync();
    }

    [Fact]
    public async Task Nothing_in_an_exported_figure_lies_over_anything_else()
    {
        var page = await report.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 900, Height = 900 }, Offline = true });
        await page.SetContentAsync("<body style='margin: 0'><div id='plot' style='width: 900px'></div>");
        await page.AddScriptTagAsync(new() { Path = report.Bundle });
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
