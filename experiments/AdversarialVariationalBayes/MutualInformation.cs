using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

namespace Replication.Experiments;

/// <summary>
/// Corollary 4: where q is the true posterior, T* is the pointwise mutual information (PMI) of x and z. The model is z ~ N(0, 1),
/// x = z + N(0, 1/4), whose mutual information is log(5) / 2.
/// </summary>
static class MutualInformation
{
    public static Study<Row> Study => new(
        "mutual-information", Paper.AdversarialVariationalBayes, "Corollary 4",
        "With the true posterior, the adversary is the mutual information")
    {
        Seeds = AdversarialVariationalBayes.Seeds,
        Arms = [True, Wide],
        Claims =
        [
            new("mutual-information")
            {
                Statement = "With q the true posterior, the trained adversary matches the pointwise mutual information of x and z "
                    + "to within 0.15 nats.",
                Published = "T* = log p(x, z) / (p(x) p(z))",
                Formula = @"T^*(x, z) = \log \frac{p(x, z)}{p(x)\, p(z)}",
                Criterion = Error.AtMost(0.15), On = [True], Control = [Wide],
            },
        ],
        Figures = Draw,
    };

    static readonly Arm<Row> True = new(
        "information", "T trained against the exact posterior of a linear-Gaussian model",
        run => new InformationContrast(widening: 1, run).Fit());

    static readonly Arm<Row> Wide = new(
        "information-wide", "T trained against a posterior twice as wide", run => new InformationContrast(widening: 2, run).Fit());

    static readonly Quantity<Row> Error = new("root mean square of T - PMI under p(x, z)", row => row.InformationError);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var points = measurements.Points(row => row.InformationPoints).OrderBy(point => point.Exact);
        yield return new Figure("corollary-4", "With the true posterior, the adversary is the pointwise mutual information")
        {
            Paper = new PaperLocus("AVB", "Corollary 4"),
            Caption = "The trained adversary and the exact pointwise mutual information at 300 draws of a linear-Gaussian model, x = z + "
                + "N(0, 1/4). With q the posterior they agree. With q twice as wide, T is another function. The figure shows 1 seed of "
                + "10.",
            AltText = "Two scatter panels of T against the exact pointwise mutual information. With the true posterior the dots lie on the "
                + "diagonal. With a posterior twice as wide most dots lie below it and the rest scatter far above.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Panels = [Panel("q is the posterior", True), Panel("q is twice as wide", Wide)],
        };

        Panel Panel(string title, Arm<Row> arm) => new(new Axis("log p(x, z) / (p(x) p(z))", "nats"), new Axis("T(x, z)", "nats"))
        {
            Title = title,
            Traces =
            [
                points.Of(arm).Dots("trained T", point => point.Exact, point => point.Learned),
                points.Of(arm).Line("equality", point => point.Exact, point => point.Exact),
            ],
        };
    }

    /// <summary>T on (x, z), with nothing built in.</summary>
    /// <param name="widening">q's standard deviation in units of the posterior's: 1 at the corollary's equilibrium.</param>
    /// <param name="run">Seed, scale and device.</param>
    internal sealed class InformationContrast(double widening, Run run)
    {
        const int Batch = 512;          // draws of q and of p in a step
        const int Judged = 100_000;     // draws behind the reported error
        const int Shown = 300;          // draws in the figure
        const double Rate = 2e-3;       // Adam's, to 0 along a cosine

        static readonly LinearGaussianInformation Model = new(1, 0.5);

        readonly Draws _draws = new(run.Seed, device(run.Device));

        /// <summary>Steps of the adversary; 0 leaves it as it was drawn.</summary>
        public int Steps { get; init; } = run.Steps(smoke: 20, standard: 2000);

        public Row Fit()
        {
            using var scope = NewDisposeScope();
            using var initial = _draws.Stream("information: weights");
            using var data = _draws.Stream("information: data");
            var network = GlorotMlp.Create(initial, _draws.Device, 2, 64, 64, 1);
            Adversary.Train(network, () => Pair(Batch, widening, data), Steps, Rate);

            using var guard = no_grad();
            var joint = Pair(Judged, 1, data).Posterior;
            var learned = network.call(joint).view(-1).to(float64).cpu().data<double>().ToArray();
            var pairs = joint.to(float64).cpu().data<double>().ToArray();
            Point[] points =
            [
                .. learned.Select((t, i) => new Point(
                    pairs[2 * i], pairs[2 * i + 1], t, Model.PointwiseMutualInformation(pairs[2 * i], pairs[2 * i + 1]))),
            ];
            return new(
                Math.Sqrt(points.Average(point => (point.Learned - point.Exact) * (point.Learned - point.Exact))),
                points.Average(point => point.Learned),
                run.Replicate == 0 ? points[..Shown] : []);
        }

        /// <summary>x with z from q(z|x), and the same x with z from the prior.</summary>
        (Tensor Posterior, Tensor Prior) Pair(long count, double width, Generator data)
        {
            var (slope, sd) = (Model.Posterior(1).Mean, Model.Posterior(0).Sd * width);
            Tensor Normal() => randn(count, 1, generator: data, device: _draws.Device);
            var x = Normal() * Model.Weight + Normal() * Model.NoiseSd;
            return (cat([x, x * slope + Normal() * sd], 1), cat([x, Normal()], 1));
        }
    }

    /// <param name="InformationError">Root mean square of T - PMI under p(x, z).</param>
    /// <param name="Information">The mean of T there.</param>
    /// <param name="InformationPoints">T and the PMI at some draws, from the first replicate.</param>
    internal sealed record Row(double InformationError, double Information, IReadOnlyList<Point> InformationPoints);

    /// <param name="X">The observed.</param>
    /// <param name="Z">The latent.</param>
    /// <param name="Learned">T(x, z).</param>
    /// <param name="Exact">log p(x, z) / (p(x) p(z)).</param>
    internal sealed record Point(double X, double Z, double Learned, double Exact);
}
