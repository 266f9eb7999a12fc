using Replication.Oracles.Transport;

namespace Replication.Experiments;

/// <summary>
/// Proposition 1: an optimal plan joins generated points x to real points y. On the line between two partners the optimal critic has slope
/// 1 towards y. The critic comes from exact transport between samples; nothing is trained.
/// </summary>
static class Proposition1
{
    public static Study<Row> Study => new(
        "proposition-1", Paper.ImprovedWassersteinGan, "Proposition 1", "The optimal critic has slope 1 along an optimal plan")
    {
        Seeds = GradientPenalty.Seeds,
        Arms = [Apart, Shared],
        Claims =
        [
            new("proposition-1")
            {
                Statement = "An optimal plan joins x to y, and no point to itself. Then the optimal critic's gradient at "
                    + "x_t = t y + (1 - t) x has norm 1 and points to y.",
                Published = "gradient norm 1",
                Formula = @"\nabla f^*(x_t) = \frac{y - x_t}{\lVert y - x_t \rVert}",
                Criterion = PointsToPartner.And(Gap.Is(0, Tolerance.Absolute(1e-9, "an exact solver in double precision"))),
                On = [Apart], Control = [Shared],
                ControlCriterion = PointsToPartner,     // between shared samples f* is optimal too
            },
        ],
        Figures = Draw,
    };

    static readonly Arm<Row> Apart =
        new("apart", "optimal critic between samples without a point in common", run => Measure(shared: false, run));
    static readonly Arm<Row> Shared =
        new("shared", "optimal critic between samples that share half of their points", run => Measure(shared: true, run));

    static readonly Criterion<Row> PointsToPartner = new Sweep<Row, Place>("x_t on the lines of the plan", row => row.Lines).Is(
        new("|grad f*(x_t) - (y - x_t) / |y - x_t||, worst pair", place => place.WorstDeviation),
        0,
        Tolerance.Absolute(1e-4, "a central difference over a millionth of the way between x and y"));

    static readonly Quantity<Row> Gap = new(
        "|f*(y) - f*(x) - |y - x|| on the plan, and |E_r f* - E_g f* - W1|, the larger", row => Math.Max(row.PlanGap, row.ValueGap));

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var (lines, samples) = (measurements.Points(row => row.Lines), measurements.Points(row => row.Points).Of(Apart));
        yield return new Figure("proposition-1", "The optimal critic's gradient along the plan")
        {
            Paper = new PaperLocus("WGAN-GP", "Proposition 1"),
            Caption = "Left: an optimal critic between samples of N(0, I) and of the ring, by exact transport. Right: the distance of its "
                + "gradient from the unit vector towards the partner, at the worst pair of the plan. It is 0 up to the error of a finite "
                + "difference. Where half of the points are their own partners, the gradient may have any norm up to 1.",
            AltText = "Left a contour map with a hill at each of the 8 modes. Right the largest deviation of the gradient against the "
                + "share of the way, on a logarithmic axis: below 1e-5 when samples are apart, about 0.5 when half of them are shared.",
            PanelsPerRow = 2,
            ColourBar = new ColourBar("f*, less its mean", Axis.Dimensionless),
            Panels =
            [
                CriticSurface.Map(
                    "f* and the samples", measurements.Points(row => row.Surface).Of(Apart),
                    [.. new[] { "generated", "real" }.Select(law =>
                        samples.Where(sample => sample.Law, law).Cloud(law, sample => sample.X, sample => sample.Y))]),
                new Panel(
                    new Axis("share of the way from x to y", Axis.Dimensionless),
                    new Axis("worst deviation of the gradient", Axis.Dimensionless) { Log = true })
                {
                    Title = "Proposition 1 at the worst pair",
                    Traces =
                    [
                        .. lines.Of(Apart).LinePerSeed("apart", place => place.T, place => place.WorstDeviation),
                        .. lines.Of(Shared).LinePerSeed("half of the points shared", place => place.T, place => place.WorstDeviation),
                    ],
                },
            ],
        };
    }

    /// <summary>The ring of 8 Gaussians as P_r and N(0, I) as P_g.</summary>
    /// <param name="shared">Whether half of the generated points are real ones, so that the plan joins points to themselves.</param>
    /// <param name="run">Seed, scale and device.</param>
    static Row Measure(bool shared, Run run)
    {
        using var scope = NewDisposeScope();
        var draws = new Draws(run.Seed, device(run.Device));
        using var ring = GaussianModes.Ring8(draws.Device);
        using var stream = draws.Stream("samples");
        var count = run.Scale == Scale.Smoke ? 32 : 256;
        var real = ring.Stratified(count, stream);
        var generated = randn(count, 2, generator: stream, device: draws.Device);
        if (shared) generated = cat([real.narrow(0, 0, count / 2), generated.narrow(0, 0, count / 2)]);
        var (x, y) = (SampleTransport.Cloud(generated), SampleTransport.Cloud(real));
        var critic = new OptimalCritic(x, y);
        return new(
            [.. Enumerable.Range(1, 9).Select(tenth => new Place(tenth / 10.0, critic.WorstDeviation(tenth / 10.0)))],
            critic.PlanGap,
            critic.ValueGap,
            run.Replicate > 0 ? [] : CriticSurface.Of([.. CriticSurface.Grid.Select(at => critic[at.X, at.Y])]),
            run.Replicate > 0 ? [] : [.. Sample.Of("real", y), .. Sample.Of("generated", x)]);
    }

    /// <summary>
    /// The optimal critic of an exact plan. Its potentials fix f* on the samples alone. The lowest 1-Lipschitz function through the real
    /// values and the highest through the generated ones are both optimal; f* is their mean.
    /// </summary>
    /// <param name="generated">The samples x of P_g.</param>
    /// <param name="real">The samples y of P_r.</param>
    sealed class OptimalCritic(PointCloud generated, PointCloud real)
    {
        const double Step = 1e-6;       // of a central difference, as a share of |y - x|: f* is flat to second order across the line
        readonly TransportSolution _transport = ExactTransport.Solve(generated, real, GroundCost.Euclidean);

        /// <summary>|E_r f* - E_g f* - W1|: what f* lacks of being optimal.</summary>
        public double ValueGap => Math.Abs(Mean(real) - Mean(generated) - _transport.Value);

        /// <summary>Largest |f*(y) - f*(x) - |x - y|| over the pairs of the plan.</summary>
        public double PlanGap => Pairs.Max(pair => Math.Abs(At(real[pair.Y]) - At(generated[pair.X]) - Length(pair)));

        /// <summary>f*.</summary>
        public double this[double x, double y]
        {
            get
            {
                double lowest = double.NegativeInfinity, highest = double.PositiveInfinity;
                for (var j = 0; j < real.Count; j++)
                    lowest = Math.Max(lowest, _transport.TargetPotentials[j] - double.Hypot(x - real[j][0], y - real[j][1]));
                for (var i = 0; i < generated.Count; i++)
                    highest = Math.Min(highest, double.Hypot(x - generated[i][0], y - generated[i][1]) - _transport.SourcePotentials[i]);
                return (lowest + highest) / 2;
            }
        }

        /// <summary>The deviation of the worst pair at a share t of the way from x to y: see <see cref="Place"/>.</summary>
        public double WorstDeviation(double t) => Pairs.Max(pair =>
        {
            ReadOnlySpan<double> x = generated[pair.X], y = real[pair.Y];
            var length = Length(pair);
            var step = Step * (length > 0 ? length : 1);
            double atX = x[0] + t * (y[0] - x[0]), atY = x[1] + t * (y[1] - x[1]);
            var dx = (this[atX + step, atY] - this[atX - step, atY]) / (2 * step);
            var dy = (this[atX, atY + step] - this[atX, atY - step]) / (2 * step);
            return length > 0
                ? double.Hypot(dx - (y[0] - x[0]) / length, dy - (y[1] - x[1]) / length)
                : Math.Abs(double.Hypot(dx, dy) - 1);
        });

        IEnumerable<(int X, int Y)> Pairs => _transport.Plan.ToArray().Select(shipment => (shipment.Source, shipment.Target));

        double Length((int X, int Y) pair) =>
            double.Hypot(real[pair.Y][0] - generated[pair.X][0], real[pair.Y][1] - generated[pair.X][1]);

        double At(ReadOnlySpan<double> point) => this[point[0], point[1]];

        double Mean(PointCloud cloud) => Enumerable.Range(0, cloud.Count).Average(i => At(cloud[i]));
    }

    /// <param name="Lines">The optimal critic on the lines of the plan.</param>
    /// <param name="PlanGap">See <see cref="OptimalCritic.PlanGap"/>.</param>
    /// <param name="ValueGap">See <see cref="OptimalCritic.ValueGap"/>.</param>
    /// <param name="Surface">f* over the plane, from the first seed.</param>
    /// <param name="Points">The samples, from the first seed.</param>
    internal sealed record Row(
        IReadOnlyList<Place> Lines, double PlanGap, double ValueGap,
        IReadOnlyList<CriticSurface.Point> Surface, IReadOnlyList<Sample> Points);

    /// <param name="T">Share of the way from the generated point x (0) to its real partner y (1).</param>
    /// <param name="WorstDeviation">
    /// Largest |grad f*(x_t) - (y - x_t) / |y - x_t||; for a pair x = y, which has no direction, ||grad f*| - 1|.
    /// </param>
    internal sealed record Place(double T, double WorstDeviation);

    /// <summary>A sample of a law, <c>real</c> or <c>generated</c>.</summary>
    internal sealed record Sample(string Law, double X, double Y)
    {
        public static IEnumerable<Sample> Of(string law, PointCloud cloud) =>
            Enumerable.Range(0, cloud.Count).Select(i => new Sample(law, cloud[i][0], cloud[i][1]));
    }
}
