using Replication.Oracles.ClosedForms.PrincipledMethods;

namespace Replication.Experiments;

/// <summary>
/// Corollary 3.2 on the line, in float64: with the noise also in the generator, the gradient of E log(1 - D*(g(z) + eps')) is that of
/// 2 JSD of the noisy laws. P_r is uniform on three points, and P_g on three others, g(z) = theta + z.
/// </summary>
static class NoisyGenerator
{
    public static Study<Row> Study => new(
        "noise-in-generator", Paper.TowardsPrincipledMethods, "Corollary 3.2", "With noise in the generator its gradient is that of 2 JSD")
    {
        Arms = [Corollary],
        Claims =
        [
            new("noise-in-generator")
            {
                Statement = "With the noise also in the generator, its gradient is that of 2 JSD of the noisy laws. Without it, it is not.",
                Published = "gradient of 2 JSD",
                Formula = @"\mathbb{E}_{z, \epsilon'}[\nabla_\theta \log(1 - D^*(g_\theta(z) + \epsilon'))]"
                    + @" = 2 \nabla_\theta \mathrm{JSD}(P_{r+\epsilon}, P_{g+\epsilon})",
                Criterion = Everywhere.Is(WithNoise, TwiceJsd, Differences), On = [Corollary],
                Control = [Corollary], ControlCriterion = Everywhere.Is(WithoutNoise, TwiceJsd, Differences),
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Corollary =
        new("corollary", "Corollary 3.2, both sides, and the gradient without noise in the generator", _ => Measure()) { Random = false };

    static readonly Sweep<Row, Place> Everywhere = new("noise and theta", row => row.Corollary);
    static readonly Quantity<Place> WithNoise = new("the gradient with noise in the generator", at => at.WithNoise);
    static readonly Quantity<Place> WithoutNoise = new("the gradient without noise in the generator", at => at.WithoutNoise);
    static readonly Expected<Place> TwiceJsd = new("d/dtheta 2 JSD", (_, at) => at.TwiceJensenShannon);
    static readonly Tolerance Differences = Tolerance.Absolute(
        1e-6, "central differences of quadrature at step sd / 1000 err by the third derivative times step^2 / 6, about 1e-7");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var places = measurements.Points(row => row.Corollary);
        yield return new Figure("corollary", "With noise in the generator its gradient is that of 2 JSD")
        {
            Paper = new PaperLocus("TPM", "Corollary 3.2"),
            Caption = "The generator's gradient in θ with the optimal D between noisy laws, by automatic differentiation. With noise in "
                + "the generator it is the gradient of 2 JSD (dots: finite differences of quadrature), and without it is not. Less noise "
                + "brings it nearer to 0.",
            AltText = "Four panels of gradient against theta from -1 to 3, for noise 0.25, 0.5, 1 and 2. The lines with noise in the "
                + "generator run through the dots; the lines without it run beside them.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Panels = [.. Deviations.Select(deviation =>
            {
                var own = places.Where(at => at.Deviation, deviation);
                return new Panel(new Axis("θ", Axis.Dimensionless), new Axis("gradient", Axis.Dimensionless))
                {
                    Title = FormattableString.Invariant($"noise {deviation}"),
                    Traces =
                    [
                        own.Line("noise in the generator", at => at.Theta, at => at.WithNoise),
                        own.Line("no noise in the generator", at => at.Theta, at => at.WithoutNoise),
                        own.Dots("2 dJSD/dθ", at => at.Theta, at => at.TwiceJensenShannon),
                    ],
                };
            })],
        };
    }

    static readonly double[] Data = [0, 0.5, 1], Latents = [-0.2, 0.3, 0.7], Deviations = [0.25, 0.5, 1, 2];

    static Row Measure() => new(
    [
        .. from sd in Deviations
           from theta in Enumerable.Range(-8, 33).Select(i => i / 8.0)
           select new Place(sd, theta, Gradient(theta, sd, noisy: true), Gradient(theta, sd, noisy: false), Slope(theta, sd)),
    ]);

    /// <summary>By automatic differentiation with D* frozen.</summary>
    static double Gradient(double theta, double sd, bool noisy)
    {
        using var scope = NewDisposeScope();
        var place = tensor(theta, dtype: float64, requires_grad: true);
        var latents = tensor(Latents);

        // The mean over eps' by the trapezoidal rule, which for a Gaussian weight is exact to rounding at this spacing.
        var spread = linspace(-9, 9, 1801, dtype: float64);
        var weight = noisy ? (spread.square() * -0.5).exp() * (0.01 / Math.Sqrt(2 * Math.PI)) : ones(1, dtype: float64);
        var noise = noisy ? spread * sd : zeros(1, dtype: float64);
        var samples = place + latents.unsqueeze(1) + noise.unsqueeze(0);
        var (toData, toGenerated) = (LogDensity(tensor(Data)), LogDensity(latents + theta));
        var cost = ((toGenerated - logsumexp(stack([toData, toGenerated]), 0)) * weight).sum() / Latents.Length;
        return autograd.grad([cost], [place])[0].ToDouble();

        Tensor LogDensity(Tensor points) => logsumexp((samples.unsqueeze(2) - points).square() * (-1 / (2 * sd * sd)), 2);
    }

    /// <summary>By central differences of quadrature.</summary>
    static double Slope(double theta, double sd)
    {
        var step = 1e-3 * sd;
        return (Twice(theta + step) - Twice(theta - step)) / (2 * step);

        double Twice(double at) => new SmoothedPoints(Data, Latents, at, sd).TwiceJensenShannon(new(1e-13, 1e-12)).Value;
    }

    internal sealed record Row(IReadOnlyList<Place> Corollary);

    /// <summary>d/dtheta of E log(1 - D*(g(z) + eps')), of E log(1 - D*(g(z))), and of 2 JSD(P_{r + eps}, P_{g + eps}).</summary>
    internal sealed record Place(double Deviation, double Theta, double WithNoise, double WithoutNoise, double TwiceJensenShannon);
}
