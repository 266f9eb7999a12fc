using Replication.Oracles.ClosedForms.PrincipledMethods;

namespace Replication.Experiments;

/// <summary>
/// Theorem 2.4: a discriminator within epsilon of the optimal one, in value and in slope, gives a generator gradient below M epsilon / (1 -
/// epsilon). Both sides are known exactly for data on the segment x = 0 and samples g(z) = (theta, z) at theta = 1, where M = 1.
/// </summary>
static class Theorem24
{
    public static Study<Row> Study => new(
        "theorem-2-4", Paper.TowardsPrincipledMethods, "Theorem 2.4", "The gradient is below M epsilon / (1 - epsilon)")
    {
        Arms = [Gentle, Steep],
        Claims =
        [
            new("bound")
            {
                Statement = "A discriminator within epsilon of D* in value and slope gives the generator a gradient "
                    + "below M epsilon / (1 - epsilon).",
                Published = "M epsilon / (1 - epsilon)",
                Formula = @"\left\| \nabla_\theta \mathbb{E}_z \log (1 - D(g_\theta(z))) \right\|_2"
                    + @" < M \frac{\varepsilon}{1 - \varepsilon}",
                Criterion = new Sweep<Row, Check>("epsilon", row => row.Checks).BoundedBy(
                    new("|grad E log(1 - D)|", check => check.Gradient),
                    new("M epsilon / (1 - epsilon)", (_, check) => check.Bound),
                    Tolerance.Exact("both sides are in closed form and the margin is wide")),
                On = [Gentle],
                Control = [Steep],
            },
        ],
        Figures = Draw,
    };

    static readonly Arm<Row> Gentle = new(
        "bound", "D* plus a perturbation whose value and slope are below epsilon", _ => Measure(steepness: 1))
    {
        Random = false,
    };

    static readonly Arm<Row> Steep = new("bound-broken", "D* plus a ripple whose value alone is below epsilon", _ => Measure(steepness: 50))
    {
        Random = false,
    };

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var checks = measurements.Points(row => row.Checks);
        yield return new Figure("theorem-2-4", "Theorem 2.4: the bound holds for a gentle perturbation and fails for a steep one")
        {
            Paper = new PaperLocus("TPM", "Theorem 2.4"),
            Caption = "The exact gradient of a perturbed optimal discriminator, and the bound Mε/(1 - ε) with M = 1. The gradient is "
                + "below the bound when the perturbation's value and slope are below ε. It is above the bound when only the value is.",
            AltText = "Log-log chart over epsilon. The gradient of the gentle perturbation is below the bound; that of the steep one is "
                + "far above it.",
            Panels =
            [
                new Panel(new Axis("ε", Axis.Dimensionless) { Log = true }, new Axis("gradient norm", Axis.Dimensionless) { Log = true })
                {
                    Traces =
                    [
                        checks.Of(Gentle).Line("bound", check => check.Epsilon, check => check.Bound),
                        Gradient("value and slope below ε", Gentle),
                        Gradient("only the value below ε", Steep),
                    ],
                },
            ],
        };

        Trace Gradient(string name, Arm<Row> arm) =>
            checks.Of(arm).Line(name, check => check.Epsilon, check => check.Gradient) with { Markers = true };
    }

    const double Theta = 1;             // where the samples lie; any other place gives the same bound
    const double Height = 0.49;         // of each half of the perturbation, as a share of epsilon: both together stay below it
    const double Frequency = 16 * Math.PI;  // whole periods up to theta put the ripple's steepest point at the samples: the worst case

    static readonly double[] Epsilons = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95];

    /// <summary>The discriminator D = D* + a + b sin(w x) over a range of epsilon.</summary>
    /// <param name="steepness">
    /// A whole number: 1 meets the theorem's hypothesis, more multiplies the slope at the same height and breaks it.
    /// </param>
    internal static Row Measure(int steepness) => new(
    [
        .. Epsilons.Select(epsilon =>
        {
            var discriminator = new PerturbedDiscriminator(Height * epsilon, Height * epsilon / Frequency, steepness * Frequency);
            return new Check(
                epsilon,
                discriminator.ValueDistance,
                discriminator.Norm,
                Math.Abs(discriminator.GeneratorGradient(Theta)),
                VanishingGradientBound.Bound(jacobianBound: 1, epsilon));
        }),
    ]);

    internal sealed record Row(IReadOnlyList<Check> Checks);

    /// <param name="Epsilon">What the theorem's norm of D - D* must stay below.</param>
    /// <param name="ValueDistance">sup |D - D*|: always below epsilon.</param>
    /// <param name="Norm">sup |D - D*| + |grad D - grad D*|: below epsilon unless the perturbation is too steep.</param>
    /// <param name="Gradient">|grad_theta E log(1 - D(g(z)))|.</param>
    /// <param name="Bound">M epsilon / (1 - epsilon).</param>
    internal sealed record Check(double Epsilon, double ValueDistance, double Norm, double Gradient, double Bound);
}
