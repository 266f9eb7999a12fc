using Replication.Evidence;
using Replication.Figures;

namespace Replication.Experiments;

public static partial class AdversarialVariationalBayes
{
    static IEnumerable<Figure> Draw(Measurements<Row> measurements) =>
    [
        LatentPlane(measurements),
        TableOne(measurements),
        Layouts(),
        Honesty(measurements),
        Optimum(measurements),
        ZeroExpectation(measurements),
        MutualInformation(measurements),
        FarPosterior(measurements),
        Schools(measurements),
    ];

    static Figure Optimum(Measurements<Row> measurements)
    {
        var curves = measurements.Table(nameof(Row.AdversaryCurves));
        return new Figure("proposition-1", "A trained adversary is the logarithm of a density ratio")
        {
            Paper = new PaperLocus("AVB", "Proposition 1"),
            Caption = "T trained between q and the prior N(0, 1), against T* = log q - log p, for four Gaussian q. It agrees where q or p has mass; "
                + "outside there is nothing to learn from. A straight line is enough only where q's variance is the prior's. One seed of ten.",
            AltText = "Four panels of T against z from -3 to 3. The optimal T is a parabola, a straight line for q = N(1, 1). The trained "
                + "T lies on it where q has mass; the restricted T is a straight line that misses the parabolas.",
            PanelsPerRow = 2,
            ShareX = true,
            Panels =
            [
                .. GaussianContrast.Posteriors.Select(q =>
                {
                    DataTable Of(string arm) => curves.Where("arm", arm).Where("mean", q.Mean).Where("sd", q.Sd);
                    return new Panel(new Axis("z", Axis.Dimensionless), new Axis("T", "nats") { Range = (-8, 4) })
                    {
                        Title = FormattableString.Invariant($"q = N({q.Mean}, {q.Sd}²)"),
                        Traces =
                        [
                            new Line("T* in closed form", Of("adversary")["z"], Of("adversary")["optimal"]),
                            new Line("trained T", Of("adversary")["z"], Of("adversary")["learned"]),
                            new Line("T restricted to a line", Of("adversary-linear")["z"], Of("adversary-linear")["learned"]),
                        ],
                    };
                }),
            ],
        };
    }

    static Figure ZeroExpectation(Measurements<Row> measurements)
    {
        const double sd = 0.6;
        var slopes = measurements.Table(nameof(Row.Slopes)).Where("sd", sd);
        return new Figure("proposition-2", "Under q the gradient of T* averages to nothing")
        {
            Paper = new PaperLocus("AVB", "Proposition 2"),
            Caption = "The expected gradient of T* in q's own parameters, z held still, for q = N(mean, 0.6²). Under q it is 0, so T may "
                + "be treated as a constant when q's network is trained; under the prior it is not. By automatic differentiation and "
                + "quadrature.",
            AltText = "Two panels of the expected gradient against q's mean, with respect to the mean and to the standard deviation. "
                + "Under q both are 0 everywhere; under the prior the first is a falling line and the second a bowl.",
            PanelsPerRow = 2,
            ShareX = true,
            Panels = [Panel("in the mean", "mean-slope"), Panel("in the standard deviation", "sd-slope")],
        };

        Panel Panel(string title, string column) => new(new Axis("q's mean", Axis.Dimensionless), new Axis("E ∇T*", "nats per unit"))
        {
            Title = title,
            Traces =
            [
                .. new[] { ("slopes", "expected under q"), ("slopes-prior", "expected under the prior") }.Select(arm =>
                    new Line(arm.Item2, slopes.Where("arm", arm.Item1)["mean"], slopes.Where("arm", arm.Item1)[column]) { Markers = true }),
            ],
        };
    }

    static Figure MutualInformation(Measurements<Row> measurements)
    {
        var points = measurements.Table(nameof(Row.InformationPoints));
        Axis exact = new("log p(x, z) / (p(x) p(z))", "nats"), learned = new("T(x, z)", "nats");
        return new Figure("corollary-4", "With the true posterior, the adversary is the pointwise mutual information")
        {
            Paper = new PaperLocus("AVB", "Corollary 4"),
            Caption = "300 draws of a linear-Gaussian model, x = z + N(0, 1/4): the trained adversary against the exact pointwise mutual "
                + "information. With q the posterior they agree; with q twice as wide T is another function. One seed of ten.",
            AltText = "Two scatter panels of T against the exact pointwise mutual information. With the true posterior the dots lie on the "
                + "diagonal; with a posterior twice as wide most lie below it and the rest scatter far above.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Panels =
            [
                Panel("q is the posterior", "information"),
                Panel("q is twice as wide", "information-wide"),
            ],
        };

        Panel Panel(string title, string arm)
        {
            var draws = points.Where("arm", arm).OrderBy("exact");
            return new Panel(exact, learned)
            {
                Title = title,
                Traces =
                [
                    new Dots("trained T", draws["exact"], draws["learned"]),
                    new Line("equality", draws["exact"], draws["exact"]),
                ],
            };
        }
    }

    static Figure FarPosterior(Measurements<Row> measurements)
    {
        var estimates = measurements.Table(nameof(Row.ContrastEstimates));
        return new Figure("adaptive-contrast", "An adversary learns a large divergence slowly, adaptive contrast at once")
        {
            Paper = new PaperLocus("AVB", "Section 3.3"),
            Caption = "The divergence that an adversary reports while it learns, q standing still. Far from the prior the plain contrast "
                + "is still short of KL(q, p) after 3000 steps (it starts high because the prior is built in, falls, and creeps up); "
                + "adaptive contrast has it from the first ones, since a Gaussian q leaves nothing to learn. Near the prior the plain "
                + "contrast does well. Each line is one seed.",
            AltText = "Two panels of estimated divergence against steps. Left, q = N(5, 0.1 squared): adaptive contrast lies on the exact "
                + "14.3 nats, the plain estimates fall to about 5 at first and creep up to about 10. Right, q = N(0.8, 0.6 squared): the "
                + "plain estimates settle around the exact 0.51 nats.",
            PanelsPerRow = 2,
            Panels =
            [
                Panel("q = N(5, 0.1²), far from the prior", Far.KullbackLeibler, 16, ("contrast-plain", "against the prior"), ("contrast-adaptive", "adaptive contrast")),
                Panel("q = N(0.8, 0.6²), near it", Near.KullbackLeibler, 1, ("contrast-plain-near", "against the prior")),
            ],
        };

        Panel Panel(string title, double exact, double top, params (string Arm, string Name)[] arms) =>
            new(new Axis("steps of the adversary", Axis.Dimensionless), new Axis("estimated KL(q, p)", "nats") { Range = (0, top) })
            {
                Title = title,
                Traces = [.. arms.SelectMany(arm => Seeds(estimates.Where("arm", arm.Arm)).Select(run => new Line(arm.Name, run["step"], run["divergence"])))],
                References = [new HorizontalLine("exact", Level.ClosedForm("KL(q, p)", exact))],
            };
    }

    static Figure Schools(Measurements<Row> measurements)
    {
        var draws = measurements.Table(nameof(Row.SchoolsDraws));
        var exact = measurements.Table(nameof(Row.SchoolsDensities));
        return new Figure("eight-schools", "The eight schools' two-sided posterior")
        {
            Paper = new PaperLocus("AVB", "Section 5.2"),
            Caption = "Draws of (μ, τ) over the level sets of the exact posterior, whose halves τ > 0 and τ < 0 mirror each other. AVB "
                + "with adaptive contrast finds both, with tails somewhat too wide; a full-rank Gaussian has to choose one or to shrink "
                + "to τ = 0 between them. 600 draws, one seed of ten.",
            AltText = "Two scatter panels of tau against mu over contours of the exact density, which has two lobes. The draws of AVB "
                + "cover both lobes; those of the Gaussian cover one.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Panels = [Panel("AVB", "schools"), Panel("full-rank Gaussian", "schools-gaussian")],
        };

        Panel Panel(string title, string arm) => new(new Axis("μ", Axis.Dimensionless) { Range = (-2, 3) }, new Axis("τ", Axis.Dimensionless) { Range = (-3, 3) })
        {
            Title = title,
            Traces =
            [
                new Contours("exact posterior", exact["mu"], exact["tau"], exact["density"]) { Filled = false },
                new Dots("draws", draws.Where("arm", arm)["mu"], draws.Where("arm", arm)["tau"]) { Cloud = true },
            ],
        };
    }

    static IEnumerable<DataTable> Seeds(DataTable table) => table.DistinctNumbers("replicate").Select(replicate => table.Where("replicate", replicate));
}
