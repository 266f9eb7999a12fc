using Microsoft.Playwright;

namespace Replication.Figures.PlotlyNet.Tests;

/// <summary>A browser without a network, shared by all tests that look at pages.</summary>
public sealed class PlotlyNetBrowser : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-plotly-net-");
    private int _pages;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Browser.Find(), Args = Browser.Options, Headless = true });
    }

    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Opens a page from disk once it has drawn its figure, with everything that went wrong meanwhile.</summary>
    internal async Task<(IPage Page, List<string> Complaints)> Open(string html)
    {
        var file = Path.Combine(_folder.FullName, $"{++_pages}.html");
        await File.WriteAllTextAsync(file, html);
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = 1000, Height = 700 }, Offline = true });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFailed += (_, request) => complaints.Add($"failed: {request.Url}");
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        await page.WaitForSelectorAsync(".js-plotly-plot .main-svg", new() { State = WaitForSelectorState.Attached });
        return (page, complaints);
    }
}
