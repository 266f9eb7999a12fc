using Replication.Oracles.ClosedForms.PrincipledMethods;

namespace Replication.Experiments;

/// <summary>
/// Theorem 2.5 on the line: P_r = N(0, 1), g_theta(z) = theta + sd z. The left side is the gradient of E[-log D(g_theta(z))] by automatic
/// differentiation with D held still. The right side is the gradient of KL(P_g || P_r) - 2 JSD by quadrature.
/// </summary>
static class FrozenGradient
{
    public static Study<Row> Study => new(
        "theorem-2-5", Paper.TowardsPrincipledMethods, "Theorem 2.5", "The -log D step is the gradient of KL(P_g || P_r) - 2 JSD")
    {
        Arms = [Optimal, NotOptimal, Moving],
        Claims =
        [
            new("log-d-step")
            {
                Statement = "The optimal discriminator makes the -log D step the gradient of KL(P_g || P_r) - 2 JSD.",
                Published = "KL(P_g || P_r) - 2 JSD",
                Formula = @"\mathbb{E}_z[-\nabla_\theta \log D^*(g_\theta(z))]"
                    + @" = \nabla_\theta [\mathrm{KL}(P_{g_\theta} \| P_r) - 2\, \mathrm{JSD}(P_{g_\theta}, P_r)]",
                Criterion = Everywhere.Is(Step, Theorem, Rounding),
                On = [Optimal], Control = [NotOptimal],
            },
            new("d-is-frozen")
            {
                Statement = "The theorem holds D* still at the present theta. A D* that moves with theta gives another gradient.",
                Published = "D* fixed at theta_0",
                Criterion = Everywhere.Is(Step, Theorem, Rounding),
                On = [Optimal], Control = [Moving],
            },
            new("kl-is-reverse")
            {
                Statement = "The divergence is KL(P_g || P_r), which is small where the generator drops modes. It is not KL(P_r || P_g).",
                Published = "KL(P_g || P_r)",
                Criterion = OtherWidths.Is(Step, Theorem, Rounding), On = [Optimal],
                Control = [Optimal],
                ControlCriterion = OtherWidths.Is(Step, new("d/dtheta [KL(P_r || P_g) - 2 JSD]", (_, at) => at.WithForward), Rounding),
            },
            new("jsd-is-subtracted")
            {
                Statement = "JSD enters the step's divergence with a minus sign, so it pushes the laws apart.",
                Published = "-2 JSD",
                Criterion = Everywhere.Is(Step, Theorem, Rounding), On = [Optimal],
                Control = [Optimal],
                ControlCriterion = Everywhere.Is(Step, new("d/dtheta [KL(P_g || P_r) + 2 JSD]", (_, at) => at.WithSum), Rounding),
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Optimal = new("optimal", "D* frozen at theta", _ => Measure()) { Random = false };
    internal static readonly Arm<Row> NotOptimal =
        new("not-optimal", "a D of twice the optimal logit, frozen at theta", _ => Measure(logitScale: 2)) { Random = false };
    internal static readonly Arm<Row> Moving = new("moving", "D* that follows theta", _ => Measure(frozen: false)) { Random = false };

    static readonly Sweep<Row, Sides> Everywhere = new("theta and sd", row => row.Sides);
    static readonly Sweep<Row, Sides> OtherWidths =     // at sd = 1 both directions of KL have one gradient
        new("theta, and sd other than 1", row => [.. row.Sides.Where(at => at.Sd != 1)]);
    static readonly Quantity<Sides> Step = new("the -log D step by automatic differentiation", at => at.Step);
    static readonly Expected<Sides> Theorem = new("d/dtheta [KL(P_g || P_r) - 2 JSD]", (_, at) => at.Theorem);
    static readonly Tolerance Rounding = Tolerance.Absolute(1e-9, "both sides are integrated in double precision");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var sides = measurements.Points(row => row.Sides);
        yield return new Figure("log-d-step", "The step of -log D, and what its divergence is")
        {
            Paper = new PaperLocus("TPM", "Theorem 2.5"),
            Caption = "The gradient in θ of -log D with D* frozen (dots), for data N(0, 1) and samples N(θ, sd²). It is the gradient of "
                + "KL(P_g || P_r) - 2 JSD. A D of twice the optimal logit misses it. So does KL(P_r || P_g), except at sd = 1.",
            AltText = "Three panels of gradient against theta from 0.25 to 6, for sd 0.5, 1 and 2. The dots lie on the theorem's line in "
                + "all panels, and the line of the other KL coincides with it at sd 1 alone.",
            PanelsPerRow = 3,
            ShareX = true,
            Panels = [.. Widths.Select(sd =>
            {
                var own = sides.Where(at => at.Sd, sd);
                return new Panel(new Axis("θ", Axis.Dimensionless), new Axis("gradient", Axis.Dimensionless))
                {
                    Title = FormattableString.Invariant($"sd = {sd}"),
                    Traces =
                    [
                        own.Of(Optimal).Line("KL(P_g || P_r) - 2 JSD", at => at.Theta, at => at.Theorem),
                        own.Of(Optimal).Line("KL(P_r || P_g) - 2 JSD", at => at.Theta, at => at.WithForward),
                        own.Of(Optimal).Dots("-log D step, D*", at => at.Theta, at => at.Step),
                        own.Of(NotOptimal).Dots("-log D step, twice the logit", at => at.Theta, at => at.Step),
                    ],
                };
            })],
        };
    }

    static readonly double[] Widths = [0.5, 1, 2];
    static IEnumerable<double> Thetas => Enumerable.Range(1, 24).Select(k => k / 4.0);      // the step is odd in theta

    /// <param name="logitScale">A factor on the optimal discriminator's logit: at 1 it is D*.</param>
    /// <param name="frozen">Whether D stays at theta while theta is differentiated.</param>
    internal static Row Measure(double logitScale = 1, bool frozen = true) => new(
    [
        .. from sd in Widths
           from theta in Thetas
           let exact = new LogDStep(theta, sd)
           let twiceJsd = exact.TwiceJensenShannonGradient().Value
           select new Sides(
               sd, theta, Differentiated(theta, sd, logitScale, frozen), exact.TheoremGradient().Value,
               exact.ForwardKullbackLeiblerGradient - twiceJsd, exact.ReverseKullbackLeiblerGradient + twiceJsd),
    ]);

    /// <summary>d/dtheta E[-log D(theta + sd z)], the mean over z by the trapezoidal rule, exact to rounding at this spacing.</summary>
    static double Differentiated(double theta, double sd, double logitScale, bool frozen)
    {
        using var scope = NewDisposeScope();
        var place = tensor(theta, dtype: float64, requires_grad: true);
        var z = linspace(-9, 9, 1801, dtype: float64);
        var weight = (z.square() * -0.5).exp() * (0.01 / Math.Sqrt(2 * Math.PI));
        var x = place + z * sd;
        var toGenerated = ((x - (frozen ? place.detach() : place)) / sd).square() * -0.5 - Math.Log(sd);
        var logit = (x.square() * -0.5 - toGenerated) * logitScale;
        var cost = logsumexp(stack([zeros_like(logit), -logit]), 0);        // -log D, without softplus' cut at 20
        return autograd.grad([(cost * weight).sum()], [place])[0].ToDouble();
    }

    internal sealed record Row(IReadOnlyList<Sides> Sides);

    /// <param name="Sd">Standard deviation of P_g.</param>
    /// <param name="Theta">Its mean.</param>
    /// <param name="Step">d/dtheta E[-log D], by automatic differentiation.</param>
    /// <param name="Theorem">d/dtheta [KL(P_g || P_r) - 2 JSD], by quadrature.</param>
    /// <param name="WithForward">The same with KL(P_r || P_g).</param>
    /// <param name="WithSum">The same with + 2 JSD.</param>
    internal sealed record Sides(double Sd, double Theta, double Step, double Theorem, double WithForward, double WithSum);
}
