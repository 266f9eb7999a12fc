using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>
/// The one copy of plotly.js that validation, reports and exports use, at the version and hash of the committed lock file; Temml, its font
/// and UPNG beside it.
/// </summary>
public static class PlotlyBundle
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Makes sure that the bundle is in a folder and returns the path of <c>plotly.min.js</c>. Fetches it with <c>npm ci</c> the first time and
    /// whenever the lock file changed; safe to call from several processes at once.
    /// </summary>
    /// <param name="folder">A folder of build products, such as <c>artifacts/plotly</c>.</param>
    /// <exception cref="ExternalProgramException">npm is missing or failed.</exception>
    public static string Install(string folder)
    {
        Directory.CreateDirectory(folder);
        using var alone = Alone(Path.Combine(folder, ".lock"));
        if (Installed(folder) is { } there)
            return there;

        var (bundle, done) = (BundleIn(folder), DoneIn(folder));
        File.Delete(done);
        foreach (var name in new[] { "package.json", "package-lock.json", ".npmrc" })
            File.Copy(Path.Combine(PackageFolder, name), Path.Combine(folder, name), overwrite: true);
        var npm = ExternalProgram.Find("npm")
            ?? throw new ExternalProgramException("npm is needed for plotly.js and is not on PATH; 'make setup' installs it (Debian: nodejs, npm).");
        var run = ExternalProgram.Run(npm, ["ci", "--ignore-scripts"], folder, Patience);
        if (run.ExitCode != 0 || !File.Exists(bundle))
            throw new ExternalProgramException($"npm could not fetch plotly.js (exit code {run.ExitCode}): {run.Error.Trim()}");
        File.WriteAllText(done, Wanted);
        return bundle;
    }

    /// <summary>What <see cref="Install"/> returns, where it has nothing to fetch; null elsewhere.</summary>
    /// <param name="folder">The folder.</param>
    public static string? Installed(string folder)
    {
        var (bundle, done) = (BundleIn(folder), DoneIn(folder));
        return File.Exists(bundle) && File.Exists(done) && File.ReadAllText(done) == Wanted ? bundle : null;
    }

    /// <summary>The version of plotly.js, such as <c>1.2.3</c>.</summary>
    public static string Version =>
        (string)JsonNode.Parse(File.ReadAllText(Path.Combine(PackageFolder, "package.json")))!["dependencies"]!["plotly.js-dist-min"]!;

    /// <summary>Path of <c>temml.min.js</c>, which turns LaTeX into MathML in a browser; fetched together with plotly.js.</summary>
    /// <param name="bundle">What <see cref="Install"/> returned.</param>
    public static string Temml(string bundle) => Beside(bundle, "temml", "dist", "temml.min.js");

    /// <summary>Path of STIX Two Math, which sets formulas alike on every machine: few phones and no plain Linux have a mathematical font.</summary>
    /// <param name="bundle">What <see cref="Install"/> returned.</param>
    public static string MathematicalFont(string bundle) => Beside(bundle, "@fontsource", "stix-two-math", "files", "stix-two-math-latin-400-normal.woff2");

    /// <summary>Paths of pako and UPNG, which write PNG files of few colours in a browser; in the order to load them.</summary>
    /// <param name="bundle">What <see cref="Install"/> returned.</param>
    internal static IReadOnlyList<string> PngWriter(string bundle) =>
        [Beside(bundle, "pako", "dist", "pako_deflate.min.js"), Beside(bundle, "upng-js", "UPNG.js")];

    private static string Beside(string bundle, params string[] file) =>
        Path.Combine([Path.GetDirectoryName(Path.GetDirectoryName(bundle)!)!, .. file]);

    /// <summary>Where package.json, its lock file and the validator lie beside this assembly.</summary>
    internal static string PackageFolder => Path.Combine(Path.GetDirectoryName(typeof(PlotlyBundle).Assembly.Location)!, "plotly");

    private static string Wanted => File.ReadAllText(Path.Combine(PackageFolder, "package-lock.json"));

    private static string BundleIn(string folder) => Path.Combine(folder, "node_modules", "plotly.js-dist-min", "plotly.min.js");

    private static string DoneIn(string folder) => Path.Combine(folder, ".installed");

    private static FileStream Alone(string path)
    {
        for (var attempts = 0; ; attempts++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (IsHeld(held) && attempts < Patience.TotalSeconds * 10)
            {
                Thread.Sleep(100);
            }
        }
    }

    // By another process, and not refused by a full or read-only disk (EWOULDBLOCK of Linux and macOS, the sharing violation of Windows).
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
