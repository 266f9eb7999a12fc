using System.Buffers.Binary;
using System.Xml.Linq;
using Replication.Figures.Export;
using Replication.Figures.Tests.Plotly;

namespace Replication.Figures.Tests.Export;

public class FigureExportTests(PlotlyFixture plotly, DrawnFigures drawn) : IClassFixture<PlotlyFixture>, IClassFixture<DrawnFigures>
{
    [Fact]
    public void Every_figure_of_the_gallery_is_drawn_as_SVG_and_PNG()
    {
        Assert.Equal(Gallery.All.Select(figure => figure.Id), drawn.Gallery.Select(picture => picture.Id));
        Assert.All(drawn.Gallery, picture =>
        {
            Assert.Equal([0x89, .. "PNG\r\n"u8], picture.Png.AsSpan(0, 6).ToArray());
            Assert.Equal(1800, BinaryPrimitives.ReadInt32BigEndian(picture.Png.AsSpan(16)));
            Assert.Equal(3, picture.Png[25]); // colours by index (PNG, section 11.2.1)
            Assert.True(picture.Png.Distinct().Count() > 100, "the picture is blank");
        });
    }

    [Fact]
    public void A_picture_carries_title_and_alt_text_and_all_that_is_drawn()
    {
        var figure = DrawnFigures.Titled;
        var svg = XDocument.Parse(drawn.Pair[1].Svg).Root!;
        XNamespace space = "http://www.w3.org/2000/svg";

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal("a < b", svg.Element(space + "title")!.Value);
        Assert.Equal("three & more", svg.Element(space + "desc")!.Value);
        Assert.Equal(FigureExport.Origin(FigureJson.Build(figure)), $"data-figure=\"{svg.Attribute("data-figure")!.Value}\"");
        Assert.NotEqual(FigureExport.Origin(FigureJson.Build(Gallery.Counts)), FigureExport.Origin(FigureJson.Build(figure)));
        Assert.Contains(svg.Descendants(space + "text"), text => text.Value == "weight");
        Assert.Contains(svg.Descendants(space + "path"), path => path.Attribute("class")?.Value == "js-line");
    }

    [Fact]
    public void The_same_figure_gives_the_same_bytes_whatever_is_drawn_before_it()
    {
        var (first, later) = (drawn.Pair[0], drawn.Gallery.Single(picture => picture.Id == Gallery.Modes.Id));

        Assert.NotEqual(Gallery.Modes.Id, drawn.Gallery[0].Id);
        Assert.Equal(first.Svg, later.Svg);
        Assert.Equal(first.Png, later.Png);
    }

    [Fact]
    public void A_figure_that_cannot_be_drawn_is_named()
    {
        var json = FigureJson.Build(Gallery.Counts);
        json["layout"]!["height"] = "tall";
        var exception = Assert.Throws<ExternalProgramException>(() => FigureExport.Draw(plotly.Bundle, [json]));
        Assert.Contains("'counts'", exception.Message, StringComparison.Ordinal);
    }
}
