using System.Text.Json.Nodes;
using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Replication.Figures.Tests;

namespace Replication.Figures.PlotlyNet.Tests;

public class RoundTripTests
{
    [Theory]
    [MemberData(nameof(CommittedFigures.Paths), MemberType = typeof(CommittedFigures))]
    public void A_committed_figure_comes_back_byte_for_byte(string path)
    {
        var text = CommittedFigures.Read(path);
        Assert.Equal(text, PlotlyNetFigure.Parse(text).ToCanonicalJson());
    }

    [Fact]
    public void A_figure_comes_back_as_it_would_be_written_gaps_and_frames_included()
    {
        var texts = Gallery.All.Select(figure => FigureJson.Write(figure)).ToArray();

        Assert.Contains(texts, text => text.Contains("0.6931471805599453, null", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("\"frames\"", StringComparison.Ordinal));
        Assert.Equal(texts, Gallery.All.Select(figure => figure.ToPlotlyNet().ToCanonicalJson()));
    }

    [Fact]
    public void A_theme_is_kept()
    {
        var theme = Theme.Default with { FontSize = 20 };
        Assert.Equal(FigureJson.Write(Gallery.Counts, theme), Gallery.Counts.ToPlotlyNet(theme).ToCanonicalJson());
    }

    [Fact]
    public void NaN_comes_back_as_a_gap_and_a_text_of_that_name_as_text()
    {
        var figure = Gallery.Counts.ToPlotlyNet();
        First(figure).SetProperty("x", new[] { double.NaN, 1, -0.0 });
        First(figure).SetProperty("y", new[] { 0.5f, float.NaN });
        First(figure).SetProperty("text", new[] { "NaN", "Infinity" });

        var trace = JsonNode.Parse(figure.ToCanonicalJson())!["data"]![0]!;

        Assert.Equal("[null,1,0]", trace["x"]!.ToJsonString());
        Assert.Equal("[0.5,null]", trace["y"]!.ToJsonString());
        Assert.Equal("[\"NaN\",\"Infinity\"]", trace["text"]!.ToJsonString());
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(float.PositiveInfinity)]
    public void Infinity_is_refused(object number)
    {
        var figure = Gallery.Counts.ToPlotlyNet();
        First(figure).SetProperty("width", number);
        Assert.Throws<ArgumentException>(figure.ToCanonicalJson);
    }

    [Fact]
    public void What_Plotly_NET_changes_keeps_the_rest_of_the_style()
    {
        var figure = Gallery.ParallelLines.ToPlotlyNet();
        var before = JsonNode.Parse(figure.ToCanonicalJson())!;
        var (line, note, axis) = (new Plotly.NET.Line(), new Annotation(), new LinearAxis());
        line.SetProperty("width", 7);
        note.SetProperty("text", "a note");
        axis.SetProperty("color", Color.fromString("green"));

        var chart = Chart.withLine(line).Invoke(figure.Chart);
        chart = Chart.withAnnotation(note, null).Invoke(chart);
        chart = Chart.withXAxis(axis, null).Invoke(chart);
        var after = JsonNode.Parse((figure with { Chart = chart }).ToCanonicalJson())!;

        before["data"]![0]!["line"]!["width"] = 7;
        before["layout"]!["annotations"]!.AsArray().Insert(0, new JsonObject { ["text"] = "a note" });
        before["layout"]!["xaxis"]!["color"] = "green";
        foreach (var part in new[] { "xaxis", "annotations" })
            Assert.Equal(CanonicalJson.Write(before["layout"]![part]!), CanonicalJson.Write(after["layout"]![part]!));
        Assert.Equal(CanonicalJson.Write(before["data"]![0]!), CanonicalJson.Write(after["data"]![0]!));
    }

    [Theory]
    [InlineData("""{"layout": {}}""")]
    [InlineData("""{"data": []}""")]
    [InlineData("""{"data": [{"x": [1]}], "layout": {}}""")]
    public void What_is_missing_is_named(string json) => Assert.Throws<KeyNotFoundException>(() => PlotlyNetFigure.Parse(json));

    [Fact]
    public void A_chart_of_Plotly_NETs_own_becomes_canonical_JSON()
    {
        var trace = new Trace2D("scatter");
        trace.SetProperty("x", new[] { 3.0, 0.1 });
        var own = new PlotlyNetFigure(GenericChart.ofTraceObject(false, trace), []);

        Assert.Equal(
            """
            {
              "config": {},
              "data": [
                {
                  "type": "scatter",
                  "x": [3, 0.1]
                }
              ],
              "layout": {}
            }

            """,
            own.ToCanonicalJson());
    }

    private static Plotly.NET.Trace First(PlotlyNetFigure figure) => ListModule.Head(GenericChart.getTraces(figure.Chart));
}
