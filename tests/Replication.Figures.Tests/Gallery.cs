namespace Replication.Figures.Tests;

/// <summary>One figure of every kind that the builder makes, over small tables of known values.</summary>
internal static class Gallery
{
    private static readonly double[] Theta = [-1, -0.5, 0, 0.5, 1];

    internal static DataTable Lines { get; } = new DataTable("lines.csv")
        .With("theta", Theta)
        .With("w", [.. Theta.Select(Math.Abs)])
        .With("w_low", [.. Theta.Select(theta => Math.Abs(theta) - 0.1)])
        .With("w_high", [.. Theta.Select(theta => Math.Abs(theta) + 0.1)])
        .With("jsd", [.. Theta.Select(theta => theta == 0 ? double.NaN : Math.Log(2))]);

    internal static DataTable Seeds { get; } = new DataTable("seeds.csv")
        .With("arm", ["gan", "gan", "gan", "wgan", "wgan", "wgan"])
        .With("modes", [3.0, 4, 2, 8, 8, 7])
        .With("seed", [1.0, 2, 3, 1, 2, 3]);

    internal static DataTable Arms { get; } = new DataTable("arms.csv")
        .With("arm", ["gan", "wgan"])
        .With("low", [2.0, 7])
        .With("high", [4.0, 8])
        .With("mean", [3.0, 7.5])
        .With("margin", [1.5, 1.5]);

    internal static DataTable Bins { get; } = new DataTable("bins.csv")
        .With("left", [0.0, 1, 2])
        .With("right", [1.0, 2, 3])
        .With("count", [4.0, 7, 1]);

    internal static DataTable Surface { get; } = new DataTable("surface.csv")
        .With("x", [0.0, 1, 2, 0, 1, 2])
        .With("y", [0.0, 0, 0, 1, 1, 1])
        .With("critic", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);

    internal static DataTable Picture { get; } = new DataTable("picture.csv")
        .With("x", [0.0, 1, 2, 0, 1, 2])
        .With("y", [0.0, 0, 0, 1, 1, 1])
        .With("red", [255.0, 0, 0, 128, 20, 255])
        .With("green", [0.0, 255, 0, 128, 40, 255])
        .With("blue", [0.0, 0, 255, 128, 60, 255])
        .With("part", [0.0, 1, 2, 0, 1, 1.5])
        .With("beyond", [0.0, 0, 255, 128, 60, 256]);

    internal static DataTable Samples { get; } = new DataTable("samples.csv")
        .With("iteration", [0.0, 0, 0, 100, 100, 100, 1000, 1000, 1000])
        .With("x", [0.0, 0.1, 0.2, 0.5, -0.5, 0.1, 1, -1, 0.7])
        .With("y", [0.1, 0.0, 0.1, 0.4, -0.2, 0.3, 0, 0.2, -0.7]);

    internal static DataTable Norms { get; } = new DataTable("norms.csv")
        .With("iteration", [1.0, 10, 100, 1000, 4000])
        .With("saturating", [2.5, 1.1, 0.02, 3e-4, 2e-5])
        .With("non-saturating", [2.1, 3.4, 20, 65, 110]);

    internal static DataTable Sentences { get; } = new DataTable("sentences.csv")
        .With("stage", ["start", "start", "end", "end"])
        .With("iteration", [0.0, 0, 100, 100])
        .With("number", [1.0, 2, 1, 2])
        .With("text", ["xq_", "_zz", "a_cat", "the"]);

    internal static IReadOnlyList<DataTable> Tables { get; } = [Lines, Seeds, Arms, Bins, Surface, Picture, Samples, Norms, Sentences];

    internal static Figure ParallelLines { get; } = new("parallel-lines", "Distances of two parallel lines")
    {
        Paper = new("WGAN", "Figure 1"),
        Caption = "The Wasserstein distance is a V; the Jensen-Shannon divergence is flat with a hole at zero.",
        AltText = "Line chart of distance against theta. One line falls to zero and rises again; the other is constant except at zero.",
        Panels =
        [
            new(new("θ", Axis.Dimensionless), new("distance", "nats or length"))
            {
                Traces =
                [
                    new Band("W", Lines["theta"], Lines["w_low"], Lines["w_high"]),
                    new Line("W", Lines["theta"], Lines["w"]) { Markers = true },
                    new Line("JSD", Lines["theta"], Lines["jsd"]),
                ],
                References = [new HorizontalLine("log 2", Level.ClosedForm("log 2", Math.Log(2)))],
            },
        ],
    };

    internal static Figure Modes { get; } = new("modes", "Modes covered")
    {
        Paper = new("WGAN", "Section 4.3"),
        Caption = "Each dot is one seed.",
        AltText = "Strip chart of modes covered by arm; GAN covers two to four, WGAN seven or eight.",
        PanelsPerRow = 2,
        Panels =
        [
            new(new("arm", Axis.Dimensionless), new("modes", "of 8"))
            {
                Title = "By seed",
                Traces =
                [
                    .. EachArm(Seeds, arm => new Strip(arm.Name, arm.Rows["arm"], arm.Rows["modes"])),
                    .. EachArm(Arms, arm => new Intervals(arm.Name, arm.Rows["arm"], arm.Rows["low"], arm.Rows["high"])),
                ],
                References = [new HorizontalLine("margin", Arms.Level("margin"))],
            },
            new(new("modes", "of 8"), new("arm", Axis.Dimensionless))
            {
                Title = "By arm",
                Traces = [.. EachArm(Arms, arm => new Bars(arm.Name, arm.Rows["arm"], arm.Rows["mean"]) { Flat = true })],
                References = [new VerticalLine("margin", Arms.Level("margin"))],
            },
        ],
    };

    internal static Figure Counts { get; } = new("counts", "Weights of the critic")
    {
        Paper = new("WGAN-GP", "Figure 1b"),
        Caption = "Weights pile up at the clip bounds.",
        AltText = "Histogram of weights in three bins.",
        Panels =
        [
            new(new("weight", Axis.Dimensionless), new("count", Axis.Dimensionless))
            {
                Traces = [new Histogram("weights", Bins["left"], Bins["right"], Bins["count"])],
            },
        ],
    };

    internal static Figure Critic { get; } = new("critic-surface", "Value of the critic")
    {
        Paper = new("WGAN-GP", "Figure 1a"),
        Caption = "Level sets of the critic with samples over them.",
        AltText = "Heat map of the critic on the left, contours with samples on the right.",
        PanelsPerRow = 2,
        ShareX = true,
        ShareY = true,
        ColourBar = new("critic", Axis.Dimensionless),
        Panels =
        [
            new(new("x", Axis.Dimensionless), new("y", Axis.Dimensionless))
            {
                Title = "Heat map",
                Traces = [new HeatMap("critic", Surface["x"], Surface["y"], Surface["critic"])],
            },
            new(new("x", Axis.Dimensionless), new("y", Axis.Dimensionless))
            {
                Title = "Contours",
                Traces =
                [
                    new Contours("critic", Surface["x"], Surface["y"], Surface["critic"]),
                    new Dots("samples", Samples["x"], Samples["y"]),
                ],
            },
        ],
    };

    internal static Figure Training { get; } = new("training", "Samples over training")
    {
        Paper = new("WGAN", "Figure 2"),
        Caption = "The generator spreads out.",
        AltText = "Cloud of samples that spreads from the origin as training goes on.",
        Slider = new(Samples, "iteration", "generator iteration"),
        Panels =
        [
            new(new("x", Axis.Dimensionless), new("y", Axis.Dimensionless))
            {
                EqualScale = true,
                Traces = [new Line("path", Samples["x"], Samples["y"]) { Ascending = false }],
                Moving = now => [new Dots("generated", now.Of(Samples)["x"], now.Of(Samples)["y"]) { Cloud = true }],
            },
        ],
    };

    internal static Figure Gradients { get; } = new("gradients", "Gradient of the generator as the discriminator is trained")
    {
        Paper = new("TPM", "Figure 2"),
        Caption = "The saturating cost loses five orders of magnitude.",
        AltText = "Three panels with logarithmic axes; one line falls steeply, the other rises.",
        ShareY = true,
        Panels =
        [
            .. new[] { "early", "middle", "late" }.Select(stage =>
                new Panel(new("discriminator iterations", Axis.Dimensionless) { Log = true }, new("gradient norm", Axis.Dimensionless) { Log = true })
                {
                    Title = $"{stage} generator",
                    Traces =
                    [
                        new Line("log(1 − D)", Norms["iteration"], Norms["saturating"]) { Markers = true },
                        new Line("−log D", Norms["iteration"], Norms["non-saturating"]),
                    ],
                }),
        ],
    };

    internal static Figure Written { get; } = new("written", "Texts over training")
    {
        Paper = new("WGAN-GP", "Table 4"),
        Caption = "Texts come to words.",
        AltText = "A table of two texts at the start and two at the end, and the same with a slider.",
        PanelsPerRow = 2,
        Slider = new(Sentences, "iteration", "iteration"),
        Panels =
        [
            new(new("stage", Axis.Dimensionless), new("text", Axis.Dimensionless) { Range = (2.5, 0.5) })
            {
                Title = "By stage",
                Traces = [new Writing("texts", Sentences["stage"], Sentences["number"], Sentences["text"])],
            },
            new(new("stage", Axis.Dimensionless), new("text", Axis.Dimensionless) { Range = (2.5, 0.5) })
            {
                Title = "Over training",
                Moving = now => [new Writing("texts", now.Of(Sentences)["stage"], now.Of(Sentences)["number"], now.Of(Sentences)["text"])],
            },
        ],
    };

    internal static Figure Flag { get; } = new("flag", "A picture of six pixels")
    {
        Paper = new("WGAN", "Figure 5"),
        Caption = "Red, green and blue above three other colours.",
        AltText = "Two rows of three pixels.",
        Panels =
        [
            new(new("column", Axis.Dimensionless), new("row", Axis.Dimensionless) { Range = (1.5, -0.5) })
            {
                EqualScale = true,
                Traces = [Drawn(Picture["blue"])],
            },
        ],
    };

    internal static IReadOnlyList<Figure> All { get; } = [ParallelLines, Modes, Counts, Critic, Training, Gradients, Flag, Written];

    internal static Pixels Drawn(Series blue) => new("picture", Picture["x"], Picture["y"], Picture["red"], Picture["green"], blue);

    private static IEnumerable<Trace> EachArm(DataTable table, Func<(string Name, DataTable Rows), Trace> draw) =>
        table.DistinctTexts("arm").Select(arm => draw((arm, table.Where("arm", arm))));
}
