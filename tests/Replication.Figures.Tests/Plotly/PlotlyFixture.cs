namespace Replication.Figures.Tests.Plotly;

/// <summary>plotly.js among the build products, fetched once for all tests that need it.</summary>
public sealed class PlotlyFixture
{
    public PlotlyFixture() => Bundle = PlotlyBundle.Install(Path.Combine(Artifacts, "plotly"));

    public string Bundle { get; }

    /// <summary>The folder of build products that these tests were built into.</summary>
    public static string Artifacts { get; } = FindArtifacts();

    private static string FindArtifacts()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Name != "artifacts")
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run from artifacts/.");
        return folder.FullName;
    }
}
