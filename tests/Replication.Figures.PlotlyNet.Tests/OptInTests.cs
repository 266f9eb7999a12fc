namespace Replication.Figures.PlotlyNet.Tests;

public class OptInTests
{
    /// <summary>Who does not ask for the bridge downloads no Plotly.NET: no other project refers to it, not even through a third.</summary>
    [Fact]
    public void No_other_project_depends_on_the_bridge_or_on_Plotly_NET()
    {
        var locks = new[] { "src", "tests", "experiments" }
            .Select(folder => Path.Combine(CommittedFigures.Root, folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "packages.lock.json", SearchOption.AllDirectories))
            .ToLookup(
                path => File.ReadAllText(path).Contains("Plotly.NET", StringComparison.OrdinalIgnoreCase),
                path => Path.GetFileName(Path.GetDirectoryName(path)));

        Assert.Equal(["Replication.Figures.PlotlyNet", "Replication.Figures.PlotlyNet.Tests"], locks[true].Order(StringComparer.Ordinal));
        Assert.Contains("Replication.Runner", locks[false]);
    }
}
