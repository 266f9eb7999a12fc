using Replication.Oracles.Quadrature;
using Tolerance = Replication.Evidence.Tolerance;

namespace Replication.Experiments;

/// <summary>
/// Where Theorem 1 ends: g_theta(z) = theta exp(c z^2) with z ~ N(0, 1) is continuous in theta. Its samples move by E exp(c z^2) per unit
/// of theta, which is 1 / sqrt(1 - 2c) below c = 1/2 and infinite from there on. Assumption 1 asks for a finite mean.
/// </summary>
static class FiniteMean
{
    public static Study<Row> Study => new(
        "finite-mean", Paper.WassersteinGan, "Assumption 1", "W is finite where the generator's samples move a finite mean distance")
    {
        Arms = [Light, Heavy],
        Claims =
        [
            new("finite-mean")
            {
                Statement = "W between P_0 and P_1 of theta exp(z^2 / 4) is finite, because its samples move a finite mean distance.",
                Published = "E L(theta, z) < infinity",
                Formula = @"W(\mathbb{P}_0, \mathbb{P}_\theta) = |\theta| \, \mathbb{E} e^{c z^2} = |\theta| / \sqrt{1 - 2c}",
                Criterion = Limit.Is(Math.Sqrt(2), Tolerance.Relative(1e-9, "the integrand is below 1e-400 beyond the cut at 64")),
                On = [Light], Control = [Heavy],
            },
        ],
        Figures = Draw,
    };

    static readonly Arm<Row> Light = new("light", "c = 1/4", _ => Measure(0.25)) { Random = false };
    internal static readonly Arm<Row> Heavy = new("heavy", "c = 1/2", _ => Measure(0.5)) { Random = false };

    static readonly Quantity<Row> Limit = new("W with |z| cut at 64", row => row.Cuts[^1].Wasserstein);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var cuts = measurements.Points(row => row.Cuts);
        yield return new Figure("finite-mean", "W of θ exp(c z²) as the cut on |z| is lifted")
        {
            Paper = new PaperLocus("WGAN", "Assumption 1"),
            Caption = "W between P_0 and P_1 with |z| cut off. At c = 1/4 it has a limit, √2. At c = 1/2 it grows with the cut: W is "
                + "infinite however small θ is, so that it jumps at θ = 0.",
            AltText = "Log-log chart of W against the cut. One curve levels off at the square root of 2; the other rises in proportion.",
            Panels =
            [
                new Panel(new Axis("cut on |z|", Axis.Dimensionless) { Log = true }, new Axis("W", Axis.Dimensionless) { Log = true })
                {
                    Traces =
                    [
                        cuts.Of(Light).Line("c = 1/4", cut => cut.Radius, cut => cut.Wasserstein) with { Markers = true },
                        cuts.Of(Heavy).Line("c = 1/2", cut => cut.Radius, cut => cut.Wasserstein) with { Markers = true },
                    ],
                    References = [new HorizontalLine("√2", Level.ClosedForm("sqrt 2", Math.Sqrt(2)))],
                },
            ],
        };
    }

    static Row Measure(double c) => new([.. Enumerable.Range(0, 7).Select(k => Math.Pow(2, k)).Select(radius =>
    {
        double Integrand(double z) => Math.Exp((c - 0.5) * z * z) / Math.Sqrt(2 * Math.PI);
        return new Cut(radius, GaussKronrod.Integrate(Integrand, new Interval(-radius, radius), null, [-4, 0, 4]).Value);
    })]);

    internal sealed record Row(IReadOnlyList<Cut> Cuts);

    /// <param name="Radius">|z| beyond it is left out.</param>
    /// <param name="Wasserstein">W(P_0, P_1), P_0 being the point 0: the mean of exp(c z^2).</param>
    internal sealed record Cut(double Radius, double Wasserstein);
}
