using Replication.Oracles.ClosedForms.PrincipledMethods;

namespace Replication.Experiments;

/// <summary>
/// Theorem 3.3 on the line: W of the laws is bounded by the noise and the JSD of the noisy laws. P_r is a point and P_g a point at distance
/// theta. Gaussian noise is truncated at three standard deviations (the paper's footnote 6), so that a ball holds it.
/// </summary>
static class AnnealedBound
{
    public static Study<Row> Study => new(
        "bound", Paper.TowardsPrincipledMethods, "Theorem 3.3", "The noise and the JSD of the noisy laws bound W of the laws")
    {
        Arms = [Annealed],
        Claims =
        [
            new("bound")
            {
                Statement = "While noise is annealed, W of the laws themselves is bounded by the noise and the JSD of the noisy laws.",
                Published = "2 V^(1/2) + 2 C JSD^(1/2)",
                Formula = @"W(P_r, P_g) \le 2 V^{1/2} + 2 C \sqrt{\mathrm{JSD}(P_{r+\epsilon}, P_{g+\epsilon})}",
                Criterion = Schedule.BoundedBy(W, new("the bound", (_, at) => at.Bound), Exactly), On = [Annealed],
                Control = [Annealed],
                ControlCriterion = Schedule.BoundedBy(
                    W, new("the bound with the radius for the diameter", (_, at) => at.RadiusBound), Exactly),
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Annealed =
        new("bound", "Theorem 3.3, both sides, along the annealing", _ => Measure()) { Random = false };

    static readonly Sweep<Row, Sides> Schedule = new("distance and noise", row => row.Bounds);
    static readonly Quantity<Sides> W = new("W(P_r, P_g)", at => at.Theta);
    static readonly Tolerance Exactly = Tolerance.Exact("both sides are exact");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var bounds = measurements.Points(row => row.Bounds).OrderBy(at => at.Deviation);
        yield return new Figure("bound", "The bound while the noise is annealed, and its slack")
        {
            Paper = new PaperLocus("TPM", "Theorem 3.3"),
            Caption = "Two points at distance θ under noise truncated at three deviations: W1 is θ, and the bound is 2√V + 2C√JSD with C "
                + "the diameter. It is loose. With the radius for the diameter it fails as the noise vanishes (to the left).",
            AltText = "Three log-log panels over the noise. The bound lies above the dashed W1 everywhere; the radius version falls below "
                + "it for small noise at distance 1 and 2; the noise term falls in proportion.",
            PanelsPerRow = 3,
            ShareX = true,
            Panels = [.. Thetas.Select(theta =>
            {
                var own = bounds.Where(at => at.Theta, theta);
                return new Panel(new Axis("noise", "deviation") { Log = true }, new Axis("distance", Axis.Dimensionless) { Log = true })
                {
                    Title = FormattableString.Invariant($"θ = {theta}"),
                    Traces =
                    [
                        own.Line("bound", at => at.Deviation, at => at.Bound),
                        own.Line("with the radius", at => at.Deviation, at => at.RadiusBound),
                        own.Line("2√V alone", at => at.Deviation, at => at.NoiseTerm),
                    ],
                    References = [new HorizontalLine("W1", own.Level(at => at.Theta))],
                };
            })],
        };
    }

    const int Stages = 21;
    static readonly double[] Thetas = [0.1, 1, 2];

    static Row Measure() => new(
    [
        .. from theta in Thetas
           from stage in Enumerable.Range(1, Stages)
           let sd = NoiseSchedule.Geometric(1, 0.01, stage, Stages)
           let variance = AnnealingBound.TruncatedVariance(sd)
           let divergence = AnnealingBound.JensenShannonOfPoints(theta, sd).Value
           let diameter = AnnealingBound.Diameter(theta, sd)
           let bound = AnnealingBound.Of(variance, diameter, divergence)
           select new Sides(theta, sd, 2 * Math.Sqrt(variance), bound, AnnealingBound.Of(variance, diameter / 2, divergence)),
    ]);

    internal sealed record Row(IReadOnlyList<Sides> Bounds);

    /// <summary>
    /// W1(P_r, P_g), which is theta, and for a noise, of its sd before truncation: 2 V^(1/2), the bound, and the bound with the radius in
    /// the place of the diameter.
    /// </summary>
    internal sealed record Sides(double Theta, double Deviation, double NoiseTerm, double Bound, double RadiusBound);
}
