using Replication.Evidence;
using Replication.Figures;

namespace Replication.Experiments;

public static partial class NoiseAnnealing
{
    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        yield return DrawTraining(measurements.Table(nameof(Row.Samples)));
        yield return DrawCourse(measurements.Table(nameof(Row.Course)));
        yield return DrawDensities(measurements.Table(nameof(Row.Cells)).Where("arm", "density"));
        yield return DrawCorollary(measurements.Table(nameof(Row.Corollary)));
        yield return DrawWeights(measurements.Table(nameof(Row.Weights)));
        yield return DrawCosts(measurements.Table(nameof(Row.Costs)).Where("support", "point").Where("deviation", 1));
        yield return DrawBounds(measurements.Table(nameof(Row.Bounds)));
    }

    static Figure DrawTraining(DataTable samples) => new("training", "Where the generator's samples are while the noise is annealed")
    {
        Paper = new PaperLocus("TPM", "Section 3"),
        Caption = "Noise-free samples over training, seed 0; the data stand at the left, the generator starts at distance 2. Without "
            + "noise a trained D leaves a translation where it is, and a network strays. With noise annealed from 1 to 0.05 both come to "
            + "lie on the data.",
        AltText = "Six panels with a slider over training. Without noise the generator's segment and circle stay two units from the data "
            + "and the network's curve bends without reaching them; with annealed noise all three lie on the data at the end.",
        PanelsPerRow = 2,
        Slider = new Slider(samples, "step", "generator steps"),
        Panels = [.. Pairs.SelectMany(pair => new[] { (pair.Still, "no noise"), (pair.Annealed, "annealed noise") }.Select(one =>
        {
            var own = samples.Where("arm", one.Item1);
            return new Panel(new Axis("x", Axis.Dimensionless) { Range = pair.X }, new Axis(pair.Across, Axis.Dimensionless) { Range = pair.Y })
            {
                Title = $"{pair.Title}: {one.Item2}",
                Traces = [Cloud("data", own.Where("law", "data").Where("step", 0), pair.Across)],
                Moving = moment => [Cloud("generator", moment.Of(own).Where("law", "generator"), pair.Across)],
            };
        }))],
    };

    static Dots Cloud(string name, DataTable table, string across) => new(name, table["x"], table[across]) { Cloud = true };

    static Figure DrawCourse(DataTable course) => new("course", "Distance to the data, and what is left of the gradient")
    {
        Paper = new PaperLocus("TPM", "Section 3"),
        Caption = "Exact W1 of noise-free samples, and the norm of the gradient that D hands to the generator; each line is one seed. The "
            + "two traps in the last panel: Adam rescales a vanishing gradient and moves the translation without noise, and a D without a "
            + "head start lets a network through.",
        AltText = "Two rows of four panels over generator steps. Upper: without noise W1 stays at 2 for translations and near 1 for "
            + "networks, with annealed noise it falls to 0.01 to 0.05. Lower: gradients without noise are a hundred times smaller at "
            + "first.",
        PanelsPerRow = 4,
        ShareX = true,
        Panels =
        [
            .. Courses.Select(panel => new Panel(Steps, new Axis("W1 left", Axis.Dimensionless) { Log = true, Range = (1e-4, 5) })
            {
                Title = panel.Title,
                Traces = [.. panel.Arms.SelectMany(arm => Runs(course, arm, "wasserstein"))],
            }),
            .. Courses.Select(panel => new Panel(Steps, new Axis("gradient", Axis.Dimensionless) { Log = true })
            {
                Title = $"{panel.Title}: gradient",
                Traces = [.. panel.Arms.SelectMany(arm => Runs(course, arm, "gradient"))],
            }),
        ],
    };

    static IEnumerable<Trace> Runs(DataTable course, (string Arm, string Name) arm, string column)
    {
        var own = course.Where("arm", arm.Arm);
        return own.DistinctNumbers("replicate").Select(replicate => own.Where("replicate", replicate))
            .Select(run => new Line(arm.Name, run["step"], run[column]));
    }

    static Figure DrawDensities(DataTable cells) => new("densities", "Noise gives a law on a manifold a density")
    {
        Paper = new PaperLocus("TPM", "Theorem 3.1, Corollary 3.1"),
        Caption = "A point, a segment and a circle with N(0, 0.25^2 I) added: the share of 200,000 samples in each cell (seed 0), and the "
            + "probability of the cell by the closed form of the density.",
        AltText = "Two rows of three heat maps. The counted shares above and the closed forms below look the same: a disc, an "
            + "upright bar with soft ends, and a ring.",
        PanelsPerRow = 3,
        ColourBar = new ColourBar("probability of a cell", Axis.Dimensionless),
        Panels =
        [
            .. new[] { ("counted", "counted"), ("closed-form", "closed form") }.SelectMany(side => cells.DistinctTexts("manifold").Select(manifold =>
            {
                var own = cells.Where("manifold", manifold);
                return new Panel(new Axis("x", Axis.Dimensionless), new Axis("y", Axis.Dimensionless))
                {
                    Title = $"{manifold}, {side.Item2}",
                    EqualScale = true,
                    Traces = [new HeatMap("probability", own["x"], own["y"], own[side.Item1])],
                };
            })),
        ],
    };

    static Figure DrawCorollary(DataTable points) => new("corollary", "With noise in the generator its gradient is that of 2 JSD")
    {
        Paper = new PaperLocus("TPM", "Corollary 3.2"),
        Caption = "The generator's gradient in theta with the optimal D between noisy laws, by automatic differentiation: with noise in "
            + "the generator it is the gradient of 2 JSD (dots: finite differences of quadrature), without it is not. The less noise, the "
            + "nearer it falls to 0.",
        AltText = "Four panels of gradient against theta from -1 to 3, for noise 0.25, 0.5, 1 and 2. The solid lines run through the "
            + "dots; the dashed lines, without noise in the generator, run beside them.",
        PanelsPerRow = 2,
        ShareX = true,
        ShareY = true,
        Panels = [.. points.DistinctNumbers("deviation").Select(deviation =>
        {
            var own = points.Where("deviation", deviation);
            return new Panel(new Axis("θ", Axis.Dimensionless), new Axis("gradient", Axis.Dimensionless))
            {
                Title = FormattableString.Invariant($"noise {deviation}"),
                Traces =
                [
                    new Line("noise in the generator", own["theta"], own["with-noise"]),
                    new Line("no noise in the generator", own["theta"], own["without-noise"]),
                    new Dots("2 dJSD/dθ", own["theta"], own["twice-jensen-shannon"]),
                ],
            };
        })],
    };

    static Figure DrawWeights(DataTable weights)
    {
        DataTable Near(string arm) => weights.Where("arm", arm).Where("density-ratio", ratio => ratio > 1e-3);
        return new Figure("weights", "The push b exceeds the pull a where the data are the likelier, not the less likely")
        {
            Paper = new PaperLocus("TPM", "Theorem 3.2 and the prose after it"),
            Caption = "b / a against P_r / P_g at those of the generator's samples where the latter exceeds 0.001, for five noises. "
                + "By the theorem both ratios are the same, so b > a where P_r > P_g "
                + "(upper right). The prose after it needs a and b exchanged.",
            AltText = "Log-log scatter. The theorem's weights lie on the rising diagonal, through (1, 1); the prose's on the falling one.",
            Panels =
            [
                new Panel(new Axis("P_r / P_g", Axis.Dimensionless) { Log = true }, new Axis("b / a", Axis.Dimensionless) { Log = true })
                {
                    Traces =
                    [
                        .. new[] { ("gradient", "theorem"), ("gradient-exchanged", "prose") }.Select(arm =>
                            new Dots(arm.Item2, Near(arm.Item1)["density-ratio"], Near(arm.Item1)["weight-ratio"])),
                    ],
                    References =
                    [
                        new HorizontalLine("a = b", Level.ClosedForm("1", 1)), new VerticalLine("P_r = P_g", Level.ClosedForm("1", 1)),
                    ],
                },
            ],
        };
    }

    static Figure DrawCosts(DataTable costs)
    {
        var first = costs.Where("replicate", 0);
        return new Figure("costs", "What noise costs in W1")
        {
            Paper = new PaperLocus("TPM", "Lemma 4"),
            Caption = "W1 between a point and the point with N(0, I_d) added: draws of the noise (one dot for each seed), the closed form "
                + "E ||eps||, and the lemma's bound V^(1/2) = d^(1/2). The deviation of one coordinate, the careless reading of V, is no "
                + "bound.",
            AltText = "Log-log chart over dimensions 1 to 100. The dots lie on the closed form, just below the bound, which rises to "
                + "10; the careless line stays at 1.",
            Panels =
            [
                new Panel(new Axis("dimension d", Axis.Dimensionless) { Log = true }, new Axis("W1", Axis.Dimensionless) { Log = true })
                {
                    Traces =
                    [
                        new Line("V^(1/2)", first["dimension"], first["bound"]),
                        new Line("closed form", first["dimension"], first["closed-form"]),
                        new Line("one coordinate", first["dimension"], first["careless"]),
                        new Dots("measured", costs["dimension"], costs["wasserstein"]),
                    ],
                },
            ],
        };
    }

    static Figure DrawBounds(DataTable bounds) => new("bound", "The bound while the noise is annealed, and its slack")
    {
        Paper = new PaperLocus("TPM", "Theorem 3.3"),
        Caption = "Two points at distance θ under noise truncated at three deviations: W1 itself is θ, the bound is 2√V + 2C√JSD with C "
            + "the diameter. It is loose, and with the radius for the diameter it breaks as the noise vanishes. From right to left the "
            + "noise is annealed.",
        AltText = "Three log-log panels over the noise. The bound lies above the dashed W1 everywhere; the radius version falls below it "
            + "for small noise at distance 1 and 2; the noise term falls in proportion.",
        PanelsPerRow = 3,
        ShareX = true,
        Panels = [.. bounds.DistinctNumbers("theta").Select(theta =>
        {
            var own = bounds.Where("theta", theta).OrderBy("deviation");
            return new Panel(new Axis("noise", "deviation") { Log = true }, new Axis("distance", Axis.Dimensionless) { Log = true })
            {
                Title = FormattableString.Invariant($"θ = {theta}"),
                Traces =
                [
                    new Line("bound", own["deviation"], own["bound"]),
                    new Line("with the radius", own["deviation"], own["radius-bound"]),
                    new Line("2√V alone", own["deviation"], own["noise-term"]),
                ],
                References = [new HorizontalLine("W1", own.Level("theta"))],
            };
        })],
    };

    sealed record Pair(string Title, string Still, string Annealed, (double, double) X, string Across, (double, double) Y);

    static readonly Pair[] Pairs =
    [
        new("segment, translation", "segment-still", "segment-annealed", (-0.5, 2.5), "y", (-0.5, 1.5)),
        new("circle in R^3, translation", "circle-still", "circle-annealed", (-1.5, 1.5), "z", (-0.5, 2.5)),
        new("segment, network", "network-still", "network-annealed", (-1, 4), "y", (-1.5, 4)),
    ];

    static readonly (string Title, (string Arm, string Name)[] Arms)[] Courses =
    [
        ("segment", [("segment-still", "no noise"), ("segment-annealed", "annealed")]),
        ("circle", [("circle-still", "no noise"), ("circle-annealed", "annealed")]),
        ("network", [("network-still", "no noise"), ("network-annealed", "annealed")]),
        ("traps", [("segment-adam", "Adam, no noise"), ("network-untrained-d", "untrained D, no noise")]),
    ];

    static readonly Axis Steps = new("step", Axis.Dimensionless);
}
