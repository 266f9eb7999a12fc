using System.Text.Json.Nodes;

namespace Replication.Figures.Tests.Plotly;

public class PlotlyBundleTests(PlotlyFixture plotly) : IClassFixture<PlotlyFixture>
{
    [Fact]
    public void The_bundle_is_the_version_of_the_lock_file()
    {
        var wanted = (string)Lock()["packages"]!["node_modules/plotly.js-dist-min"]!["version"]!;
        Assert.Contains($"v{wanted}", File.ReadLines(plotly.Bundle).Take(3).Aggregate("", (text, line) => text + line[..Math.Min(200, line.Length)]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_file_pins_content_and_names_no_host()
    {
        Assert.All(
            Lock()["packages"]!.AsObject().Where(package => package.Key.Length > 0),
            package => Assert.StartsWith("sha512-", (string)package.Value!["integrity"]!, StringComparison.Ordinal));
        Assert.DoesNotContain("://", File.ReadAllText(Path.Combine(PlotlyBundle.PackageFolder, "package-lock.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_installed_is_not_fetched_again()
    {
        var written = File.GetLastWriteTimeUtc(plotly.Bundle);
        Assert.Equal(plotly.Bundle, PlotlyBundle.Install(Path.Combine(PlotlyFixture.Artifacts, "plotly")));
        Assert.Equal(written, File.GetLastWriteTimeUtc(plotly.Bundle));
    }

    private static JsonNode Lock() => JsonNode.Parse(File.ReadAllText(Path.Combine(PlotlyBundle.PackageFolder, "package-lock.json")))!;
}
