using Replication.Oracles.Randomness;
using Replication.Oracles.Transport;

namespace Replication.Experiments;

/// <summary>
/// The duality itself, exact, on random clouds of weighted points. The solver's potentials give one function f(x) = min_j c(x, y_j) - v_j
/// on the whole space. Where the cost is a distance, f is 1-Lipschitz and its gain is the cost of the best plan.
/// </summary>
static class Duality
{
    public static Study<Row> Study => new(
        "duality", Paper.WassersteinGan, "Section 3, equation 2", "The least cost of a plan is the largest gain of a 1-Lipschitz function")
    {
        Seeds = KantorovichRubinstein.Seeds,
        Arms = [Optimal, Nearest, Squared],
        Claims =
        [
            new("gain-is-cost")
            {
                Statement = "The gain of the optimal potential is the least cost of a plan.",
                Published = "W = sup over 1-Lipschitz f",
                Formula = @"\min_\gamma \mathbb{E}_\gamma \|x - y\| = \mathbb{E}_{\mathbb{P}_r} f - \mathbb{E}_{\mathbb{P}_\theta} f",
                Criterion = Clouds.Is(Gain, new("cost of the plan", (_, at) => at.Cost), Rounding), On = [Optimal], Control = [Nearest],
            },
            new("potential-is-lipschitz")
            {
                Statement = "The optimal potential of a distance is 1-Lipschitz.",
                Published = "||f||_L <= 1",
                Formula = @"|f(x) - f(y)| \le \|x - y\|",
                Criterion = Clouds.BoundedBy(Steepest, 1, Rounding), On = [Optimal], Control = [Squared],     // not the cost of a metric
            },
            new("no-function-gains-more")
            {
                Statement = "Another 1-Lipschitz function, the distance to the nearest sample, gains no more than the cost of a plan.",
                Published = "W = sup over 1-Lipschitz f",
                Formula = @"\mathbb{E}_{\mathbb{P}_r} f - \mathbb{E}_{\mathbb{P}_\theta} f \le W",
                Criterion = Clouds.BoundedBy(Gain, new("cost of the plan", (_, at) => at.Cost), Rounding), On = [Nearest],
                Control = [Nearest],
                ControlCriterion = Clouds.BoundedBy(
                    new("twice the gain", at => 2 * at.Gain), new("cost of the plan", (_, at) => at.Cost), Rounding),   // 2-Lipschitz
            },
            new("solvers-agree")
            {
                Statement = "Three solvers give one W on the line: transport of weights, the coupling of quantiles, and assignment.",
                Published = "W = inf over plans",
                Formula = @"W = \int_0^1 |F^{-1}(t) - G^{-1}(t)| \, dt = \min_\sigma \tfrac{1}{n} \sum_i |x_i - y_{\sigma(i)}|",
                Criterion = Lines.Is(new("W by transport", at => at.Transport), ByQuantiles, Rounding)
                    .And(Lines.Is(new("W by assignment", at => at.Assignment), ByQuantiles, Rounding)),
                On = [Optimal], Control = [Squared],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Optimal =
        new("optimal", "potentials of the Euclidean distance", run => Measure(run, GroundCost.Euclidean, optimal: true));
    internal static readonly Arm<Row> Nearest =
        new("nearest", "the distance to the nearest sample", run => Measure(run, GroundCost.Euclidean, optimal: false));
    internal static readonly Arm<Row> Squared =
        new("squared", "potentials of the squared distance", run => Measure(run, GroundCost.SquaredEuclidean, optimal: true));

    static readonly Sweep<Row, Cloud> Clouds = new("pair of clouds", row => row.Clouds);
    static readonly Sweep<Row, Line> Lines = new("pair of samples on the line", row => row.Lines);
    static readonly Quantity<Cloud> Gain = new("gain", at => at.Gain);
    static readonly Quantity<Cloud> Steepest = new("largest slope between two points", at => at.Steepest);
    static readonly Expected<Line> ByQuantiles = new("W by quantiles", (_, at) => at.Quantiles);
    static readonly Tolerance Rounding = Tolerance.Absolute(1e-9, "both sides are computed to double precision");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var clouds = measurements.Points(row => row.Clouds);
        yield return new Figure("duality", "The gain of a potential against the cost of the best plan")
        {
            Paper = new PaperLocus("WGAN", "Section 3, equation 2"),
            Caption = "Each dot is a pair of random clouds. The optimal potential's gain is the cost of the best plan. Another "
                + "1-Lipschitz function gains less. The optimal potential of the squared distance is not 1-Lipschitz, and its gain "
                + "exceeds the cost.",
            AltText = "Scatter of gain against cost. Dots of the optimal potential lie on the diagonal, those of the nearest distance "
                + "below it, and those of the squared distance above it.",
            Panels =
            [
                new Panel(new Axis("cost of the best plan", Axis.Dimensionless), new Axis("gain", Axis.Dimensionless))
                {
                    Traces =
                    [
                        clouds.Of(Optimal).OrderBy(at => at.Cost).Line("gain = cost", at => at.Cost, at => at.Cost),
                        clouds.Of(Optimal).Dots("optimal", at => at.Cost, at => at.Gain),
                        clouds.Of(Nearest).Dots("distance to the nearest sample", at => at.Cost, at => at.Gain),
                        clouds.Of(Squared).Dots("squared distance", at => at.Cost, at => at.Gain),
                    ],
                },
            ],
        };
    }

    const int Points = 40;          // of each cloud: every pair of points enters the largest slope
    const int Pairs = 4;            // of clouds in each dimension
    static readonly int[] Dimensions = [1, 2, 5];

    static Row Measure(Run run, GroundCost cost, bool optimal)
    {
        var stream = new RandomStream("clouds", run.Seed);
        return new(
            [.. from dimension in Dimensions
                from _ in Enumerable.Range(0, Pairs)
                let data = Draw(dimension, 0)
                let samples = Draw(dimension, 1)
                select Of(data, samples)],
            [.. Enumerable.Range(0, Pairs).Select(_ => OnLine(Coordinates(1, 0), Coordinates(1, 1)))]);

        Cloud Of(PointCloud data, PointCloud samples)
        {
            var solution = ExactTransport.Solve(data, samples, cost);
            var potentials = optimal ? solution.TargetPotentials.ToArray() : new double[samples.Count];
            var points = Rows(data).Concat(Rows(samples)).ToArray();
            double[] values = [.. points.Select(x => Rows(samples).Zip(potentials, (y, v) => Between(x, y) - v).Min())];
            var gain = data.Weights.ToArray().Zip(values, (mass, f) => mass * f).Sum()
                - samples.Weights.ToArray().Zip(values.Skip(data.Count), (mass, f) => mass * f).Sum();
            var steepest = (from i in Enumerable.Range(0, points.Length)
                            from j in Enumerable.Range(0, i)
                            select Math.Abs(values[i] - values[j]) / Distance(points[i], points[j])).Max();
            return new(data.Dimension, solution.Value, gain, steepest);
        }

        Line OnLine(double[] x, double[] y)
        {
            var costs = new double[Points, Points];
            for (var i = 0; i < Points; i++)
                for (var j = 0; j < Points; j++)
                    costs[i, j] = Between([x[i]], [y[j]]);
            return new(
                ExactTransport.Solve(new PointCloud(x, 1), new PointCloud(y, 1), cost).Value,
                Assignment.Solve(costs).Value / Points,
                OneDimensionalTransport.Wasserstein(x, y));
        }

        PointCloud Draw(int dimension, double shift)
        {
            double[] masses = [.. Enumerable.Range(0, Points).Select(_ => stream.NextOpenDouble())];
            return new(Coordinates(dimension, shift), dimension, [.. masses.Select(mass => mass / masses.Sum())]);
        }

        double[] Coordinates(int dimension, double shift) =>
            [.. Enumerable.Range(0, Points * dimension).Select(_ => stream.NextGaussian() + shift)];

        double Between(double[] x, double[] y) => cost == GroundCost.Euclidean ? Distance(x, y) : Distance(x, y) * Distance(x, y);

        static double Distance(double[] x, double[] y) => Math.Sqrt(x.Zip(y, (a, b) => (a - b) * (a - b)).Sum());

        static double[][] Rows(PointCloud cloud) => [.. Enumerable.Range(0, cloud.Count).Select(i => cloud[i].ToArray())];
    }

    internal sealed record Row(IReadOnlyList<Cloud> Clouds, IReadOnlyList<Line> Lines);

    /// <param name="Dimension">Of the space.</param>
    /// <param name="Cost">Of the best plan.</param>
    /// <param name="Gain">E f(data) - E f(samples).</param>
    /// <param name="Steepest">The largest |f(x) - f(y)| / |x - y| over all points of both clouds.</param>
    internal sealed record Cloud(int Dimension, double Cost, double Gain, double Steepest);

    /// <summary>The least cost on the line by three solvers; the last is W whatever the cost of the first two.</summary>
    internal sealed record Line(double Transport, double Assignment, double Quantiles);
}
