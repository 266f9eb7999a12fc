using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;
using Replication.Oracles.Quadrature;
using Tolerance = Replication.Evidence.Tolerance;

namespace Replication.Experiments;

/// <summary>
/// Proposition 2: under q the gradient of T* with respect to the parameters of q is 0 in expectation. T* of q = N(mean, sd^2) against N(0,
/// 1) is differentiated automatically at the nodes of a Gauss-Hermite rule.
/// </summary>
static class ZeroExpectation
{
    public static Study<Row> Study => new(
        "zero-expectation", Paper.AdversarialVariationalBayes, "Proposition 2", "The encoder may treat the adversary as a constant")
    {
        Arms = [UnderPosterior, UnderPrior],
        Claims =
        [
            new("zero-expectation")
            {
                Statement = "Under q, the gradient of T* with respect to the parameters of q is 0 in expectation. "
                    + "The gradient of the divergence is the gradient along the path z(phi), T* held constant.",
                Published = "E grad_phi T* = 0",
                Formula = @"\mathrm{E}_{q_\phi(z \mid x)}\, \nabla_\phi T^*(x, z) = 0",
                Criterion = Grid.Is(Largest, 0, Rounding).And(Grid.Is(PathError, 0, Rounding)),
                On = [UnderPosterior], Control = [UnderPrior],
            },
        ],
        Figures = Draw,
    };

    static readonly Arm<Row> UnderPosterior =
        new("slopes", "gradient of T* under q", _ => Measure(underPosterior: true)) { Random = false };

    static readonly Arm<Row> UnderPrior =
        new("slopes-prior", "gradient of T* under the prior", _ => Measure(underPosterior: false)) { Random = false };

    static readonly Sweep<Row, Slope> Grid = new("q on the grid", row => row.Slopes);

    static readonly Quantity<Slope> Largest =
        new("the larger of |E dT*/dmean|, |E dT*/dsd|", slope => Math.Max(Math.Abs(slope.MeanSlope), Math.Abs(slope.SdSlope)));

    static readonly Quantity<Slope> PathError = new(
        "gradient of E T* along the path, T* held constant, minus that of KL(q||p)",
        slope => Math.Max(Math.Abs(slope.PathMean - slope.DivergenceMean), Math.Abs(slope.PathSd - slope.DivergenceSd)));

    static readonly Tolerance Rounding =
        Tolerance.Absolute(1e-9, "automatic differentiation and quadrature in double precision; terms reach 1e3 and cancel");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var slopes = measurements.Points(row => row.Slopes).Where(slope => slope.Sd, 0.6);
        yield return new Figure("proposition-2", "Under q the gradient of T* is 0 in expectation")
        {
            Paper = new PaperLocus("AVB", "Proposition 2"),
            Caption = "Expected gradient of T* in the parameters of q, z held constant, for q = N(mean, 0.6²). Under q it is 0, so T may "
                + "be treated as a constant when the network of q is trained. Under the prior it is not 0. Both are computed by automatic "
                + "differentiation and quadrature.",
            AltText = "Two panels of the expected gradient against the mean of q, with respect to the mean and to the standard deviation. "
                + "Under q both are 0 everywhere. Under the prior the first is a falling line and the second a parabola.",
            PanelsPerRow = 2,
            ShareX = true,
            Panels = [Panel("in the mean", slope => slope.MeanSlope), Panel("in the standard deviation", slope => slope.SdSlope)],
        };

        Panel Panel(string title, Expression<Func<Slope, object?>> y) =>
            new(new Axis("mean of q", Axis.Dimensionless), new Axis("E ∇T*", "nats per unit"))
            {
                Title = title,
                Traces =
                [
                    slopes.Of(UnderPosterior).Line("expected under q", slope => slope.Mean, y) with { Markers = true },
                    slopes.Of(UnderPrior).Line("expected under the prior", slope => slope.Mean, y) with { Markers = true },
                ],
            };
    }

    const int Nodes = 64;                                    // T* is a parabola in z, for which the rule is exact
    static readonly double[] Means = [-2.0, -0.5, 0.8, 3];   // no pair of mean and sd is the prior
    static readonly double[] Sds = [0.1, 0.6, 1.5];

    /// <param name="underPosterior">Whether the expectation is taken under q, as the proposition has it, or under the prior.</param>
    static Row Measure(bool underPosterior) => new([.. Means.SelectMany(mean => Sds.Select(sd => At(mean, sd, underPosterior)))]);

    static Slope At(double mean, double sd, bool underPosterior)
    {
        using var scope = NewDisposeScope();
        var rule = new GaussHermite(Nodes);
        var (nodes, weights) = (tensor(rule.Nodes.ToArray()), tensor(rule.Weights.ToArray()));
        Tensor mu = tensor(mean, requires_grad: true), s = tensor(sd, requires_grad: true);
        var draws = underPosterior ? nodes * sd + mean : nodes;
        var constant = autograd.grad([(weights * Optimal(draws, mu, s)).sum()], [mu, s]);
        var path = autograd.grad([(weights * Optimal(nodes * s + mu, tensor(mean), tensor(sd))).sum()], [mu, s]);
        return new(
            mean, sd, constant[0].ToDouble(), constant[1].ToDouble(), path[0].ToDouble(), path[1].ToDouble(), mean, sd - 1 / sd);
    }

    /// <summary>T* = log q - log p, as <see cref="GaussianAdversary.At"/>, with a graph to all three.</summary>
    static Tensor Optimal(Tensor z, Tensor mean, Tensor sd) => z.square() * 0.5 - ((z - mean) / sd).square() * 0.5 - sd.log();

    internal sealed record Row(IReadOnlyList<Slope> Slopes);

    /// <param name="Mean">q's mean.</param>
    /// <param name="Sd">q's standard deviation.</param>
    /// <param name="MeanSlope">E dT*/dmean, z held constant.</param>
    /// <param name="SdSlope">E dT*/dsd, z held constant.</param>
    /// <param name="PathMean">d/dmean of E T*(mean + sd e), T* held constant: what Algorithm 1 descends.</param>
    /// <param name="PathSd">d/dsd of the same.</param>
    /// <param name="DivergenceMean">dKL(q||p)/dmean in closed form.</param>
    /// <param name="DivergenceSd">dKL(q||p)/dsd in closed form.</param>
    internal sealed record Slope(
        double Mean, double Sd, double MeanSlope, double SdSlope, double PathMean, double PathSd, double DivergenceMean,
        double DivergenceSd);
}
