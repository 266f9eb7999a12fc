using Microsoft.Playwright;
using Replication.Figures;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Tests;

/// <summary>The markup that a kernel shows draws itself with a network, and without one can be read all the same.</summary>
public sealed class FigureMarkupTests : IAsyncLifetime
{
    static readonly string Bundle = PlotlyBundle.Install(Path.Combine(Checkout.Root, "artifacts", "plotly"));

    IPlaywright? _playwright;
    IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Browser.Find(), Args = Browser.Options });
    }

    public async Task DisposeAsync()
    {
        await _browser!.DisposeAsync();
        _playwright!.Dispose();
    }

    [Fact]
    public async Task With_a_network_plotly_draws_it()
    {
        var page = await ShowAsync(online: true);
        await page.Locator(".js-plotly-plot .trace").First.WaitForAsync();
        Assert.Equal(2, await page.Locator(".js-plotly-plot").CountAsync());
        Assert.Equal(0, await page.Locator("[role=img] > svg").CountAsync());
        Assert.Equal(1, await page.Locator("head script[src]").CountAsync());
    }

    [Fact]
    public async Task Without_a_network_its_small_drawing_stays()
    {
        var page = await ShowAsync(online: false);
        await page.WaitForFunctionAsync("() => window.asked");
        Assert.Equal(2, await page.Locator("[role=img] > svg").CountAsync());
        Assert.Equal("A line.", await page.Locator("[role=img]").First.GetAttributeAsync("aria-label"));
        Assert.Contains("T", await page.Locator("svg text").AllTextContentsAsync());
    }

    // The same figure twice on a page that an output of a notebook is put into.
    async Task<IPage> ShowAsync(bool online)
    {
        var markup = KernelConventionTests.InKernel(KernelConventionTests.Smallest.Show())[MediaType.Html];
        var page = await _browser!.NewPageAsync();
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        await page.RouteAsync($"**/npm/plotly.js-dist-min@{PlotlyBundle.Version}/plotly.min.js", async route =>
        {
            if (online) await route.FulfillAsync(new() { Path = Bundle, ContentType = "text/javascript" });
            else await route.AbortAsync();
        });
        page.RequestFailed += async (_, _) => await page.EvaluateAsync("() => { window.asked = true; }");
        await page.SetContentAsync($"<head><meta charset=\"utf-8\"></head><body>{markup}{markup}</body>");
        Assert.Empty(complaints);
        return page;
    }
}
