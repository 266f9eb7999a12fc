namespace Replication.Figures;

/// <summary>The machine's own Chromium, without a window and without talking to anyone.</summary>
public static class Browser
{
    /// <summary>Path of the first Chromium or Chrome on PATH.</summary>
    /// <exception cref="ExternalProgramException">There is none.</exception>
    public static string Find() =>
        ExternalProgram.Find("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
        ?? throw new ExternalProgramException("A Chromium is needed and none is on PATH; 'make setup' installs it (Debian: chromium).");

    /// <summary>Command-line options for a run that is quiet, offline and the same each time.</summary>
    public static IReadOnlyList<string> Options { get; } =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb",
        "--force-device-scale-factor=1", "--font-render-hinting=none", "--disable-lcd-text",
    ];

    /// <summary>The page's document as HTML after its scripts have run.</summary>
    /// <param name="page">Path of an HTML file.</param>
    /// <exception cref="ExternalProgramException">There is no browser, or it failed.</exception>
    internal static string Document(string page)
    {
        var profile = Directory.CreateTempSubdirectory("replication-browser-");
        try
        {
            string[] once = [$"--user-data-dir={profile.FullName}", "--virtual-time-budget=600000", "--dump-dom"];
            var address = new Uri(Path.GetFullPath(page)).AbsoluteUri;
            var run = ExternalProgram.Run(Find(), [.. Options, .. once, address], profile.FullName, TimeSpan.FromMinutes(5));
            return run.ExitCode == 0
                ? run.Output
                : throw new ExternalProgramException($"The browser failed (exit code {run.ExitCode}): {run.Error.Trim()}");
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
