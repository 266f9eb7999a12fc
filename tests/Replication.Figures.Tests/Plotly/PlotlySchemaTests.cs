using System.Text.Json.Nodes;

namespace Replication.Figures.Tests.Plotly;

public sealed class PlotlySchemaTests(PlotlyFixture plotly) : IClassFixture<PlotlyFixture>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-schema-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Plotly_accepts_every_figure_and_frame_of_the_gallery() =>
        Assert.Empty(PlotlySchema.Validate(plotly.Bundle, [.. Gallery.All.Select(figure => Write(figure.Id, FigureJson.Build(figure)))]));

    [Fact]
    public void An_unknown_attribute_in_a_trace_a_layout_and_a_frame_and_a_value_outside_its_domain_are_found()
    {
        var json = FigureJson.Build(Gallery.Training);
        json["data"]![0]!["colour"] = "red";
        json["layout"]!["xaxis"]!["titel"] = "x";
        json["frames"]![1]!["data"]![0]!["markr"] = new JsonObject();

        var other = FigureJson.Build(Gallery.Counts);
        other["data"]![0]!["mode"] = "wiggles";

        var findings = PlotlySchema.Validate(plotly.Bundle, [Write("broken", json), Write("outside", other)]);

        Assert.Contains(findings, line => Says(line, "broken.plotly.json: figure: ", "colour"));
        Assert.Contains(findings, line => Says(line, "broken.plotly.json: figure: ", "titel"));
        Assert.Contains(findings, line => Says(line, "broken.plotly.json: frame 100: ", "markr"));
        var outside = Assert.Single(findings, line => line.StartsWith("outside.", StringComparison.Ordinal));
        Assert.True(Says(outside, "outside.plotly.json: figure: ", "wiggles"));

        static bool Says(string line, string where, string what) =>
            line.StartsWith(where, StringComparison.Ordinal) && line.Contains(what, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_figure_is_an_error_and_not_a_finding() =>
        Assert.Throws<ExternalProgramException>(() => PlotlySchema.Validate(plotly.Bundle, [Path.Combine(_folder.FullName, "missing.json")]));

    private string Write(string name, JsonObject json)
    {
        var path = Path.Combine(_folder.FullName, $"{name}.plotly.json");
        File.WriteAllText(path, CanonicalJson.Write(json));
        return path;
    }
}
