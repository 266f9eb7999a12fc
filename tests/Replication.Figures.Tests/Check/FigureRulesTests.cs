namespace Replication.Figures.Tests.Check;

public class FigureRulesTests
{
    [Fact]
    public void The_gallery_keeps_every_rule() => Assert.All(Gallery.All, figure => FigureRules.Check(figure));

    public static TheoryData<string, Figure> Broken => new()
    {
        { "no alt text", Gallery.Counts with { AltText = " " } },
        { "no caption", Gallery.Counts with { Caption = "" } },
        { "no title", Gallery.Counts with { Title = "" } },
        { "kebab case", Gallery.Counts with { Id = "../etc" } },
        { "paper and locus", Gallery.Counts with { Paper = new("WGAN", "") } },
        { "no panel", Gallery.Counts with { Panels = [] } },
        { "no panel in a row", Gallery.Counts with { PanelsPerRow = 0 } },
        { "no trace", Only(panel => panel with { Traces = [] }) },
        { "horizontal axis has no title", Only(panel => panel with { X = new("", "nats") }) },
        { "vertical axis has no title", Only(panel => panel with { Y = new(" ", "nats") }) },
        { "differ in length", Only(new Line("line", Gallery.Lines["theta"], Gallery.Bins["count"])) },
        { "does not ascend", Only(new Line("line", Gallery.Lines["w"], Gallery.Lines["theta"])) },
        { "upside down", Only(new Band("band", Gallery.Lines["theta"], Gallery.Lines["w_high"], Gallery.Lines["w_low"])) },
        { "upside down", Only(new Band("band", Gallery.Lines["theta"], Gallery.Lines["jsd"], Gallery.Lines["jsd"])) },
        { "has no name", Only(new Line("", Gallery.Lines["theta"], Gallery.Lines["w"])) },
        { "has no values", Only(new Dots("dots", Nothing["seed"], Nothing["modes"])) },
        { "no colour bar", Only(Gallery.Critic.Panels[0].Traces[0]) },
        { "same cell", Gallery.Critic with { Panels = [Gallery.Critic.Panels[0] with { Traces = [new HeatMap("h", Same, Same, Same)] }] } },
        { "do not fill a rectangle", Only(Gallery.Drawn(Gallery.Picture["blue"]) with { X = Gallery.Picture["y"] }) },
        { "do not fill a rectangle", Only(Gallery.Drawn(Gallery.Picture["blue"]) with { X = Gallery.Picture["part"] }) },
        { "do not fill a rectangle", Only(Gallery.Drawn(Gallery.Picture["blue"]) with { X = Gallery.Picture["red"] }) },
        { "not between 0 and 255", Only(Gallery.Drawn(Gallery.Picture["beyond"])) },
        { "placed and coloured by numbers", Only(Gallery.Drawn(Gallery.Seeds["arm"])) },
        { "does not begin where", Only(new Histogram("h", Gallery.Bins["left"], Gallery.Bins["left"], Gallery.Bins["count"])) },
        { "categories of a strip are text", Only(new Strip("s", Gallery.Bins["left"], Gallery.Bins["count"])) },
        { "what is written are texts", Only(new Writing("w", Gallery.Bins["left"], Gallery.Bins["left"], Gallery.Bins["count"])) },
        { "holds a sign of markup", Only(new Writing("w", Marked["number"], Marked["number"], Marked["text"])) },
        { "infinite", Only(new Dots("dots", Odd["x"], Odd["infinite"])) },
        { "all its cells are NaN", Only(new Dots("dots", Odd["x"], Odd["empty"])) },
        { "not positive", Only(panel => panel with { X = panel.X with { Log = true } }) },
        { "cannot range from 0 to 1", Only(panel => panel with { Y = panel.Y with { Log = true, Range = (0, 1) } }) },
        { "cannot range from 1 to 1", Only(panel => panel with { X = panel.X with { Range = (1, 1) } }) },
        { "has no label", Only(panel => panel with { References = [new HorizontalLine("", Level.ClosedForm("1", 1))] }) },
        { "cannot stand at", Only(panel => panel with { Y = panel.Y with { Log = true }, References = [Zero] }) },
        { "panel 1 has no title", Gallery.Modes with { Panels = [.. Gallery.Modes.Panels.Select(panel => panel with { Title = null })] } },
        { "share the title", Gallery.Modes with { Panels = [.. Gallery.Modes.Panels.Select(panel => panel with { Title = "same" })] } },
        { "no slider to move it", Gallery.Training with { Slider = null } },
        { "no panel moves", Gallery.Counts with { Slider = Gallery.Training.Slider } },
        { "a movement takes two", Gallery.Training with { Slider = new(Gallery.Samples.Where("iteration", 0), "iteration", "iteration") } },
        { "stops differ", Gallery.Training with { Panels = [Gallery.Training.Panels[0] with { Moving = Growing }] } },
        { "more than the 30", Only(panel => panel with { Traces = [.. Enumerable.Range(0, 31).Select(Numbered)] }) },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_named(string problem, Figure figure)
    {
        var exception = Assert.Throws<InvalidFigureException>(() => FigureJson.Write(figure));
        Assert.Contains(exception.Problems, found => found.Contains(problem, StringComparison.Ordinal));
        Assert.Contains(figure.Id, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_broken_rule_is_listed_at_once() =>
        Assert.Equal(2, Assert.Throws<InvalidFigureException>(() =>
            FigureRules.Check(Gallery.Counts with { AltText = "", Caption = "" })).Problems.Count);

    [Fact]
    public void A_faint_colour_is_refused()
    {
        var yellow = new Theme { Palette = ["#0072b2", "#f0e442"] };
        var exception = Assert.Throws<InvalidFigureException>(() => FigureJson.Write(Gallery.Counts, yellow));
        Assert.Contains("#f0e442 has contrast 1.32 on #ffffff", exception.Message, StringComparison.Ordinal);
    }

    private static DataTable Odd { get; } = new DataTable("odd.csv")
        .With("x", [1.0, 2])
        .With("infinite", [1, double.PositiveInfinity])
        .With("empty", [double.NaN, double.NaN]);

    private static DataTable Marked { get; } = new DataTable("marked.csv").With("number", [1.0]).With("text", ["a<b"]);

    private static Series Same { get; } = new DataTable("same.csv").With("x", [1.0, 1])["x"];

    private static Figure Only(Func<Panel, Panel> change) => Gallery.Counts with { Panels = [change(Gallery.Counts.Panels[0])] };

    private static DataTable Nothing { get; } = Gallery.Seeds.Where("arm", "none");

    private static HorizontalLine Zero { get; } = new("zero", Level.ClosedForm("0", 0));

    private static Line Numbered(int number) => new($"line {number}", Gallery.Lines["theta"], Gallery.Lines["w"]);

    private static Figure Only(Trace trace) => Only(panel => panel with { Traces = [trace] });

    private static IReadOnlyList<Trace> Growing(Moment now)
    {
        var samples = now.Of(Gallery.Samples);
        return [.. Enumerable.Range(0, now.Value > 0 ? 2 : 1).Select(i => new Dots($"dots {i}", samples["x"], samples["y"]))];
    }
}
