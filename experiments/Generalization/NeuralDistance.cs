using Replication.Oracles.ClosedForms.Generalization;
using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;
using Replication.Oracles.Transport;

namespace Replication.Experiments;

/// <summary>
/// Theorem 3.3 (3.1 of the final version): the distance that discriminators of n parameters see between samples of one law falls as
/// m^(-1/2). Linear discriminators have it in closed form; small networks are trained, their parameters kept in a ball as the theorem asks.
/// </summary>
static class NeuralDistance
{
    public static Study<Row> Study => new(
        "neural-distance", Paper.GeneralizationAndEquilibrium, "Theorem 3.3", "What small discriminators see falls as m^(-1/2)")
    {
        Seeds = Generalization.Seeds,
        Arms = [Linear, Network, Wasserstein],
        Claims =
        [
            new("linear-distance-generalises")
            {
                Statement = "The distance that linear discriminators see between N(0, I/d) and m draws is 1/sqrt(m).",
                Published = "m^(-1/2)",
                Formula = @"\max_{\|v\| \le 1} |\mathbb{E}_{\hat\mu} \langle v, x \rangle| = \|\bar x\| \approx m^{-1/2}",
                Criterion = Exponent.MeanIs(-0.5, 0.05).And(ShareOfClosedForm.MeanIs(1, 0.03)),
                On = [Linear], Control = [Wasserstein],
            },
            new("network-distance-generalises")
            {
                Statement = "The distance that a network of 833 parameters sees between two samples of one law falls as m^(-1/2).",
                Published = "m^(-1/2)",
                Formula = @"|d_{NN}(\hat\mu, \hat\nu) - d_{NN}(\mu, \nu)| \le \varepsilon"
                    + @" \;\text{ for }\; m \ge C n \log(\cdot) / \varepsilon^2",
                Criterion = Exponent.MeanIs(-0.5, 0.1),     // an ascent finds the maximum up to a tenth or so
                On = [Network], Control = [Wasserstein],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Linear = new("linear", "linear discriminators, in closed form, d = 500", MeasureLinear);
    internal static readonly Arm<Row> Network = new("network", "networks of 16 hidden units in a ball, d = 50", MeasureNetwork);
    internal static readonly Arm<Row> Wasserstein = new(    // every 1-Lipschitz critic: capacity without a bound
        "wasserstein", "all 1-Lipschitz critics: W, exact, d = 500", MeasureWasserstein);

    static readonly Quantity<Row> Exponent = new(
        "exponent of m in the distance",
        row => LeastSquaresLine.FitPowerLaw([.. row.Seen.Select(at => (double)at.Samples)], [.. row.Seen.Select(at => at.Value)]).Slope);
    static readonly Quantity<Row> ShareOfClosedForm = new(
        "distance as a share of its closed form, mean over m",
        row => row.Seen.Average(at => at.Value / HighDimensionalGaussian.LinearDiscriminatorDistance(Dimension, at.Samples)));

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var seen = measurements.Points(row => row.Seen);
        yield return new Figure("neural-distance", "The distance that critics see between samples of one law")
        {
            Paper = new PaperLocus("MIX+GAN", "Theorem 3.3"),
            Caption = "Linear discriminators and small networks see a distance that falls as the inverse root of the sample size; all "
                + "1-Lipschitz critics together, which is W, see one that hardly falls. Each line is one seed.",
            AltText = "Log-log lines over sample sizes. Those of linear discriminators and of networks fall in parallel with slope -1/2; "
                + "those of W are nearly level.",
            Panels =
            [
                new Panel(
                    new Axis("draws in each sample m", Axis.Dimensionless) { Log = true },
                    new Axis("distance", Axis.Dimensionless) { Log = true })
                {
                    Traces =
                    [
                        .. Lines("all 1-Lipschitz critics (W)", Wasserstein),
                        .. Lines("network", Network),
                        .. Lines("linear", Linear),
                    ],
                },
            ],
        };

        IEnumerable<Trace> Lines(string name, Arm<Row> arm) => seen.Of(arm).LinePerSeed(name, at => at.Samples, at => at.Value);
    }

    const int Dimension = 500;              // as in the study of samples, where W stays above 1.1
    const int NetworkDimension = 50;
    const int Hidden = 16;
    const double Ball = 5;                  // radius for the parameters: in the unit ball a network is nearly linear
    const double Rate = 0.5;                // length of a step, falling as 1/sqrt(step)

    static int[] Sizes(int first, int count) => [.. Enumerable.Range(0, count).Select(power => first << power)];

    static Row MeasureLinear(Run run)
    {
        var stream = new RandomStream("linear", run.Seed);
        return new([.. Sizes(64, run.Scale == Scale.Smoke ? 3 : 7).Select(count => new Sight(count, Seen(count)))]);

        // The length of the mean of the draws.
        double Seen(int count) => Math.Sqrt(Enumerable.Range(0, Dimension).Sum(_ =>
            Math.Pow(Enumerable.Range(0, count).Average(_ => stream.NextGaussian()), 2) / Dimension));
    }

    static Row MeasureWasserstein(Run run)
    {
        var stream = new RandomStream("wasserstein", run.Seed);
        double[][] Sample(int count) => SampleDistances.Gaussian(Dimension, count, stream);
        return new(
        [
            .. from count in Sizes(25, run.Scale == Scale.Smoke ? 3 : 4)
               select new Sight(count, ExactTransport.Solve(Sample(count), Sample(count), GroundCost.Euclidean).Value),
        ]);
    }

    /// <summary>The networks' distance between two samples of each size.</summary>
    static Row MeasureNetwork(Run run)
    {
        using var everything = NewDisposeScope();
        using var stream = new Draws(run.Seed, device(run.Device)).Stream("network");
        var steps = run.Steps(smoke: 20, standard: 150);
        return new([.. Sizes(256, run.Scale == Scale.Smoke ? 3 : 6).Select(count => new Sight(count, Seen(count)))]);

        double Seen(int count)
        {
            using var scope = NewDisposeScope();
            var x = randn(2 * count, NetworkDimension, generator: stream, device: stream.device) / Math.Sqrt(NetworkDimension);
            var signs = cat([ones(count, 1, device: stream.device), -ones(count, 1, device: stream.device)]) / count;
            var v = randn(Hidden * (NetworkDimension + 2) + 1, generator: stream, device: stream.device);
            v = v * (Ball / v.norm());
            for (var step = 1; step <= steps; step++)
            {
                using var one = NewDisposeScope();
                v.requires_grad = true;
                var gradient = autograd.grad([(D(x, v) * signs).sum()], [v])[0];
                using var guard = no_grad();
                var moved = v + gradient * (Rate / Math.Sqrt(step) / gradient.norm());
                v = (moved * (Ball / moved.norm()).clamp_max(1)).MoveToOuterDisposeScope();
            }
            return (D(x, v) * signs).sum().ToDouble();
        }

        // sigmoid(a . tanh(W x + b) + c), values in [0, 1].
        static Tensor D(Tensor x, Tensor v)
        {
            var weights = v.narrow(0, 0, Hidden * NetworkDimension).view(Hidden, NetworkDimension);
            var biases = v.narrow(0, Hidden * NetworkDimension, Hidden);
            var outer = v.narrow(0, Hidden * (NetworkDimension + 1), Hidden).unsqueeze(1);
            return (x.matmul(weights.t()) + biases).tanh().matmul(outer).add(v[-1]).sigmoid();
        }
    }

    internal sealed record Row(IReadOnlyList<Sight> Seen);

    /// <summary>The distance that is seen with so many draws in each sample.</summary>
    internal sealed record Sight(int Samples, double Value);
}
