using Replication.Oracles.ClosedForms.WassersteinGan;
using Replication.Oracles.Divergences;

namespace Replication.Experiments;

/// <summary>
/// Theorem 3: the gradient of W(P_r, P_theta) is -E_z of the gradient of f(g_theta(z)), f being an optimal critic that stands still.
/// Checked on g(z) = theta z, where everything is in closed form, and on a network in the plane, with the exact potential for f.
/// </summary>
static class Theorem3
{
    public static Study<Row> Study => new("theorem-3", Paper.WassersteinGan, "Theorem 3", "The optimal critic gives the gradient of W")
    {
        Seeds = KantorovichRubinstein.Seeds,
        Arms = [Scale, Sine, Network, NetworkNearest],
        Claims =
        [
            new("gradient-of-scale")
            {
                Statement = "The optimal critic gives the derivative of W between N(0, 1) and N(0, theta^2), which is +-sqrt(2 / pi).",
                Published = "grad W = -E grad f(g_theta(z))",
                Formula = @"\frac{d}{d\theta} W = -\mathbb{E}_z \, \partial_\theta f(\theta z) = \mathrm{sign}(\theta - 1) \sqrt{2 / \pi}",
                Criterion = Places.Is(
                    ByCritic, Derivative, Tolerance.Absolute(1e-7, "a difference quotient over 0.01 of integrals good to 1e-11")),
                On = [Scale], Control = [Sine],
            },
            new("gradient-of-network")
            {
                Statement = "The optimal critic gives the derivative of W in any direction of a network's parameters.",
                Published = "grad W = -E grad f(g_theta(z))",
                Formula = @"\nabla_\theta W(\mathbb{P}_r, \mathbb{P}_\theta) = -\mathbb{E}_z [\nabla_\theta f(g_\theta(z))]",
                Criterion = Places.Is(
                    ByCritic, Derivative, Tolerance.Absolute(1e-4, "a difference quotient over a step of 1e-6 has W's curvature in it")),
                On = [Network], Control = [NetworkNearest],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Scale = new(
        "scale", "g(z) = theta z, f* = sign(1 - theta) |x|", _ => OfScale(GaussianScaleFamily.OptimalCritic)) { Random = false };
    internal static readonly Arm<Row> Sine = new(
        "scale-sine", "the same with f = sin x, 1-Lipschitz but not optimal", _ => OfScale((_, x) => Math.Sin(x))) { Random = false };
    internal static readonly Arm<Row> Network = new(
        "network", "a network in the plane, exact potential", run => new PlaneNetwork(run).Measure());
    internal static readonly Arm<Row> NetworkNearest = new(
        "network-nearest", "the same with minus the distance to the nearest data point",
        run => new PlaneNetwork(run) { Optimal = false }.Measure());

    static readonly Sweep<Row, Place> Places = new("parameter or direction", row => row.Places);
    static readonly Quantity<Place> ByCritic = new("-E d/dtheta f(g(z))", at => at.ByCritic);
    static readonly Expected<Place> Derivative = new("dW/dtheta", (_, at) => at.Derivative);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var places = measurements.Points(row => row.Places);
        yield return new Figure("theorem-3", "The derivative of W and the one that a critic gives")
        {
            Paper = new PaperLocus("WGAN", "Theorem 3"),
            Caption = "The derivative of W, and -E d/dθ f(g(z)) of a critic f that stands still. Left over θ, whose sign it changes at "
                + "1. Right each dot is a direction of a network's parameters. The optimal critic's derivative is that of W. Critics "
                + "that are 1-Lipschitz but not optimal give others.",
            AltText = "Left: over theta the optimal critic's dots lie on W's derivative, -0.8 below 1 and 0.8 above; those of a sine "
                + "differ. Right: dots of the optimal critic lie on the diagonal, those of another critic are scattered about it.",
            PanelsPerRow = 2,
            Panels =
            [
                new Panel(new Axis("θ", Axis.Dimensionless), new Axis("derivative", Axis.Dimensionless))
                {
                    Title = "g(z) = θ z",
                    Traces =
                    [
                        .. Sides.Select(side => places.Of(Scale).Where(at => at.Theta, side)
                            .Line("dW/dθ", at => at.Theta, at => at.Derivative)),
                        places.Of(Scale).Dots("optimal critic", at => at.Theta, at => at.ByCritic),
                        places.Of(Sine).Dots("another critic", at => at.Theta, at => at.ByCritic),
                    ],
                },
                new Panel(new Axis("dW/dθ", Axis.Dimensionless), new Axis("by the critic", Axis.Dimensionless))
                {
                    Title = "a network in the plane",
                    Traces =
                    [
                        places.Of(Network).OrderBy(at => at.Derivative).Line("dW/dθ", at => at.Derivative, at => at.Derivative),
                        places.Of(Network).Dots("optimal critic", at => at.Derivative, at => at.ByCritic),
                        places.Of(NetworkNearest).Dots("another critic", at => at.Derivative, at => at.ByCritic),
                    ],
                },
            ],
        };
    }

    /// <summary>W has no derivative at theta = 1, where it changes its sign.</summary>
    static readonly Predicate<double>[] Sides = [theta => theta < 1, theta => theta > 1];

    static readonly double[] Thetas = [0.25, 0.5, 0.75, 1.5, 2, 3];

    static Row OfScale(Func<double, double, double> critic) => new([.. Thetas.Select(theta =>
    {
        const double step = 0.01;
        double Mean(double moved) => LineDensity.Gaussian(0, 1).Expectation(z => critic(theta, moved * z)).Value;
        return new Place(theta, GaussianScaleFamily.Wasserstein1Derivative(theta), -(Mean(theta + step) - Mean(theta - step)) / (2 * step));
    })]);

    internal sealed record Row(IReadOnlyList<Place> Places);

    /// <param name="Theta">The parameter, or the number of a direction.</param>
    /// <param name="Derivative">dW/dtheta, in closed form or by a difference quotient of exact values.</param>
    /// <param name="ByCritic">-E d/dtheta f(g_theta(z)), f held fixed.</param>
    internal sealed record Place(double Theta, double Derivative, double ByCritic);
}
