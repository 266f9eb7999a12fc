using System.Text.Json.Nodes;

namespace Replication.Figures.Tests.Plotly;

public class PlotlyBundleTests(PlotlyFixture plotly) : IClassFixture<PlotlyFixture>
{
    [Fact]
    public void The_bundle_is_the_version_of_the_lock_file()
    {
        var wanted = (string)Lock()["packages"]!["node_modules/plotly.js-dist-min"]!["version"]!;
        using var bundle = new StreamReader(plotly.Bundle);
        Assert.StartsWith($"/**\n* plotly.js v{wanted}\n", bundle.ReadLine() + '\n' + bundle.ReadLine() + '\n', StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_file_pins_content_and_names_no_host()
    {
        Assert.All(
            Lock()["packages"]!.AsObject().Where(package => package.Key.Length > 0),
            package => Assert.StartsWith("sha512-", (string)package.Value!["integrity"]!, StringComparison.Ordinal));
        Assert.DoesNotContain("://", Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_installed_is_not_fetched_again()
    {
        var written = File.GetLastWriteTimeUtc(plotly.Bundle);
        Assert.Equal(plotly.Bundle, PlotlyBundle.Install(Path.Combine(PlotlyFixture.Artifacts, "plotly")));
        Assert.Equal(written, File.GetLastWriteTimeUtc(plotly.Bundle));
    }

    private static JsonNode Lock() => JsonNode.Parse(Text())!;

    private static string Text() => File.ReadAllText(Path.Combine(PlotlyBundle.PackageFolder, "package-lock.json"));
}
