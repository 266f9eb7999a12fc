using Replication.Oracles.ClosedForms.GanTutorial;
using Exact = Replication.Oracles.ClosedForms.GanTutorial.BilinearGame;

namespace Replication.Experiments;

/// <summary>
/// Exercise 7.2: gradient play of V = x y in continuous time is an orbit around the equilibrium. With steps of a finite size simultaneous
/// play spirals outwards, and alternating play stays on an ellipse.
/// </summary>
static class Orbits
{
    public static Study<Row> Study => new("orbits", Paper.GanTutorial, "Exercise 7.2", "Gradient play orbits or spirals outwards")
    {
        Budget = Budget.Light,
        Arms = [Flow, ConvexFlow, Simultaneous, ConvexSimultaneous, Alternating],
        Claims =
        [
            new("flow-orbits")
            {
                Statement = "In continuous time simultaneous gradient play of V = x y is a circular orbit around the equilibrium.",
                Published = "x(t) = x(0) cos t - y(0) sin t",
                Formula = @"x(t) = x_0 \cos t - y_0 \sin t, \quad y(t) = x_0 \sin t + y_0 \cos t",
                Criterion = Everywhere.Is(X, new("x(0) cos t - y(0) sin t", (_, at) => Rotated(at).X), RungeKutta)
                    .And(Everywhere.Is(Y, new("x(0) sin t + y(0) cos t", (_, at) => Rotated(at).Y), RungeKutta)),
                On = [Flow], Control = [ConvexFlow],
            },
            new("simultaneous-spirals")
            {
                Statement = "Simultaneous gradient steps of size eta spiral outwards: the radius grows by (1 + eta^2)^(1/2) a step.",
                Published = "spirals outwards",
                Formula = @"r_t = (1 + \eta^2)^{t/2} \, r_0",
                Criterion = Everywhere.Is(Radius, new("(1 + eta^2)^(t/2)", (_, at) => Exact.RadiusFactor(at.Rate, at.Step)), Rounding),
                On = [Simultaneous], Control = [ConvexSimultaneous],
            },
            new("alternating-stays")
            {
                Paper = Paper.VariationalInequality,
                Locus = "Proposition 1",
                Statement = "Alternating gradient steps stay on the ellipse x^2 + y^2 - eta x y = const.",
                Published = "bounded, but not convergent",
                Formula = @"x_t^2 + y_t^2 - \eta x_t y_t = x_0^2 + y_0^2 - \eta x_0 y_0",
                Criterion = Everywhere.Is(
                    Invariant, new("its value at the start", (_, at) => Exact.AlternatingInvariant(Rules.Start, at.Rate)), Rounding),
                On = [Alternating], Control = [Simultaneous],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Flow =
        new("flow", "simultaneous play in continuous time", run => Measure(Rules.Flow, convexity: 0, run)) { Random = false };
    internal static readonly Arm<Row> ConvexFlow = new(
        "flow-convex", "the same with (x^2 - y^2)/2 added to V", run => Measure(Rules.Flow, convexity: 1, run)) { Random = false };
    internal static readonly Arm<Row> Simultaneous =
        new("simultaneous", "simultaneous steps", run => Measure(Rules.Simultaneous, convexity: 0, run)) { Random = false };
    internal static readonly Arm<Row> ConvexSimultaneous = new(
        "simultaneous-convex", "the same with (x^2 - y^2)/2 added to V", run => Measure(Rules.Simultaneous, convexity: 1, run))
    {
        Random = false,
    };
    internal static readonly Arm<Row> Alternating =
        new("alternating", "alternating steps, x first", run => Measure(Rules.Alternating, convexity: 0, run)) { Random = false };

    static readonly Sweep<Row, Place> Everywhere = new("rates and steps", row => row.Path);
    static readonly Quantity<Place> X = new("x", at => at.X);
    static readonly Quantity<Place> Y = new("y", at => at.Y);
    static readonly Quantity<Place> Radius = new("the distance from the equilibrium", at => at.Radius);
    static readonly Quantity<Place> Invariant =
        new("x^2 + y^2 - eta x y", at => Exact.AlternatingInvariant(new(at.X, at.Y), at.Rate));
    static readonly Tolerance RungeKutta = Tolerance.Absolute(1e-6, "the Runge-Kutta steps of length 0.03 err by 2e-7 at time 30");
    static readonly Tolerance Rounding = Tolerance.Relative(1e-12, "both sides are computed to double precision");

    static GamePoint Rotated(Place at) => Exact.Continuous(Rules.Start, at.Rate * at.Step);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var path = measurements.Points(row => row.Path).Where(at => at.Rate, ShownRate);
        (string Name, Arm<Row> Arm)[] shown =
        [
            ("continuous time", Flow), ("alternating", Alternating), ("simultaneous", Simultaneous),
            ("with a convex term", ConvexSimultaneous),
        ];
        yield return new Figure("orbits", "Gradient play of V = x y from one start")
        {
            Paper = new PaperLocus("Tutorial", "Exercise 7.2"),
            Caption = "A hundred steps of size 0.1 from (0.6, 0.8). In continuous time the players keep their distance from the "
                + "equilibrium; alternating steps stay on an ellipse close to that circle. Simultaneous steps spiral outwards. With "
                + "(x² - y²)/2 added to V they spiral inwards.",
            AltText = "Left, paths in the plane: a circle of radius 1, an ellipse almost equal to it, a spiral that leaves it, and a "
                + "spiral into the origin. Right, the distance over steps on a logarithmic axis: level, nearly level, rising to 1.6 and "
                + "falling below 0.0001.",
            PanelsPerRow = 2,
            Panels =
            [
                new Panel(new Axis("x", Axis.Dimensionless) { Range = Plane }, new Axis("y", Axis.Dimensionless) { Range = Plane })
                {
                    Title = "paths",
                    EqualScale = true,
                    Traces = [.. shown.Select(one => path.Of(one.Arm).Line(one.Name, at => at.X, at => at.Y) with { Ascending = false })],
                },
                new Panel(new Axis("step", Axis.Dimensionless), new Axis("distance from (0, 0)", Axis.Dimensionless) { Log = true })
                {
                    Title = "distance from the equilibrium",
                    Traces = [.. shown.Select(one => path.Of(one.Arm).Line(one.Name, at => at.Step, at => at.Radius))],
                },
            ],
        };
    }

    const double ShownRate = 0.1;
    static readonly (double, double) Plane = (-1.75, 1.75);
    static readonly double[] Rates = [0.01, ShownRate, 0.3];     // a step of 0.3 is as coarse as play on a circle of radius 1 bears

    internal static Row Measure(Rule rule, double convexity, Run run) => new(
    [
        .. from rate in Rates
           from place in Rules.Play(rule, new(convexity), rate, run.Steps(smoke: 10, standard: 100)).Index()
           select new Place(rate, place.Index, place.Item.X, place.Item.Y, place.Item.Radius),
    ]);

    internal sealed record Row(IReadOnlyList<Place> Path);

    /// <summary>Where the players are after some steps at a rate, and how far that is from the equilibrium.</summary>
    internal sealed record Place(double Rate, int Step, double X, double Y, double Radius);
}
