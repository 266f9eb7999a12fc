using Replication.Oracles.ClosedForms.GanTutorial;
using Exact = Replication.Oracles.ClosedForms.GanTutorial.BilinearGame;

namespace Replication.Experiments;

/// <summary>
/// Gidel et al. 2018, Proposition 1: the mean of the points of alternating play approaches the equilibrium as 1/t, that of simultaneous
/// play diverges. The proposition gives 1/t as the exact order (Theta). Only its upper half holds: each time the orbit closes, the mean is
/// 0, so the order is attained once a turn and not at every t.
/// </summary>
static class Averages
{
    public static Study<Row> Study => new("averages", Paper.VariationalInequality, "Proposition 1", "Averages of bounded play converge")
    {
        Budget = Budget.Light,
        Arms = [Alternating, Simultaneous, LastPoint],
        Claims =
        [
            new("average-converges")
            {
                Statement = "The mean of the first t points of alternating play is within O(1/t) of the equilibrium.",
                Published = "O(1/(eta t))",
                Formula = @"\left\| \tfrac{1}{t} \sum_{s < t} (x_s, y_s) \right\| \le \frac{2 (1 + \eta) R}{\eta t}",
                Criterion = Everywhere.Is(Distance, ClosedForm, Rounding).And(Everywhere.BoundedBy(Distance, Bound, Room)),
                On = [Alternating], Control = [Simultaneous],
            },
            new("average-order-as-worded")
            {
                Statement = "The mean of alternating play has the exact order 1/t, as worded: eta t times its distance is bounded below.",
                Published = "Theta(1/(eta t)^2) for the squared distance",
                Formula = @"\bar x_t^2 + \bar y_t^2 = \Theta\!\left( \frac{x_0^2 + y_0^2}{\eta^2 t^2} \right)",
                Criterion = Least.AtLeast(Positive),
                On = [Alternating], Control = [LastPoint],
                ControlCriterion = LeastOfTurns.AtLeast(Attained),
            },
            new("average-order-once-a-turn")
            {
                Statement = "The mean of alternating play attains the order 1/t once a turn: there eta t times its distance reaches 1.",
                Published = "Theta(1/(eta t)^2) for the squared distance",
                Formula = @"\max_{t \text{ in a turn}} \eta t \left\| (\bar x_t, \bar y_t) \right\| \ge r_0",
                Criterion = LeastOfTurns.AtLeast(Attained),
                On = [Alternating], Control = [LastPoint],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Alternating =
        new("alternating", "mean of the points of alternating play", run => Measure(Rules.Alternating, Mean, run)) { Random = false };
    internal static readonly Arm<Row> Simultaneous =
        new("simultaneous", "mean of the points of simultaneous play", run => Measure(Rules.Simultaneous, Mean, run)) { Random = false };
    internal static readonly Arm<Row> LastPoint = new(      // converges geometrically at 0.3, hence faster than 1/t
        "last-point", "last point of extragradient play", run => Measure(Rules.Extragradient, points => points[^1], run))
    {
        Random = false,
    };

    static readonly Sweep<Row, Distanced> Everywhere = new("rates and numbers of points", row => row.Distances);
    static readonly Quantity<Distanced> Distance = new("distance of the mean", at => at.Distance);
    static readonly Expected<Distanced> ClosedForm =
        new("its closed form", (_, at) => Exact.AlternatingAverage(Rules.Start, at.Rate, at.Points).Radius);
    static readonly Expected<Distanced> Bound =
        new("2 (1 + eta) R / (eta t)", (_, at) => Exact.AlternatingAverageBound(Rules.Start, at.Rate, at.Points));
    static readonly Tolerance Rounding = Tolerance.Absolute(1e-12, "both sides are computed to double precision");
    static readonly Tolerance Room = Tolerance.Exact("the bound leaves room");

    const double Positive = 1e-6;   // far above rounding, far below the 0.01 that the start of a turn comes near at the other rates
    const double Attained = 1;      // half of the 2 that a point opposite to the start gives in the limit of small steps

    static readonly Quantity<Row> Least = new("least eta t |mean|", row => row.Distances.Min(at => at.Scaled));
    static readonly Quantity<Row> LeastOfTurns = new(
        "least, over turns of the orbit, of the turn's largest eta t |mean|",
        row => row.Distances.GroupBy(at => at.Rate)
            .SelectMany(own => own.Chunk(StepsOfTurn(own.Key)).Where(turn => turn.Length == StepsOfTurn(own.Key)))
            .Min(turn => turn.Max(at => at.Scaled)));

    /// <summary>Steps until alternating play, which turns by 2 asin(eta/2) a step, has been all round.</summary>
    static int StepsOfTurn(double rate) => (int)Math.Ceiling(Math.PI / Math.Asin(rate / 2));

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var distances = measurements.Points(row => row.Distances);
        var points = new Axis("points t", Axis.Dimensionless);
        yield return new Figure("averages", "The mean of play and how far it is from the equilibrium")
        {
            Paper = new PaperLocus("VIP", "Proposition 1"),
            Caption = "Left, at rate 0.3: the mean of alternating play approaches the equilibrium as 1/t, that of simultaneous play "
                + "diverges, and the last point of extragradient play arrives geometrically. Right: ηt times the distance of "
                + "alternating play's mean. It returns to 0, or nearly, once a turn, and its peaks stay. At η = 1 the orbit has period 6.",
            AltText = "Left, log-log lines of distance over points: one oscillates below a falling straight line, one rises, one falls "
                + "ever faster. Right, lines over points that swing between 0 and about 1.7, the faster the larger the rate.",
            PanelsPerRow = 2,
            Panels =
            [
                new Panel(points with { Log = true }, new Axis("distance from (0, 0)", Axis.Dimensionless) { Log = true })
                {
                    Title = "distance at η = 0.3",
                    Traces =
                    [
                        AtShownRate("mean, alternating", Alternating),
                        AtShownRate("mean, simultaneous", Simultaneous),
                        AtShownRate("last, extragradient", LastPoint),
                    ],
                },
                new Panel(points with { Range = (0, 70) }, new Axis("η t |mean|", Axis.Dimensionless))
                {
                    Title = "alternating play, scaled",
                    Traces =
                    [
                        .. new[] { ShownRate, ClosedRate }.Select(rate => distances.Of(Alternating).Where(at => at.Rate, rate)
                            .Line(string.Create(CultureInfo.InvariantCulture, $"η = {rate}"), at => at.Points, at => at.Scaled)),
                    ],
                },
            ],
        };

        Trace AtShownRate(string name, Arm<Row> arm) =>
            distances.Of(arm).Where(at => at.Rate, ShownRate).Line(name, at => at.Points, at => at.Distance);
    }

    const double ShownRate = 0.3;
    const double ClosedRate = 1;                                // alternating play turns by 60 degrees a step: period 6
    static readonly double[] Rates = [0.1, ShownRate, ClosedRate];

    /// <param name="rule">The rule of play.</param>
    /// <param name="summary">What is made of the points so far: their mean, or the last of them.</param>
    /// <param name="run">Seed, scale and device.</param>
    internal static Row Measure(Rule rule, Func<ReadOnlySpan<GamePoint>, GamePoint> summary, Run run) => new(
    [
        .. from rate in Rates
           let play = Rules.Play(rule, new(), rate, run.Steps(smoke: 20, standard: 200)).ToArray()
           from points in Enumerable.Range(1, play.Length - 1)
           let distance = summary(play.AsSpan(0, points)).Radius
           select new Distanced(rate, points, distance, rate * points * distance),
    ]);

    internal static GamePoint Mean(ReadOnlySpan<GamePoint> points)
    {
        var (x, y) = (0.0, 0.0);
        foreach (var point in points) (x, y) = (x + point.X, y + point.Y);
        return new(x / points.Length, y / points.Length);
    }

    internal sealed record Row(IReadOnlyList<Distanced> Distances);

    /// <summary>
    /// How far the mean of the first points at a rate, or the last of them, is from the equilibrium; scaled, times rate and points.
    /// </summary>
    internal sealed record Distanced(double Rate, int Points, double Distance, double Scaled);
}
