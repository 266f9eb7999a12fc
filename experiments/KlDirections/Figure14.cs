using Replication.Oracles.Divergences;
using Interval = Replication.Oracles.Quadrature.Interval;
using TwoModes = Replication.Oracles.ClosedForms.GanTutorial.KlDirections;

namespace Replication.Experiments;

/// <summary>
/// Figure 14: the best Gaussian for data of two modes, under KL both ways, JSD, and two JSDs skewed towards either KL. How far apart may
/// the modes be before the best Gaussian leaves one out?
/// </summary>
static class Figure14
{
    public static Study<Row> Study => new(
        "figure-14", Paper.GanTutorial, "Section 3.2.5, Figure 14", "Forward KL covers both modes, reverse KL seeks one")
    {
        Deviation = "The tutorial draws one mixture and gives no numbers; ours is half N(-a, 1) and half N(a, 1), for a from 1 to 8.",
        Arms = [Forward, Skewed10, Symmetric, Skewed90, Reverse, ReverseOneMode],
        Claims =
        [
            new("forward-kl-covers")
            {
                Statement = "The best Gaussian under KL(data||model) covers both modes: its mean and variance are the data's.",
                Published = "high probability everywhere that the data occur",
                Formula = @"\arg\min_{\mu, \sigma} \mathrm{KL}(p_{data} \| N(\mu, \sigma^2)) = (0, \sqrt{1 + a^2})",
                Criterion = Distances.Is(Mean, 0, Precision)
                    .And(Distances.Is(Sd, new("sqrt(1 + a^2)", (_, fit) => Math.Sqrt(1 + fit.HalfDistance * fit.HalfDistance)), Precision)),
                On = [Forward], Control = [Reverse],
            },
            new("reverse-kl-seeks-one-mode")
            {
                Statement = "For a of 3 or more, the best Gaussian under KL(model||data) leaves one mode out.",
                Published = "low probability wherever the data do not occur",
                Formula = @"\min_\mu P_{N(\mu, \sigma^2)}(\text{lesser side}) \le 0.01",
                Criterion = Apart.BoundedBy(LesserSide, LeftOut, Exactly), On = [Reverse], Control = [ReverseOneMode],
            },
            new("jsd-is-like-reverse-kl")
            {
                Statement = "JSD behaves as reverse KL does: for a of 3 or more, its best Gaussian leaves one mode out.",
                Published = "more similar to reverse KL",
                Formula = @"\arg\min \mathrm{JSD} \approx \arg\min \mathrm{KL}(p_{model} \| p_{data})",
                Criterion = Apart.BoundedBy(LesserSide, LeftOut, Exactly), On = [Symmetric], Control = [Forward],
            },
            new("jsd-seeks-only-farther-apart")
            {
                Statement = "JSD leaves a mode out only from an a between 4 and 5 on, where reverse KL has long done so.",
                Published = "more similar to reverse KL",
                Criterion = Switch.Between(4, 5), On = [Symmetric], Control = [Reverse],
            },
            new("skew-orders-the-switch")
            {
                Statement = "Skewed JSDs lie between the KLs: the more weight the data get, the closer the modes at which one is left out.",
                Published = "JSD is between both directions",
                Formula = @"\mathrm{JS}_\pi = \pi \, \mathrm{KL}(p \| m) + (1 - \pi) \, \mathrm{KL}(q \| m), \quad m = \pi p + (1 - \pi) q",
                Criterion = Switch.Falls(margin: 0.1),
                On = [Skewed10, Symmetric, Skewed90, Reverse],
                Control = [Reverse, Skewed90, Symmetric, Skewed10],     // the same arms, in the order of the model's weights
                ControlCriterion = Switch.Falls(margin: 0.1),
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Forward = new(
        "kl", "the best Gaussian under KL(data||model)", _ => Measure(two => two.Best(FDivergences.KullbackLeibler)))
    {
        Random = false,
    };

    internal static readonly Arm<Row> Skewed10 = new(
        "jsd-0.1", "the best Gaussian under JSD with weight 0.1 on the data",
        _ => Measure(two => two.Best(FDivergences.SkewedJensenShannon(0.1))))
    {
        Random = false,
    };

    internal static readonly Arm<Row> Symmetric = new(
        "jsd", "the best Gaussian under JSD", _ => Measure(two => two.Best(FDivergences.JensenShannon)))
    {
        Random = false,
    };

    internal static readonly Arm<Row> Skewed90 = new(
        "jsd-0.9", "the best Gaussian under JSD with weight 0.9 on the data",
        _ => Measure(two => two.Best(FDivergences.SkewedJensenShannon(0.9))))
    {
        Random = false,
    };

    internal static readonly Arm<Row> Reverse = new(
        "reverse-kl", "the best Gaussian under KL(model||data)", _ => Measure(two => two.Best(FDivergences.ReverseKullbackLeibler)))
    {
        Random = false,
    };

    internal static readonly Arm<Row> ReverseOneMode = new(
        "reverse-kl-one-mode", "KL(model||data) for data of one mode, N(0, 1 + a^2)",
        _ => Measure(two => GaussianFit.Minimise(
            FDivergences.ReverseKullbackLeibler, LineDensity.Gaussian(0, two.MomentMatch.Sd), two.MomentMatch, (two.HalfDistance, 1))))
    {
        Random = false,
    };

    static readonly Sweep<Row, Fit> Distances = new("half distances a", row => row.Fits);
    static readonly Sweep<Row, Fit> Apart = new("half distances a of 3 or more", row => [.. row.Fits.Where(fit => fit.HalfDistance >= 3)]);
    static readonly Quantity<Fit> Mean = new("mean of the best Gaussian", fit => fit.Mean);
    static readonly Quantity<Fit> Sd = new("standard deviation of the best Gaussian", fit => fit.Sd);
    static readonly Quantity<Fit> LesserSide = new("probability of the lesser side", fit => fit.LesserSide);
    static readonly Quantity<Row> Switch = new("half distance a from which a mode is left out", row => row.Switch);
    static readonly Tolerance Precision = Tolerance.Absolute(1e-4, "a minimum is found to the square root of its quadrature's error");
    static readonly Tolerance Exactly = Tolerance.Exact("the limit is far from either kind of fit");

    const double LeftOut = 0.01;        // a Gaussian that covers has 0.5 on either side, one that seeks 0.002 or less

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var curves = measurements.Points(row => row.Curves);
        yield return new Figure("figure-14", "The best Gaussian for two modes, under three divergences")
        {
            Paper = new PaperLocus("Tutorial", "Figure 14"),
            Caption = "Data of two modes, and the Gaussian that is nearest to them under KL(data||model), JSD and KL(model||data). "
                + "Forward KL covers both modes at every distance. Reverse KL seeks one at a = 3. JSD still covers there, and seeks one "
                + "at a = 5. Where one mode is best, the other is as good.",
            AltText = "Three panels of density against x for a = 2, 3 and 5. The forward fit is a broad hump in the middle of all three. "
                + "The reverse fit is broad for 2 and a narrow hump on the right for 3 and 5. The JSD fit is broad for 2 and 3, narrow "
                + "for 5.",
            PanelsPerRow = 3,
            ShareX = true,
            ShareY = true,
            Panels = [.. Drawn.Select(a => new Panel(new Axis("x", Axis.Dimensionless), new Axis("density", Axis.Dimensionless))
            {
                Title = string.Create(CultureInfo.InvariantCulture, $"a = {a}"),
                Traces =
                [
                    Curve(Forward, a, "data", point => point.Data),
                    Curve(Forward, a, "KL(data||model)", point => point.Model),
                    Curve(Symmetric, a, "JSD", point => point.Model),
                    Curve(Reverse, a, "KL(model||data)", point => point.Model),
                ],
            })],
        };

        var fits = measurements.Points(row => row.Fits);
        yield return new Figure("switch", "From which distance on a mode is left out")
        {
            Paper = new PaperLocus("Tutorial", "Section 3.2.5"),
            Caption = "How much of the best Gaussian lies on its lesser side of 0: one half where it covers both modes, nearly nothing "
                + "where it seeks one. Forward KL never leaves a mode out. The more weight a skewed JSD gives to the data, the sooner it "
                + "does; with weight 0.1 it does so beyond a = 8 only.",
            AltText = "Probability of the lesser side against a from 1 to 8. The lines of forward KL and of JSD with weight 0.1 stay at "
                + "0.5. The others fall to 0 one after another: reverse KL first, then JSD with weight 0.9, then JSD.",
            Panels =
            [
                new Panel(new Axis("a, half the distance of the modes", "deviations"), new Axis("lesser side", "probability"))
                {
                    Traces =
                    [
                        Share(Forward, "KL(data||model)"), Share(Skewed10, "JSD, weight 0.1"), Share(Symmetric, "JSD"),
                        Share(Skewed90, "JSD, weight 0.9"), Share(Reverse, "KL(model||data)"),
                    ],
                },
            ],
        };

        Line Curve(Arm<Row> arm, double a, string name, Expression<Func<Point, object?>> y) =>
            curves.Of(arm).Where(point => point.HalfDistance, a).Line(name, point => point.X, y);

        Line Share(Arm<Row> arm, string name) =>
            fits.Of(arm).Line(name, fit => fit.HalfDistance, fit => fit.LesserSide) with { Markers = true };
    }

    static readonly double[] HalfDistances = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 8], Drawn = [2, 3, 5];
    const double Farthest = 16;         // beyond it a divergence counts as one that never leaves a mode out

    static Row Measure(Func<TwoModes, GaussianFit> best)
    {
        var fits = HalfDistances.Select(a => (Two: new TwoModes(a), Best: best(new TwoModes(a)))).ToArray();
        return new(
            SwitchOf(best),
            [.. fits.Select(fit => new Fit(
                fit.Two.HalfDistance, fit.Best.Mean, fit.Best.Sd, LesserSideOf(fit.Best), fit.Best.Divergence.Value))],
            [.. from fit in fits
                where Drawn.Contains(fit.Two.HalfDistance)
                from x in Enumerable.Range(-50, 101).Select(i => i / 5.0)
                select new Point(
                    fit.Two.HalfDistance, x, fit.Two.Data.At(x), LineDensity.Gaussian(fit.Best.Mean, fit.Best.Sd).At(x))]);
    }

    /// <summary>The least a at which the best Gaussian leaves a mode out, by bisection to 0.01; +infinity where there is none.</summary>
    static double SwitchOf(Func<TwoModes, GaussianFit> best)
    {
        if (!Seeks(Farthest)) return double.PositiveInfinity;
        var (covers, seeks) = (1.0, Farthest);
        while (seeks - covers > 0.01)
        {
            var middle = (covers + seeks) / 2;
            (covers, seeks) = Seeks(middle) ? (covers, middle) : (middle, seeks);
        }

        return seeks;

        bool Seeks(double a) => LesserSideOf(best(new TwoModes(a))) < 0.1;
    }

    static double LesserSideOf(GaussianFit fit) =>
        LineDensity.Gaussian(Math.Abs(fit.Mean), fit.Sd).Mass(new Interval(double.NegativeInfinity, 0)).Value;

    /// <param name="Switch">The least a at which the best Gaussian leaves a mode out; infinite where it never does.</param>
    /// <param name="Fits">The best Gaussian for each distance of the modes.</param>
    /// <param name="Curves">Densities of data and model along the line, for three of the distances.</param>
    internal sealed record Row([MayBeInfinite] double Switch, IReadOnlyList<Fit> Fits, IReadOnlyList<Point> Curves);

    /// <param name="HalfDistance">a.</param>
    /// <param name="Mean">The best Gaussian's mean; of two equally good ones the positive.</param>
    /// <param name="Sd">Its standard deviation.</param>
    /// <param name="LesserSide">Its probability on the side of 0 where it has less.</param>
    /// <param name="Value">The divergence.</param>
    internal sealed record Fit(double HalfDistance, double Mean, double Sd, double LesserSide, double Value);

    /// <param name="HalfDistance">a.</param>
    /// <param name="X">The place.</param>
    /// <param name="Data">The data's density.</param>
    /// <param name="Model">The best Gaussian's density.</param>
    internal sealed record Point(double HalfDistance, double X, double Data, double Model);
}
