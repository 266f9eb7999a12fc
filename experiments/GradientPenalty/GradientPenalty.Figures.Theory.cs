using Replication.Evidence;
using Replication.Figures;

namespace Replication.Experiments;

public static partial class GradientPenalty
{
    static Figure Optima(Measurements<Row> measurements)
    {
        var (slopes, optima) = (measurements.Table(nameof(Row.Slopes)), measurements.Table(nameof(Row.Optima)));
        double[] lambdas = [0.1, 1, 10];
        return new Figure("penalised-optimum", "A penalised critic is steeper than 1, by exactly as much as its objective says")
        {
            Paper = new PaperLocus("WGAN-GP", "Equation 3"),
            Caption = "Slope towards the data between N(0, 1) and N(1, 1), trained (each line one seed) and exact, over the places that "
                + "the two laws reach; and the mean slope of every critic on the line against 1 + W1 / (2 λ). Started with the wrong "
                + "sign, critics at d < 2λ stay in the second minimum, at -(1 - d / (2 λ)); beyond, they leave it, though not all reach "
                + "the optimum in the steps given.",
            AltText = "Four panels. Three show slope against place for lambda 0.1, 1 and 10: trained lines lie on the exact curve, a bowl "
                + "with its bottom between the means that comes down to 1 as lambda grows. The fourth shows trained against exact mean "
                + "slope: on the diagonal, but for critics with the wrong sign, below it.",
            PanelsPerRow = 2,
            Panels =
            [
                .. lambdas.Select(lambda => new Panel(new Axis("place", Axis.Dimensionless), new Axis("slope towards the data", Axis.Dimensionless))
                {
                    Title = FormattableString.Invariant($"λ = {lambda}"),
                    Traces =
                    [
                        .. PerSeed(slopes.Where("lambda", lambda), "gaussians", "trained", "x", "trained"),
                        new Line("exact", Once(slopes.Where("lambda", lambda))["x"], Once(slopes.Where("lambda", lambda))["exact"]),
                    ],
                    References = [new HorizontalLine("slope 1", Level.ClosedForm("1", 1))],
                }),
                new Panel(new Axis("1 + W1 / (2 λ)", Axis.Dimensionless), new Axis("mean slope towards the data", Axis.Dimensionless))
                {
                    Title = "every critic on the line",
                    Traces =
                    [
                        new Line("exact", Exact()["exact-norm"], Exact()["exact-norm"]),
                        Slopes("points", "points"), Slopes("gaussians", "Gaussians"),
                        Slopes("points-wrong-sign", "wrong sign, d < 2λ"), Slopes("points-too-far", "wrong sign, d > 2λ"),
                    ],
                },
            ],
        };

        DataTable Once(DataTable table) => table.Where("arm", "gaussians").Where("replicate", 0);

        DataTable Exact() => optima.Where("arm", "points").Where("replicate", 0).OrderBy("exact-norm");

        Dots Slopes(string arm, string name) => new(name, optima.Where("arm", arm)["exact-norm"], optima.Where("arm", arm)["slope"]);
    }

    static Figure OptimalLines(Measurements<Row> measurements)
    {
        var (lines, surface, points) = (
            measurements.Table(nameof(Row.Lines)),
            measurements.Table(nameof(Row.Surface)).Where("arm", "apart"),
            measurements.Table(nameof(Row.Points)).Where("arm", "apart"));
        return new Figure("proposition-1", "The optimal critic's gradient along the plan")
        {
            Paper = new PaperLocus("WGAN-GP", "Proposition 1"),
            Caption = "Left: an optimal critic between samples of N(0, I) and of the ring, from exact transport. Right: how far its "
                + "gradient is from the unit vector towards the partner, at the worst pair of the plan. It agrees up to the error of a "
                + "finite difference, unless half of the points are their own partners: there the gradient may have any norm up to 1.",
            AltText = "Left a contour map with a hill at each of the 8 modes. Right the largest deviation of the gradient against the "
                + "share of the way, on a logarithmic axis: below 1e-5 when samples are apart, about 0.5 when half of them are shared.",
            PanelsPerRow = 2,
            ColourBar = new ColourBar("f*, less its mean", Axis.Dimensionless),
            Panels =
            [
                new Panel(First, Second)
                {
                    Title = "f* and the samples",
                    EqualScale = true,
                    Traces =
                    [
                        new Contours("f*", surface["x"], surface["y"], surface["height"]),
                        new Dots("generated", points.Where("law", "generated")["x"], points.Where("law", "generated")["y"]) { Cloud = true },
                        new Dots("real", points.Where("law", "real")["x"], points.Where("law", "real")["y"]) { Cloud = true },
                    ],
                },
                new Panel(
                    new Axis("share of the way from x to y", Axis.Dimensionless),
                    new Axis("worst deviation of the gradient", Axis.Dimensionless) { Log = true })
                {
                    Title = "Proposition 1 at the worst pair",
                    Traces =
                    [
                        .. PerSeed(lines, "apart", "apart", "t", "worst-deviation"),
                        .. PerSeed(lines, "shared", "half of the points shared", "t", "worst-deviation"),
                    ],
                },
            ],
        };
    }

    static Figure Convergence(Measurements<Row> measurements)
    {
        var course = measurements.Table(nameof(Row.Course));
        (string, string)[] racers = [("ring-penalty", "penalty, λ = 0.1"), ("ring-clip", "clipped at 0.03")];
        return new Figure("convergence", "How soon a generator arrives")
        {
            Paper = new PaperLocus("WGAN-GP", "Figure 3"),
            Caption = "Exact W1 between samples of the generator and the ring of 8 Gaussians over training, by generator steps and by "
                + "arithmetic: a step with the penalty takes half as many operations again. Each line is one seed.",
            AltText = "Two log-scale panels of W1, against generator steps and against billions of operations. Lines of the penalty fall "
                + "below 0.25 earlier and end lower than those of clipping.",
            PanelsPerRow = 2,
            ShareY = true,
            Panels =
            [
                OverTraining(course, new Axis("generator steps", Axis.Dimensionless), "step", "by steps", racers),
                OverTraining(course, new Axis("arithmetic", "billions of operations"), "gigaflops", "by arithmetic", racers),
            ],
        };
    }

    static Figure Lambdas(Measurements<Row> measurements) => new("lambda", "What the penalty's weight asks of the learning rates")
    {
        Paper = new PaperLocus("WGAN-GP", "Algorithm 1"),
        Caption = "Exact W1 to the ring over training. At the rate that serves λ = 0.1 the generator wanders under λ = 10. It settles "
            + "when the critic learns three times as fast, whether the generator's rate goes with it or stays at a tenth. Each line is "
            + "one seed.",
        AltText = "Four log-scale panels of W1 against generator steps. Lambda 0.1 at equal rates falls steadily; lambda 10 at the same "
            + "rates jumps up and down around where it began, and only some seeds fall towards the end; lambda 10 with a faster critic "
            + "falls and levels off, with a fast and with a slow generator.",
        PanelsPerRow = 2,
        ShareY = true,
        Panels = [.. new[] { ("ring-penalty", "λ = 0.1, both 1e-3"), ("ring-lambda-10", "λ = 10, both 1e-3"), ("ring-lambda-10-fast", "λ = 10, both 3e-3"),
            ("ring-lambda-10-slow", "λ = 10, critic 3e-3, generator 3e-4") }
            .Select(arm => OverTraining(measurements.Table(nameof(Row.Course)), new Axis("generator steps", Axis.Dimensionless), "step", arm.Item2, (arm.Item1, arm.Item2)))],
    };

    static Panel OverTraining(DataTable course, Axis x, string column, string title, params (string Arm, string Name)[] arms) =>
        new(x, new Axis("exact W1", Axis.Dimensionless) { Log = true })
        {
            Title = title,
            Traces = [.. arms.SelectMany(arm => PerSeed(course, arm.Arm, arm.Name, column, "wasserstein"))],
            References = [new HorizontalLine("arrived", Level.ClosedForm("0.25", Arrived))],
        };
}
