using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Replication.Figures.Tests.Plotly;
using Contrast = Replication.Figures.Contrast;

namespace Replication.Report.Tests.Page;

public class ReportInBrowserTests(ReportPage report) : IClassFixture<ReportPage>
{
    private static readonly int Figures = SampleReport.Model.Experiments.Sum(experiment => experiment.Figures.Count);

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 844)]
    public async Task Every_figure_is_drawn_and_nothing_complains(int width, int height)
    {
        var (page, complaints) = await report.Shared(width, height);

        Assert.Equal(Figures, await page.Locator("figure[data-drawn]").CountAsync());
        foreach (var plot in await page.Locator(".plot").AllAsync())
        {
            Assert.True(await plot.Locator(".trace, .hm, .contour").CountAsync() > 0, "a figure is empty");
            Assert.Equal("", await plot.EvaluateAsync<string>("plot => (Plotly.validate(plot.data, plot.layout) ?? []).map(e => e.msg).join()"));
        }

        Assert.Empty(complaints);
        await Keep(page, $"report-{width}");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    [InlineData(320)]
    public async Task Nothing_reaches_beyond_the_page(int width)
    {
        var (page, _) = await report.Shared(width, width == 390 ? 844 : 900);
        var beyond = await page.EvaluateAsync<string[]>("""
            width => [...document.querySelectorAll('body *:not(svg *)')]
              .filter(e => e.getBoundingClientRect().right > width + 0.5 && !e.closest('.skip, .spoken'))
              .map(e => `${e.tagName}.${e.className} ${e.textContent.slice(0, 40)}`)
            """, width);
        Assert.Empty(beyond);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Every_link_leads_somewhere()
    {
        var (page, _) = await report.Shared(1280, 900);
        foreach (var link in await page.Locator("a[href]").AllAsync())
        {
            var address = await link.EvaluateAsync<string>("a => a.href");
            if (address.StartsWith(report.Address + "#", StringComparison.Ordinal))
                Assert.True(await page.EvaluateAsync<bool>("id => document.getElementById(id) !== null", Anchor(address)), address);
            else
                Assert.True(File.Exists(new Uri(address).LocalPath), address);
        }
    }

    [Fact]
    public async Task Panels_stand_side_by_side_on_a_desk_and_in_one_column_on_a_phone()
    {
        var (desk, _) = await report.Shared(1280, 900);
        var (phone, _) = await report.Shared(390, 844);

        Assert.True(await Rise(desk) < 1, "on a desk the second panel is beside the first");
        Assert.True(await Rise(phone) > 100, "on a phone it is below");

        static Task<double> Rise(IPage page) => page.EvaluateAsync<double>("""
            () => {
              const figure = document.querySelector('#ParallelLines-figure-modes');
              const tops = ['.xtitle', '.x2title'].map(title => figure.querySelector(title).getBoundingClientRect().top);
              return tops[1] - tops[0];
            }
            """);
    }

    [Fact]
    public async Task Training_is_watched_with_the_keyboard()
    {
        var (page, complaints) = await report.Open(1280, 900);
        var figure = page.Locator("#GradientPenalty-figure-training");
        var slider = figure.GetByRole(AriaRole.Slider);

        Assert.Equal("generator iteration 1000", await slider.GetAttributeAsync("aria-valuetext"));
        Assert.Equal("1, -1, 0.7", await Shown(figure));

        await slider.FocusAsync();
        await page.Keyboard.PressAsync("Home");

        Assert.Equal("generator iteration 0", await slider.GetAttributeAsync("aria-valuetext"));
        Assert.Equal("0, 0.1, 0.2", await Shown(figure));

        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("0.5, -0.5, 0.1", await Shown(figure));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Training_plays_to_its_end_and_stops()
    {
        var (page, _) = await report.Open(1280, 900);
        var figure = page.Locator("#GradientPenalty-figure-training");
        await figure.Locator(".plot").EvaluateAsync("""
            plot => { plot.seen = []; plot.on("plotly_restyle", () => plot.seen.push(plot.data.at(-1).x[0])); }
            """);
        await figure.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        // The last moment is followed by one more beat, which stops the play.
        await page.WaitForFunctionAsync("document.querySelector('#GradientPenalty-figure-training .plot').seen.length === 3");
        await Assertions.Expect(figure.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Equal("0, 0.5, 1", await figure.Locator(".plot").EvaluateAsync<string>("plot => plot.seen.join(', ')"));
    }

    [Fact]
    public async Task A_screen_reader_finds_landmarks_headings_and_the_figures_in_words()
    {
        var (page, _) = await report.Shared(1280, 900);

        Assert.Equal(1, await page.GetByRole(AriaRole.Main).CountAsync());
        Assert.Equal(1, await page.GetByRole(AriaRole.Navigation, new() { Name = "Experiments" }).CountAsync());
        Assert.Equal(1, await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync());
        Assert.Equal(Figures, await page.EvaluateAsync<int>("""
            () => [...document.querySelectorAll('.plot')].filter(plot => {
              const [drawing, ...others] = plot.querySelectorAll('.main-svg:not([aria-hidden])');
              const text = attribute => document.getElementById(drawing.getAttribute(attribute))?.textContent;
              return drawing.getAttribute('role') === 'img' && others.length === 0 && text('aria-labelledby') && text('aria-describedby');
            }).length
            """));
        Assert.Equal(0, await page.EvaluateAsync<int>("""
            () => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size; }
            """));
        var levels = await page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('h1, h2, h3')].map(h => +h.tagName[1])");
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, "a heading skips a level"));
    }

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 844)]
    public async Task The_page_keeps_every_rule_of_accessibility_that_axe_knows(int width, int height)
    {
        var (page, _) = await report.Shared(width, height);
        // The page has no sound, and this rule alone fetches the style sheets, which a page from disk may not.
        var silent = new Dictionary<string, RuleOptions> { ["no-autoplay-audio"] = new() { Enabled = false } };
        var result = await page.RunAxe(new AxeRunOptions { Rules = silent });

        Assert.Contains(result.Passes, rule => rule.Id == "nested-interactive");
        var broken = result.Violations.Select(rule => $"{rule.Id}: {rule.Help}: {string.Join(" | ", rule.Nodes.Select(node => node.Html))}");
        Assert.True(result.Violations.Length == 0, string.Join('\n', broken));
    }

    [Fact]
    public async Task A_formula_is_set_as_mathematics()
    {
        var (page, _) = await report.Shared(1280, 900);
        var formula = page.Locator("#ParallelLines-w-is-theta .formula");

        Assert.Equal(1, await formula.Locator("math").CountAsync());
        Assert.DoesNotContain("\\", await formula.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_tab_offers_to_skip_to_the_verdicts()
    {
        var (page, _) = await report.Open(1280, 900);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the verdicts", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("overview", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task Text_has_contrast_enough()
    {
        var (page, _) = await report.Shared(1280, 900);
        var pairs = await page.EvaluateAsync<string[][]>("""
            () => {
              const hex = colour => '#' + colour.match(/\d+/g).slice(0, 3).map(n => (+n).toString(16).padStart(2, '0')).join('');
              const ground = element => {
                for (let e = element; e; e = e.parentElement) {
                  const colour = getComputedStyle(e).backgroundColor;
                  if (!/, 0\)$/.test(colour)) return hex(colour);
                }
                return '#ffffff';
              };
              return [...document.querySelectorAll('body *:not(svg *)')]
                .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
                .map(e => [hex(getComputedStyle(e).color), ground(e), e.className + ' ' + e.textContent.slice(0, 40)]);
            }
            """);
        Assert.NotEmpty(pairs);
        Assert.All(pairs, pair => Assert.True(Contrast.Between(pair[0], pair[1]) >= 4.5, $"{pair[0]} on {pair[1]}: {pair[2]}"));
    }

    [Fact]
    public async Task On_paper_everything_is_unfolded_and_every_figure_is_there()
    {
        var (page, _) = await report.Open(1280, 900);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.EvaluateAsync("window.dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(0, await page.Locator("details:not([open])").CountAsync());
        Assert.False(await page.GetByRole(AriaRole.Navigation).IsVisibleAsync());
        await page.EvaluateAsync("window.dispatchEvent(new Event('afterprint'))");
        Assert.Equal(0, await page.Locator("details[open]").CountAsync());
    }

    [Fact]
    public async Task A_broken_page_is_seen_to_be_broken()
    {
        var folder = Path.GetDirectoryName(new Uri(report.Address).LocalPath)!;
        var broken = Path.Combine(folder, "broken.html");
        var whole = File.ReadAllText(Path.Combine(folder, "index.html"));
        File.WriteAllText(broken, whole.Replace("figures/ParallelLines.modes.js", "figures/gone.js", StringComparison.Ordinal));

        var (page, complaints) = await report.Open(1280, 900, new Uri(broken).AbsoluteUri);

        Assert.NotEmpty(complaints);
        Assert.Equal(Figures - 1, await page.Locator("figure[data-drawn]").CountAsync());
    }

    private static async Task<string> Shown(ILocator figure) =>
        await figure.Locator(".plot").EvaluateAsync<string>("plot => plot.data[plot.data.length - 1].x.join(', ')");

    private static string Anchor(string address) => Uri.UnescapeDataString(new Uri(address).Fragment[1..]);

    /// <summary>Keeps a picture of the page among the build products, to be looked at.</summary>
    private static async Task Keep(IPage page, string name) =>
        await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(PlotlyFixture.Artifacts, "screenshots", $"{name}.png") });
}
