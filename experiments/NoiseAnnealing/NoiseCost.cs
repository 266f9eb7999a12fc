using Replication.Oracles.ClosedForms.PrincipledMethods;

namespace Replication.Experiments;

/// <summary>Lemma 4: W(P_X, P_{X + eps}) is at most V^(1/2), V = E ||eps||^2. X is a point, or uniform on a circle.</summary>
static class NoiseCost
{
    public static Study<Row> Study => new("cost", Paper.TowardsPrincipledMethods, "Lemma 4", "Noise moves a law by V^(1/2) at most")
    {
        Seeds = NoiseAnnealing.Seeds,
        Arms = [Sampled],
        Claims =
        [
            new("noise-costs-little")
            {
                Statement = "Noise moves a law by no more than V^(1/2) in W1, and a point by E ||eps||.",
                Published = "at most V^(1/2)",
                Formula = @"W(P_X, P_{X+\epsilon}) \le V^{1/2},\ V = \mathbb{E}\|\epsilon\|^2",
                Criterion = Everywhere.BoundedBy(W, new("V^(1/2)", (_, cost) => cost.Bound), Room)
                    .And(OfPoint.Is(W, new("E ||eps||", (_, cost) => cost.ClosedForm!.Value), SamplingError)),
                On = [Sampled], Control = [Sampled],
                ControlCriterion =      // the variance of one coordinate in the place of V
                    Everywhere.BoundedBy(W, new("the deviation of one coordinate", (_, cost) => cost.Deviation), Room),
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Sampled = new("cost", "W1 between laws with and without noise", Measure);

    static readonly Sweep<Row, Cost> Everywhere = new("supports, dimensions and noises", row => row.Costs);
    static readonly Sweep<Row, Cost> OfPoint =
        new("dimensions and noises of a point", row => [.. row.Costs.Where(cost => cost.ClosedForm is not null)]);
    static readonly Quantity<Cost> W = new("W(P_X, P_{X+eps})", cost => cost.Wasserstein);
    static readonly Tolerance Room = Tolerance.Exact("every seed leaves room");
    static readonly Tolerance SamplingError = Tolerance.Relative(0.015, "six standard errors of 200,000 draws in one dimension");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var costs = measurements.Points(row => row.Costs).Where(cost => cost.Support, Point).Where(cost => cost.Deviation, 1);
        var first = costs.OfReplicate(0);
        yield return new Figure("costs", "What noise costs in W1")
        {
            Paper = new PaperLocus("TPM", "Lemma 4"),
            Caption = "W1 between a point and the point with N(0, I_d) added: draws of the noise (one dot for each seed), the closed form "
                + "E ||eps||, and the lemma's bound V^(1/2) = d^(1/2). The deviation of one coordinate is not a bound.",
            AltText = "Log-log chart over dimensions 1 to 100. The dots lie on the closed form, just below the bound, which rises to "
                + "10; the line of one coordinate stays at 1.",
            Panels =
            [
                new Panel(new Axis("dimension d", Axis.Dimensionless) { Log = true }, new Axis("W1", Axis.Dimensionless) { Log = true })
                {
                    Traces =
                    [
                        first.Line("V^(1/2)", cost => cost.Dimension, cost => cost.Bound),
                        first.Line("closed form", cost => cost.Dimension, cost => cost.ClosedForm),
                        first.Line("one coordinate", cost => cost.Dimension, cost => cost.Deviation),
                        costs.Dots("measured", cost => cost.Dimension, cost => cost.Wasserstein),
                    ],
                },
            ],
        };
    }

    const string Point = "point";
    static readonly double[] Deviations = [1, 0.1];

    static Row Measure(Run run)
    {
        using var stream = new Draws(run.Seed, device(run.Device)).Stream("noise");
        return new(
        [
            .. from dimension in new[] { 1, 2, 10, 100 } from sd in Deviations select AtPoint(dimension, sd, stream, run.Scale),
            .. Deviations.Select(sd => AtCircle(sd, stream)),
        ]);
    }

    /// <summary>W1 is E ||eps||, since there is one coupling with a point.</summary>
    static Cost AtPoint(int dimension, double sd, Generator stream, Scale scale)
    {
        using var scope = NewDisposeScope();
        var count = scale == Scale.Smoke ? 1000 : Math.Min(200_000, 10_000_000 / dimension);
        var noise = randn(count, dimension, dtype: float64, generator: stream, device: stream.device) * sd;
        var (exact, bound) = (PointMassNoise.Wasserstein1(sd, dimension), PointMassNoise.Bound(sd, dimension));
        return new(Point, dimension, sd, noise.square().sum(1).sqrt().mean().ToDouble(), exact, bound);
    }

    /// <summary>W1 by exact transport.</summary>
    static Cost AtCircle(double sd, Generator stream)
    {
        using var scope = NewDisposeScope();
        var circle = new Circle([0, 0], 1).EvenlySpaced(256).to(stream.device);
        var noisy = circle + randn(256, 2, dtype: float64, generator: stream, device: stream.device) * sd;
        return new("circle", 2, sd, SampleTransport.Wasserstein(circle, noisy), null, PointMassNoise.Bound(sd, 2));
    }

    internal sealed record Row(IReadOnlyList<Cost> Costs);

    /// <summary>W1 as measured and, of a point, in closed form, and V^(1/2) = sd d^(1/2); sd is that of each of d coordinates.</summary>
    internal sealed record Cost(string Support, int Dimension, double Deviation, double Wasserstein, double? ClosedForm, double Bound);
}
