using System.Text.Json.Nodes;

namespace Replication.Figures.Tests.Check;

public class FigureSourcesTests
{
    [Fact]
    public void Every_value_of_the_gallery_is_in_its_tables() =>
        Assert.All(Gallery.All, figure => Assert.Empty(figure.Unsourced(Gallery.Tables)));

    [Fact]
    public void A_written_file_is_checked_like_the_figure() =>
        Assert.All(Gallery.All, figure => Assert.Empty(FigureSources.Unsourced(Parse(figure), Gallery.Tables)));

    [Fact]
    public void A_value_changed_in_the_table_is_found()
    {
        var changed = new DataTable("bins.csv").With("left", [0.0, 1, 2]).With("right", [1.0, 2, 3]).With("count", [4.0, 7, 2]);
        var found = Gallery.Counts.Unsourced([changed]);
        Assert.Equal(["1", "1"], found.Select(value => value.Value));
        Assert.All(found, value => Assert.Equal("trace 'weights', y", value.Where));
    }

    [Fact]
    public void A_value_is_looked_up_in_its_own_column_only()
    {
        var swapped = new DataTable("bins.csv").With("left", [0.0, 1, 2]).With("right", [1.0, 2, 3]).With("count", [0.0, 0, 0]).With("spare", [4.0, 7, 1]);
        Assert.Equal(4, Gallery.Counts.Unsourced([swapped]).Count);
    }

    [Fact]
    public void A_missing_table_is_found() => Assert.NotEmpty(Gallery.Counts.Unsourced([]));

    [Fact]
    public void A_value_written_into_the_file_by_hand_is_found()
    {
        var json = Parse(Gallery.Counts);
        json["data"]![0]!["y"]![1] = 7.0000001;
        Assert.Equal(new UnsourcedValue("trace 'weights', y", "7.0000001"), Assert.Single(FigureSources.Unsourced(json, Gallery.Tables)));
    }

    [Fact]
    public void A_trace_that_names_no_source_is_found_whole()
    {
        var json = Parse(Gallery.Counts);
        json["data"]!.AsArray().Add(new JsonObject { ["name"] = "extra", ["y"] = new JsonArray(4.0, 7.0) });
        Assert.Equal(2, FigureSources.Unsourced(json, Gallery.Tables).Count);
    }

    [Fact]
    public void A_value_in_a_frame_is_found()
    {
        var json = Parse(Gallery.Training);
        json["frames"]![1]!["data"]![0]!["x"]![0] = 42.0;
        Assert.Equal(new UnsourcedValue("trace 'generated' at 100, x", "42"), Assert.Single(FigureSources.Unsourced(json, Gallery.Tables)));
    }

    [Fact]
    public void A_category_and_a_cell_of_a_grid_are_found()
    {
        var modes = Parse(Gallery.Modes);
        modes["data"]![0]!["x"]![0] = "lsgan";
        Assert.Equal("lsgan", Assert.Single(FigureSources.Unsourced(modes, Gallery.Tables)).Value);

        var critic = Parse(Gallery.Critic);
        critic["data"]![0]!["z"]![1]![2] = 9;
        Assert.Equal("9", Assert.Single(FigureSources.Unsourced(critic, Gallery.Tables)).Value);
    }

    [Fact]
    public void A_reference_line_moved_off_its_value_is_found()
    {
        var json = Parse(Gallery.Modes);
        json["layout"]!["shapes"]![0]!["y0"] = 1.6;
        Assert.Equal(new UnsourcedValue("reference line 'margin'", "1.6"), Assert.Single(FigureSources.Unsourced(json, Gallery.Tables)));
    }

    [Fact]
    public void A_shape_that_stands_for_nothing_is_found()
    {
        var json = Parse(Gallery.Counts);
        json["layout"]!["shapes"]!.AsArray().Add(new JsonObject { ["xref"] = "x domain", ["yref"] = "y", ["x0"] = 0, ["x1"] = 1, ["y0"] = 4, ["y1"] = 4 });
        Assert.Single(FigureSources.Unsourced(json, Gallery.Tables));
    }

    private static JsonObject Parse(Figure figure) => JsonNode.Parse(FigureJson.Write(figure))!.AsObject();
}
