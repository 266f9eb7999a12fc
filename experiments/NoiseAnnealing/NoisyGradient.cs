namespace Replication.Experiments;

/// <summary>
/// Theorem 3.2 in the plane: both sides of the generator's gradient under the optimal D* between two noisy laws, in float64. P_r is
/// uniform on 32 points of a circle. P_g is uniform on an ellipse g(z) = A z + b that runs through it, so that some samples are likelier
/// under P_r and some under P_g.
/// </summary>
static class NoisyGradient
{
    public static Study<Row> Study => new(
        "gradient", Paper.TowardsPrincipledMethods, "Theorem 3.2", "D* pulls samples towards data and pushes them off each other")
    {
        Arms = [Theorem, Exchanged, OtherDiscriminator, EqualLaws],
        Claims =
        [
            new("gradient")
            {
                Statement = "D* between noisy laws pulls the generator towards data with weight a and pushes it off its own samples with "
                    + "weight b.",
                Published = "a pull - b push",
                Formula = @"\mathbb{E}_z[\nabla_\theta \log(1 - D^*(g_\theta(z)))] \quad = \mathbb{E}_z\Big[a(z) \int P_\epsilon(g - y) "
                    + @"\nabla_\theta \|g - y\|^2 dP_r(y) - b(z) \int P_\epsilon(g - y) \nabla_\theta \|g - y\|^2 dP_g(y)\Big]",
                Criterion = Everywhere.Is(ByAutograd, ByFormula, Rounding), On = [Theorem], Control = [OtherDiscriminator],
            },
            new("repulsion-by-prose")
            {
                Locus = "Section 3, after Theorem 3.2",
                Statement = "Samples that are more probable under P_g than under P_r have b > a: the prose, as worded.",
                Published = "b > a where P_g > P_r",
                Formula = @"P_{g+\epsilon} > P_{r+\epsilon} \Rightarrow b > a",
                Criterion = AgreesWithProse.Meets(Requirement.Exactly(1)), On = [Theorem], Control = [EqualLaws],
            },
            new("repulsion-by-theorem")
            {
                Statement = "b > a exactly where P_r exceeds P_g: what the theorem says in the place of the prose after it.",
                Published = "b > a where P_r > P_g",
                Formula = @"b > a \Leftrightarrow P_{r+\epsilon} > P_{g+\epsilon}",
                Criterion = AgreesWithTheorem.Meets(Requirement.Exactly(1)), On = [Theorem], Control = [Exchanged],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Theorem = new("gradient", "Theorem 3.2, both sides", _ => Measure()) { Random = false };
    internal static readonly Arm<Row> Exchanged =
        new("gradient-exchanged", "the same with a and b exchanged", _ => Measure(exchanged: true)) { Random = false };
    static readonly Arm<Row> OtherDiscriminator =       // breaks the theorem's assumption
        new("gradient-other-d", "the same with D* of twice the noise", _ => Measure(discriminatorNoise: 2)) { Random = false };
    static readonly Arm<Row> EqualLaws = new("gradient-equal", "the same with P_r = P_g", _ => Measure(equalLaws: true)) { Random = false };

    static readonly Sweep<Row, Partial> Everywhere = new("noise and parameters", row => row.Components);
    static readonly Quantity<Partial> ByAutograd = new("the gradient by automatic differentiation", one => one.Automatic);
    static readonly Expected<Partial> ByFormula = new("Theorem 3.2's formula", (_, one) => one.Formula);
    static readonly Tolerance Rounding = Tolerance.Absolute(1e-12, "both sides are computed to double precision");

    static readonly Quantity<Row> AgreesWithTheorem = new(
        "share of samples with b > a exactly if P_r > P_g",
        row => Share(row.Weights, one => (one.WeightRatio > 1) == (one.DensityRatio > 1)));
    static readonly Quantity<Row> AgreesWithProse = new(
        "share of the samples with P_g > P_r that have b > a",
        row => Share([.. row.Weights.Where(one => one.DensityRatio < 1)], one => one.WeightRatio > 1));

    static double Share(IReadOnlyList<Weight> samples, Func<Weight, bool> holds) =>
        samples.Count == 0 ? double.NaN : samples.Average(one => holds(one) ? 1.0 : 0);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var weights = measurements.Points(row => row.Weights).Where(one => one.DensityRatio, ratio => ratio > 1e-3);
        yield return new Figure("weights", "The push b exceeds the pull a where the data are the likelier, not the less likely")
        {
            Paper = new PaperLocus("TPM", "Theorem 3.2 and the prose after it"),
            Caption = "b / a against P_r / P_g at the generator's samples where P_r / P_g exceeds 0.001, for five noises. By the theorem "
                + "both ratios are the same, so b > a where P_r > P_g (upper right). The prose after it needs a and b exchanged.",
            AltText = "Log-log scatter. The theorem's weights lie on the rising diagonal, through (1, 1); the prose's on the falling one.",
            Panels =
            [
                new Panel(new Axis("P_r / P_g", Axis.Dimensionless) { Log = true }, new Axis("b / a", Axis.Dimensionless) { Log = true })
                {
                    Traces =
                    [
                        weights.Of(Theorem).Dots("theorem", one => one.DensityRatio, one => one.WeightRatio),
                        weights.Of(Exchanged).Dots("prose", one => one.DensityRatio, one => one.WeightRatio),
                    ],
                    References = [new HorizontalLine("a = b", One), new Figures.VerticalLine("P_r = P_g", One)],
                },
            ],
        };
    }

    static Level One => Level.ClosedForm("1", 1);

    const int Points = 32;
    static readonly double[] Deviations = [0.2, 0.3, 0.5, 1, 2];
    static readonly double[] Ellipse = [2.4, 0.6, -0.4, 2, 0.8, 0.3];       // A row by row, and b

    static Tensor OnCircle => new Circle([0, 0], 0.5).EvenlySpaced(Points); // the data, and the latents

    static Tensor Generate(Tensor parameters) =>
        matmul(OnCircle, parameters.narrow(0, 0, 4).reshape(2, 2).t()) + parameters.narrow(0, 4, 2);

    /// <param name="discriminatorNoise">A factor on the noise that D* is optimal for.</param>
    /// <param name="exchanged">Whether the formula's a and b change places, as the prose after the theorem has them.</param>
    /// <param name="equalLaws">Whether P_r is on P_g's own points.</param>
    static Row Measure(double discriminatorNoise = 1, bool exchanged = false, bool equalLaws = false)
    {
        using var scope = NewDisposeScope();
        var data = equalLaws ? Generate(tensor(Ellipse)) : OnCircle;
        NoisyLaws[] laws = [.. Deviations.Select(sd => new NoisyLaws(sd, data, sd * discriminatorNoise, exchanged))];
        return new([.. laws.SelectMany(one => one.Components())], [.. laws.SelectMany(one => one.Weights())]);
    }

    /// <summary>P_r and P_g with N(0, sd^2 I) added, and the generator's gradient by D* and by the formula.</summary>
    sealed class NoisyLaws(double sd, Tensor data, double discriminatorSd, bool exchanged)
    {
        readonly double[][] _data = Rows(data), _generated = Rows(Generate(tensor(Ellipse))), _latents = Rows(OnCircle);

        public IEnumerable<Partial> Components() => Automatic().Select((value, k) => new Partial(sd, k, value, Formula(k)));

        public IEnumerable<Weight> Weights() => _generated.Select(at =>
        {
            var (a, b) = WeightsAt(at);
            return new Weight(sd, Density(at, _data) / Density(at, _generated), b / a);
        });

        /// <summary>The left side: automatic differentiation of E log(1 - D*(g(z))) with D* frozen.</summary>
        double[] Automatic()
        {
            using var scope = NewDisposeScope();
            var parameters = tensor(Ellipse, requires_grad: true);
            var samples = Generate(parameters);
            var (toData, toGenerated) = (LogDensity(data), LogDensity(samples.detach()));
            var cost = (toGenerated - logsumexp(stack([toData, toGenerated]), 0)).mean();
            return autograd.grad([cost], [parameters])[0].data<double>().ToArray();

            // Up to the normaliser, which D* does not see.
            Tensor LogDensity(Tensor points) => logsumexp(
                (samples.unsqueeze(1) - points.unsqueeze(0)).square().sum(2) * (-1 / (2 * discriminatorSd * discriminatorSd)), 1);
        }

        /// <summary>The right side in a parameter, written out.</summary>
        double Formula(int k) => _generated.Zip(_latents, (at, z) => k < 4 ? Force(at, k / 2) * z[k % 2] : Force(at, k - 4)).Sum();

        double Force(double[] at, int coordinate)
        {
            var (a, b) = WeightsAt(at);
            return (a * Pull(at, _data, coordinate) - b * Pull(at, _generated, coordinate)) / Points;
        }

        (double A, double B) WeightsAt(double[] at)
        {
            double r = Density(at, _data), g = Density(at, _generated);
            var a = 1 / (2 * sd * sd * (r + g));
            var b = a * r / g;
            return exchanged ? (b, a) : (a, b);
        }

        double Density(double[] at, double[][] points) => points.Average(point => Kernel(at, point));

        /// <summary>E_y P_eps(x - y) 2 (x - y): the gradient of ||x - y||^2 in x, weighted by the noise's density.</summary>
        double Pull(double[] at, double[][] points, int coordinate) =>
            points.Average(point => Kernel(at, point) * 2 * (at[coordinate] - point[coordinate]));

        double Kernel(double[] at, double[] point)
        {
            var square = (at[0] - point[0]) * (at[0] - point[0]) + (at[1] - point[1]) * (at[1] - point[1]);
            return Math.Exp(-square / (2 * sd * sd)) / (2 * Math.PI * sd * sd);
        }

        static double[][] Rows(Tensor points) => [.. points.data<double>().ToArray().Chunk(2)];
    }

    internal sealed record Row(IReadOnlyList<Partial> Components, IReadOnlyList<Weight> Weights);

    /// <summary>The derivative in a parameter, both ways: 0 to 3 are of A, 4 and 5 of b.</summary>
    internal sealed record Partial(double Deviation, int Component, double Automatic, double Formula);

    /// <summary>P_{r + eps} / P_{g + eps} and b / a at one sample of the generator.</summary>
    internal sealed record Weight(double Deviation, double DensityRatio, double WeightRatio);
}
