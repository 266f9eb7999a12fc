using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

namespace Replication.Experiments;

/// <summary>
/// Proposition 1: the optimal adversary is T* = log q(z|x) - log p(z). T is trained between Gaussians on the line, where T* is a parabola.
/// </summary>
static class OptimalAdversary
{
    public static Study<Row> Study => new(
        "optimal-adversary", Paper.AdversarialVariationalBayes, "Proposition 1", "A trained adversary is the logarithm of a density ratio")
    {
        Seeds = AdversarialVariationalBayes.Seeds,
        Arms = [Network, Linear],
        Claims =
        [
            new("optimal-adversary")
            {
                Statement = "A trained adversary matches log q(z) - log p(z) for four Gaussian q. "
                    + "Its root mean square error under q is at most 0.25 nats.",
                Published = "T* = log q(z|x) - log p(z)",
                Formula = @"T^*(x, z) = \log q_\phi(z \mid x) - \log p(z)",
                Criterion = LargestError.AtMost(0.25), On = [Network], Control = [Linear],
            },
        ],
        Figures = Draw,
    };

    static readonly Arm<Row> Network = new(
        "adversary", "T trained between Gaussians on the line", run => new GaussianContrast(linear: false, run).Fit());

    static readonly Arm<Row> Linear = new(
        "adversary-linear", "T restricted to a straight line", run => new GaussianContrast(linear: true, run).Fit());

    static readonly Quantity<Row> LargestError =
        new("largest root mean square of T - T* under q, over four q", row => row.Adversaries.Max(fit => fit.Error));

    static readonly (double Mean, double Sd)[] Posteriors = [(0.8, 0.6), (0, 0.5), (1, 1), (-0.5, 1.5)];   // T* is a line for the third

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var curves = measurements.Points(row => row.AdversaryCurves);
        yield return new Figure("proposition-1", "A trained adversary is the logarithm of a density ratio")
        {
            Paper = new PaperLocus("AVB", "Proposition 1"),
            Caption = "T trained between q and the prior N(0, 1), and T* = log q - log p, for four Gaussian q. Both agree where q or p has "
                + "mass; elsewhere there are no draws. A straight line suffices only where q has the variance of the prior. The figure "
                + "shows 1 seed of 10.",
            AltText = "Four panels of T against z from -3 to 3. The optimal T is a parabola, and a straight line for q = N(1, 1). The "
                + "trained T lies on it where q has mass. The restricted T is a straight line that misses the parabolas.",
            PanelsPerRow = 2,
            ShareX = true,
            Panels = [.. Posteriors.Select(q => new Panel(new Axis("z", Axis.Dimensionless), new Axis("T", "nats") { Range = (-8, 4) })
            {
                Title = FormattableString.Invariant($"q = N({q.Mean}, {q.Sd}²)"),
                Traces =
                [
                    Curve(Network, q, "T* in closed form", point => point.Optimal),
                    Curve(Network, q, "trained T", point => point.Learned),
                    Curve(Linear, q, "T restricted to a line", point => point.Learned),
                ],
            })],
        };

        Line Curve(Arm<Row> arm, (double Mean, double Sd) q, string name, Expression<Func<Point, object?>> y) =>
            curves.Of(arm).Where(point => point.Mean, q.Mean).Where(point => point.Sd, q.Sd).Line(name, point => point.Z, y);
    }

    /// <summary>T between each q and N(0, 1), with nothing built in.</summary>
    /// <param name="linear">Whether T is restricted to a straight line.</param>
    /// <param name="run">Seed, scale and device.</param>
    internal sealed class GaussianContrast(bool linear, Run run)
    {
        const int Batch = 512;                            // draws of q and of p in a step
        const int Judged = 100_000;                       // draws behind a reported error
        readonly double _rate = linear ? 0.02 : 2e-3;     // Adam's, to 0 along a cosine; two numbers need larger steps than 4353
        readonly Draws _draws = new(run.Seed, device(run.Device));

        /// <summary>Steps of the adversary; 0 leaves it as it was drawn.</summary>
        public int Steps { get; init; } = run.Steps(smoke: 20, standard: 2000);

        /// <summary>Which of the two samples is called q: true exchanges them, which turns T's sign.</summary>
        public bool Exchanged { get; init; }

        public Row Fit()
        {
            using var scope = NewDisposeScope();
            var (fits, curves) = (new List<Fitted>(), new List<Point>());
            foreach (var (mean, sd) in Posteriors)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"T of N({mean}, {sd}^2)");
                using var initial = _draws.Stream($"{name}: weights");
                using var data = _draws.Stream($"{name}: data");
                Span<long> widths = linear ? [1, 1] : [1, 64, 64, 1];
                var network = GlorotMlp.Create(initial, _draws.Device, widths);
                Adversary.Train(network, () => Pair(mean, sd, data), Steps, _rate);
                fits.Add(Compare(network, new(mean, sd), data));
                if (run.Replicate == 0) curves.AddRange(Curve(network, new(mean, sd)));
            }

            return new(fits, curves);
        }

        (Tensor, Tensor) Pair(double mean, double sd, Generator data)
        {
            var (posterior, prior) = (Normal(Batch, data) * sd + mean, Normal(Batch, data));
            return Exchanged ? (prior, posterior) : (posterior, prior);
        }

        Fitted Compare(Sequential network, GaussianAdversary q, Generator data)
        {
            using var scope = NewDisposeScope();
            using var guard = no_grad();
            var z = Normal(Judged, data) * q.Sd + q.Mean;
            var learned = network.call(z).to(float64);
            var wide = z.to(float64);
            var optimal = wide.square() * 0.5 - ((wide - q.Mean) / q.Sd).square() * 0.5 - Math.Log(q.Sd);
            var error = (learned - optimal).square().mean().sqrt().ToDouble();
            return new(q.Mean, q.Sd, error, learned.mean().ToDouble(), q.KullbackLeibler);
        }

        IEnumerable<Point> Curve(Sequential network, GaussianAdversary q)
        {
            using var scope = NewDisposeScope();
            using var guard = no_grad();
            float[] places = [.. Enumerable.Range(-15, 31).Select(i => i / 5f)];
            var values = network.call(tensor(places, device: _draws.Device).view(-1, 1)).cpu().data<float>().ToArray();
            return [.. places.Select((z, i) => new Point(q.Mean, q.Sd, Math.Round(z, 1), values[i], q.At(z)))];
        }

        Tensor Normal(long count, Generator data) => randn(count, 1, generator: data, device: _draws.Device);
    }

    /// <param name="Adversaries">Trained adversaries and their optima.</param>
    /// <param name="AdversaryCurves">T and T* along the line, from the first replicate.</param>
    internal sealed record Row(IReadOnlyList<Fitted> Adversaries, IReadOnlyList<Point> AdversaryCurves);

    /// <param name="Mean">q's mean.</param>
    /// <param name="Sd">q's standard deviation.</param>
    /// <param name="Error">Root mean square of T - T* under q, where the bound uses it.</param>
    /// <param name="Divergence">E_q T, the divergence that T reports.</param>
    /// <param name="ExactDivergence">KL(q||p).</param>
    internal sealed record Fitted(double Mean, double Sd, double Error, double Divergence, double ExactDivergence);

    /// <param name="Mean">q's mean.</param>
    /// <param name="Sd">q's standard deviation.</param>
    /// <param name="Z">The place.</param>
    /// <param name="Learned">T(z).</param>
    /// <param name="Optimal">T*(z).</param>
    internal sealed record Point(double Mean, double Sd, double Z, double Learned, double Optimal);
}
