using System.Text.Json.Nodes;

namespace Replication.Figures.Tests.Json;

public class FigureJsonTests
{
    [Fact]
    public void Traces_of_one_name_share_colour_and_one_legend_entry()
    {
        var traces = FigureJson.Build(Gallery.Modes)["data"]!.AsArray().Where(trace => (string)trace!["name"]! == "wgan").ToArray();

        Assert.Equal(3, traces.Length);
        Assert.Single(traces.Select(trace => (string)trace!["marker"]!["color"]!).Distinct());
        Assert.Single(traces, trace => (bool)trace!["showlegend"]!);
    }

    [Fact]
    public void Different_names_differ_in_colour_and_in_dash()
    {
        var lines = FigureJson.Build(Gallery.ParallelLines)["data"]!.AsArray().Where(trace => trace!["line"]!["dash"] is not null).ToArray();

        Assert.Equal(2, lines.Length);
        Assert.NotEqual((string)lines[0]!["line"]!["color"]!, (string)lines[1]!["line"]!["color"]!);
        Assert.NotEqual((string)lines[0]!["line"]!["dash"]!, (string)lines[1]!["line"]!["dash"]!);
    }

    [Fact]
    public void A_gap_is_null() =>
        Assert.Contains("null", FigureJson.Write(Gallery.ParallelLines).Split('\n').Single(line => line.Contains("0.6931471805599453, null")));

    [Fact]
    public void Axis_titles_carry_their_unit()
    {
        var layout = FigureJson.Build(Gallery.Modes)["layout"]!;

        Assert.Equal("arm", (string)layout["xaxis"]!["title"]!["text"]!);
        Assert.Equal("modes (of 8)", (string)layout["yaxis"]!["title"]!["text"]!);
        Assert.Equal("category", (string)layout["yaxis2"]!["type"]!);
    }

    [Theory]
    [InlineData("wgan", "wgan")]
    [InlineData("gp-8-no-entropy", "gp-8-<br>no-<br>entropy")]
    [InlineData("the data", "the<br>data")]
    [InlineData("a b <c>", "a b<br>&lt;c&gt;")]
    public void Long_names_of_categories_stand_in_short_lines(string name, string text) => Assert.Equal(text, CategoryLabels.Broken(name));

    [Fact]
    public void Meta_carries_alt_text_caption_locus_and_tables()
    {
        var meta = FigureJson.Build(Gallery.Modes)["layout"]!["meta"]!;

        Assert.Equal(Gallery.Modes.AltText, (string)meta["alt"]!);
        Assert.Equal(Gallery.Modes.Caption, (string)meta["caption"]!);
        Assert.Equal("WGAN, Section 4.3", (string)meta["paper"]!);
        Assert.Equal(["arms.csv", "seeds.csv"], meta["tables"]!.AsArray().Select(table => (string)table!));
    }

    [Fact]
    public void A_slider_has_a_frame_and_a_stop_for_each_moment_and_opens_at_the_last()
    {
        var json = FigureJson.Build(Gallery.Training);
        var frames = json["frames"]!.AsArray();

        Assert.Equal(["0", "100", "1000"], frames.Select(frame => (string)frame!["name"]!));
        Assert.Equal(["0", "100", "1000"], json["layout"]!["sliders"]![0]!["steps"]!.AsArray().Select(step => (string)step!["label"]!));
        Assert.All(frames, frame => Assert.Equal([1], frame!["traces"]!.AsArray().Select(index => (int)index!)));
        Assert.True(JsonNode.DeepEquals(json["data"]![1]!["x"], frames[^1]!["data"]![0]!["x"]));
    }

    [Fact]
    public void With_a_slider_the_axes_hold_every_moment()
    {
        var range = FigureJson.Build(Gallery.Training)["layout"]!["xaxis"]!["range"]!;

        Assert.True((double)range[0]! < -1 && (double)range[1]! > 1);
    }

    [Fact]
    public void Panels_that_share_an_axis_show_all_moments_of_each_other()
    {
        var panel = Gallery.Training.Panels[0] with { Title = "wide", EqualScale = false, Traces = [] };
        var narrow = panel with { Title = "narrow", Moving = now => [new Dots("generated", now.Of(Gallery.Samples)["iteration"], now.Of(Gallery.Samples)["y"]) { Cloud = true }] };
        var layout = FigureJson.Build(Gallery.Training with { Panels = [narrow, panel], ShareX = true })["layout"]!;

        Assert.Equal(layout["xaxis"]!["range"]!.ToJsonString(), layout["xaxis2"]!["range"]!.ToJsonString());
        Assert.True((double)layout["xaxis"]!["range"]![0]! < -1);
    }

    [Fact]
    public void Logarithmic_ranges_are_given_in_powers_of_ten()
    {
        var figure = Gallery.Counts with
        {
            Panels = [Gallery.Counts.Panels[0] with { Y = new("count", Axis.Dimensionless) { Log = true, Range = (1, 100) } }],
        };
        Assert.Equal([0.0, 2.0], FigureJson.Build(figure)["layout"]!["yaxis"]!["range"]!.AsArray().Select(end => (double)end!));
    }

    [Theory]
    [InlineData(1, 1e6, 1, true)]
    [InlineData(1e-12, 1e12, 3, false)]
    public void Logarithmic_axes_label_whole_decades_and_not_too_many(double low, double high, double step, bool ticksBetween)
    {
        var axis = LogarithmicAxis(low, high);

        Assert.Equal(step, (double)axis["dtick"]!);
        Assert.Equal(ticksBetween, axis["minor"] is not null);
    }

    [Theory]
    [InlineData(0.3, 4.0, new[] { 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50 }, "0.1,0.2,0.5,1,2,5,10,20,50")]
    [InlineData(2.0, 8.0, new double[] { 1, 2, 5, 10, 20, 50 }, "1,2,5,10,20,50")]
    public void A_logarithmic_axis_with_less_than_two_powers_of_ten_labels_steps_between_them(double low, double high, double[] at, string texts)
    {
        var axis = LogarithmicAxis(low, high);
        Assert.Equal(at, axis["tickvals"]!.AsArray().Select(value => (double)value!));
        Assert.Equal(texts, string.Join(',', axis["ticktext"]!.AsArray()));
        Assert.Null(axis["dtick"]);
        Assert.NotNull(axis["minor"]);
    }

    [Theory]
    [InlineData(1.1, 1.9)]
    [InlineData(1.2e-7, 8e-7)]
    [InlineData(0.1, 1)]
    public void Other_logarithmic_axes_have_no_such_steps(double low, double high) => Assert.Null(LogarithmicAxis(low, high)["tickvals"]);

    static JsonNode LogarithmicAxis(double low, double high)
    {
        var table = new DataTable("powers.csv").With("x", [1.0, 2]).With("y", [low, high]);
        var panel = new Panel(new("x", Axis.Dimensionless), new("y", Axis.Dimensionless) { Log = true }) { Traces = [new Line("y", table["x"], table["y"])] };
        return FigureJson.Build(Gallery.Counts with { Panels = [panel] })["layout"]!["yaxis"]!;
    }

    [Fact]
    public void A_grid_is_gathered_from_rows_in_any_order_and_a_missing_cell_is_blank()
    {
        var surface = new DataTable("surface.csv").With("x", [1.0, 0, 1]).With("y", [1.0, 0, 0]).With("z", [4.0, 1, 2]);
        var figure = Gallery.Critic with
        {
            Panels = [Gallery.Critic.Panels[0] with { Traces = [new HeatMap("critic", surface["x"], surface["y"], surface["z"])] }],
        };
        Assert.Equal("[\n  [1, 2],\n  [null, 4]\n]\n", CanonicalJson.Write(FigureJson.Build(figure)["data"]![0]!["z"]!));
    }

    [Fact]
    public void A_column_that_is_missing_between_whole_numbers_is_blank()
    {
        var surface = new DataTable("surface.csv").With("x", [0.0, 1, 3]).With("y", [0.0, 0, 0]).With("z", [1.0, 2, 4]);
        var figure = Gallery.Critic with
        {
            Panels = [Gallery.Critic.Panels[0] with { Traces = [new HeatMap("critic", surface["x"], surface["y"], surface["z"])] }],
        };
        var drawn = FigureJson.Build(figure)["data"]![0]!;
        Assert.Equal("[[1,2,null,4]]", drawn["z"]!.ToJsonString());
        Assert.Equal(("0", "1", null), (drawn["x0"]!.ToJsonString(), drawn["dx"]!.ToJsonString(), drawn["x"]));
    }

    [Fact]
    public void A_picture_is_gathered_from_pixels_in_any_order()
    {
        var table = new DataTable("picture.csv")
            .With("x", [1.0, 0, 1, 0]).With("y", [1.0, 0, 0, 1])
            .With("red", [4.0, 1, 2, 3]).With("green", [40.0, 10, 20, 30]).With("blue", [0.0, 0, 0, 255]);
        var pixels = new Pixels("picture", table["x"], table["y"], table["red"], table["green"], table["blue"]);
        var drawn = FigureJson.Build(Gallery.Flag with { Panels = [Gallery.Flag.Panels[0] with { Traces = [pixels] }] })["data"]![0]!;
        Assert.Equal("[[[1,10,0],[2,20,0]],[[3,30,255],[4,40,0]]]", drawn["z"]!.ToJsonString());
    }

    [Fact]
    public void Level_sets_alone_are_in_one_colour_that_stands_out_and_need_no_colour_bar()
    {
        var panel = Gallery.Critic.Panels[1];
        var contours = FigureJson.Build(Gallery.Critic with
        {
            ColourBar = null,
            Panels = [panel with { Traces = [.. panel.Traces.Select(trace => trace is Contours filled ? filled with { Filled = false } : trace)] }],
        })["data"]![0]!;

        Assert.Equal("none", (string?)contours["contours"]!["coloring"]);
        Assert.True(Contrast.Between((string)contours["line"]!["color"]!, Theme.Default.Background) >= Theme.Default.LeastContrast);
        Assert.Null(contours["colorbar"]);
    }

    [Fact]
    public void Text_that_looks_like_markup_is_shown_verbatim()
    {
        var figure = Gallery.Counts with { Title = "a < b & <script>" };
        Assert.Equal("a &lt; b &amp; &lt;script&gt;", (string)FigureJson.Build(figure)["layout"]!["title"]!["text"]!);
    }
}
