using Microsoft.Playwright;
using Replication.Figures;
using Replication.Figures.Tests.Plotly;

namespace Replication.Report.Tests.Page;

/// <summary>The sample report on disk and a browser to open it in, shared by all tests.</summary>
public sealed class ReportPage : IAsyncLifetime
{
    private readonly DirectoryInfo _results = Directory.CreateTempSubdirectory("replication-report-");
    private IPlaywright? _playwright;
    private readonly Dictionary<(int, int), (IPage, List<string>)> _pages = [];
    private IBrowser? _browser;

    /// <summary>Address of the report's page.</summary>
    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var page = SampleReport.Write(_results.FullName, SampleReport.Model, new PlotlyFixture().Bundle);
        Address = new Uri(page).AbsoluteUri;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Browser.Find(), Args = Browser.Options, Headless = true });
    }

    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
        _results.Delete(recursive: true);
    }

    /// <summary>The report opened once for each size of window, for tests that leave it as they found it.</summary>
    internal async Task<(IPage Page, List<string> Complaints)> Shared(int width, int height)
    {
        if (!_pages.TryGetValue((width, height), out var opened))
            _pages[(width, height)] = opened = await Open(width, height);
        return opened;
    }

    /// <summary>Opens the report in a window of a size, with everything that went wrong while it loaded, once all figures are drawn.</summary>
    internal async Task<(IPage Page, List<string> Complaints)> Open(int width, int height, string? address = null)
    {
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Offline = true });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFailed += (_, request) => complaints.Add($"failed: {request.Url}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Scheme is not ("file" or "data" or "blob"))
                complaints.Add($"asked for {request.Url}");
        };
        await page.GotoAsync(address ?? Address, new() { Timeout = 120_000 });
        await page.WaitForSelectorAsync("html[data-ready]", new() { State = WaitForSelectorState.Attached, Timeout = 120_000 });
        return (page, complaints);
    }
}
