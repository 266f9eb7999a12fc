using Microsoft.Playwright;
using Replication.Evidence;
using Replication.Figures;
using Replication.Report;
using Replication.Runner.Results;

namespace Replication.Experiments.Tests;

/// <summary>The report on the committed evidence on disk, and a browser to open it in.</summary>
public sealed class CommittedReport : IAsyncLifetime
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-report-");
    IPlaywright? _playwright;
    IBrowser? _browser;

    /// <summary>Address of its page.</summary>
    public string Address => new Uri(Path.Combine(_folder.FullName, "index.html")).AbsoluteUri;

    /// <summary>Path of plotly.min.js.</summary>
    public string Bundle { get; } = PlotlyBundle.Install(Path.Combine(Suite.Root, "artifacts", "plotly"));

    /// <summary>The browser.</summary>
    public IBrowser Browser => _browser!;

    /// <summary>Writes the report and starts the browser.</summary>
    public async Task InitializeAsync()
    {
        var results = new ResultsFolder(Path.Combine(Suite.Root, "results"), Scale.Standard);
        ReportFiles.Write(_folder.FullName, ReportModels.Of(results, [.. Suite.All.Select(results.Read)]), Bundle);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Figures.Browser.Find(), Args = Figures.Browser.Options });
    }

    /// <summary>Ends the browser and deletes the report.</summary>
    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
        _folder.Delete(recursive: true);
    }
}
