using Replication.Oracles.Divergences;
using Best = Replication.Oracles.Divergences.OptimalDiscriminator;

namespace Replication.Experiments;

/// <summary>
/// Proposition 1: for a fixed generator the best discriminator is p / (p + q). Networks are trained between N(0, 1) and five Gaussians and
/// compared with it point by point. The value that they reach is compared with Theorem 1's.
/// </summary>
static class BestDiscriminator
{
    public static Study<Row> Study => new("proposition-1", Paper.Gan, "Proposition 1", "A trained discriminator is p / (p + q)")
    {
        Seeds = 10,
        Deviation = "The paper proves the proposition for any function D; ours are networks of width 32 between Gaussians on the line.",
        Arms = [Network, Linear, Hasty],
        Claims =
        [
            new("best-discriminator")
            {
                Statement = "A trained discriminator equals p / (p + q) up to 0.05 at every point where either law has mass.",
                Published = "D* = p / (p + q)",
                Formula = @"D^*_G(x) = \frac{p_{data}(x)}{p_{data}(x) + p_g(x)}",
                Criterion = Error.AtMost(PointwiseMargin), On = [Network], Control = [Linear],
            },
            new("linear-logit-suffices-for-shifts")
            {
                Statement = "A linear logit reaches p / (p + q) between Gaussians of equal variance, and not of unequal variance.",
                Published = "D* = p / (p + q)",
                Formula = @"\log \frac{N(x; 0, 1)}{N(x; m, 1)} = \frac{m^2}{2} - m x",
                Criterion = ErrorBetweenShifted.AtMost(PointwiseMargin), On = [Linear],
                Control = [Linear], ControlCriterion = ErrorBetweenSpread.AtMost(PointwiseMargin),
            },
            new("trained-value")
            {
                Locus = "Theorem 1",
                Statement = "The value V of a trained discriminator is -log 4 + 2 JSD, up to 0.01 nats.",
                Published = "-log 4 + 2 JSD",
                Formula = @"\max_D V(G, D) = -\log 4 + 2 \, \mathrm{JSD}(p_{data} \| p_g)",
                Criterion = ValueError.AtMost(0.01), On = [Network], Control = [Hasty],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Network = new(
        "network", "D of two hidden layers, trained on fresh samples", run => new TrainedDiscriminator(run).Measure());
    internal static readonly Arm<Row> Linear = new(
        "linear", "D with a linear logit, trained the same way", run => new TrainedDiscriminator(run) { Linear = true }.Measure());
    internal static readonly Arm<Row> Hasty = new(
        "hasty", "D of two hidden layers after 20 steps", run => new TrainedDiscriminator(run) { Steps = 20 }.Measure());

    /// <summary>
    /// The largest difference of two probabilities that does not matter: a twentieth of their range. On seeds that settings were tried on,
    /// the network's was at most 0.03, and a linear logit's too where the variances are equal.
    /// </summary>
    const double PointwiseMargin = 0.05;

    /// <summary>The generators q, against data N(0, 1). The last has a logit that is a parabola.</summary>
    internal static readonly (double Mean, double Sd)[] Generators = [(0.5, 1), (1, 1), (2, 1), (4, 1), (0, 2)];

    static readonly Quantity<Row> Error = new("largest |D - D*|, over five q", row => row.Fits.Max(fit => fit.Error));
    static readonly Quantity<Row> ErrorBetweenShifted = new(
        "largest |D - D*|, over four q of equal variance", row => row.Fits.Where(fit => fit.Sd == 1).Max(fit => fit.Error));
    static readonly Quantity<Row> ErrorBetweenSpread = new(
        "largest |D - D*|, for the q of another variance", row => row.Fits.Where(fit => fit.Sd != 1).Max(fit => fit.Error));
    static readonly Quantity<Row> ValueError = new(
        "largest |V - (-log 4 + 2 JSD)|, over five q", row => row.Fits.Max(fit => Math.Abs(fit.Value - fit.BestValue)));

    static readonly Axis X = new("x", Axis.Dimensionless), Probability = new("D(x)", Axis.Dimensionless) { Range = (0, 1) };

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var curves = measurements.Points(row => row.Curves);
        yield return new Figure("proposition-1", "A trained discriminator is p / (p + q)")
        {
            Paper = new PaperLocus("GAN", "Proposition 1, Figure 1"),
            Caption = "Discriminators trained between data N(0, 1) and a generator's law q, and the closed form D* = p / (p + q). A "
                + "network agrees with it wherever p or q has mass. A linear logit does so for equal variances only. After 20 steps D is "
                + "not yet the best. The figure shows 1 seed of 10, and the central 99 % of p and q.",
            AltText = "Five panels of D against x. D* falls from 1 to 0 for shifted q, more steeply for larger shifts, and is a hump for "
                + "q = N(0, 4). The trained network is on it; the linear logit is on it but for the hump, where it is flat at one half.",
            PanelsPerRow = 3,
            ShareY = true,
            Panels = [.. Generators.Select(q => new Panel(X, Probability)
            {
                Title = FormattableString.Invariant($"q = N({q.Mean}, {q.Sd * q.Sd})"),
                Traces =
                [
                    Curve(Network, q, "D* in closed form", point => point.Best),
                    Curve(Network, q, "trained network", point => point.Trained),
                    Curve(Linear, q, "linear logit", point => point.Trained),
                    Curve(Hasty, q, "network after 20 steps", point => point.Trained),
                ],
            })],
        };

        Line Curve(Arm<Row> arm, (double Mean, double Sd) q, string name, Expression<Func<Point, object?>> y) =>
            curves.Of(arm).Where(point => point.Mean, q.Mean).Where(point => point.Sd, q.Sd).Line(name, point => point.X, y);
    }

    /// <summary>A discriminator trained between N(0, 1) and each q by Adam, its rate falling to 0 along a cosine.</summary>
    /// <param name="run">Seed, scale and device.</param>
    internal sealed class TrainedDiscriminator(Run run)
    {
        const long Width = 32;
        const int Batch = 512;                  // fresh samples of each law in a step
        const double Central = 2.5758;          // standard deviations on either side that hold 99 % of a Gaussian
        const double Tails = 8, Spacing = 0.01; // the grid of the integral V: beyond 8 deviations nothing is left of a Gaussian

        readonly Draws _draws = new(run.Seed, device(run.Device));

        /// <summary>Whether the logit is restricted to a straight line.</summary>
        public bool Linear { get; init; }

        /// <summary>Steps of the training; 0 leaves D as it was drawn.</summary>
        public int Steps { get; init; } = run.Steps(smoke: 20, standard: 1000);

        double Rate => Linear ? 0.2 : 5e-3;     // two numbers, of up to 8, need larger steps than 1153

        public Row Measure()
        {
            using var scope = NewDisposeScope();
            var (fits, curves) = (new List<Fit>(), new List<Point>());
            foreach (var (mean, sd) in Generators)
            {
                var (p, q) = (LineDensity.Gaussian(0, 1), LineDensity.Gaussian(mean, sd));
                using var discriminator = Mlp.InDouble(Train(mean, sd));
                double[] places = [.. Places(Math.Min(-Central, mean - Central * sd), Math.Max(Central, mean + Central * sd), points: 61)];
                Point[] compared = [.. places.Zip(Logits(discriminator, places), (x, logit) =>
                    new Point(mean, sd, x, Best.At(logit, 0), Best.At(p.Log(x), q.Log(x))))];
                fits.Add(new(
                    mean, sd, compared.Max(point => Math.Abs(point.Trained - point.Best)), Value(p, q, mean, sd, discriminator),
                    Best.Value(FDivergences.JensenShannon.Between(p, q).Value)));
                if (run.Replicate == 0) curves.AddRange(compared);
            }

            return new(fits, curves);
        }

        Sequential Train(double mean, double sd)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"D against N({mean}, {sd}^2)");
            using var weights = _draws.Stream($"{name}: weights");
            using var samples = _draws.Stream($"{name}: samples");
            Span<long> widths = Linear ? [1, 1] : [1, Width, Width, 1];
            var discriminator = Mlp.Create(weights, _draws.Device, widths);
            using var fit = new DiscriminatorFit(discriminator);
            for (var step = 1; step <= Steps; step++)
            {
                using var scope = NewDisposeScope();
                fit.Step(Normal(samples), Normal(samples) * sd + mean, LearningRate.Cosine(Rate, step, Steps));
            }

            return discriminator;
        }

        /// <summary>V(G, D) as an integral, by the trapezoidal rule: logits are looked up once, and no sampling noise is left.</summary>
        double Value(LineDensity p, LineDensity q, double mean, double sd, Sequential discriminator)
        {
            var (first, last) = (Math.Min(-Tails, mean - Tails * sd), Math.Max(Tails, mean + Tails * sd));
            double[] places = [.. Places(first, last, (int)Math.Round((last - first) / Spacing) + 1)];
            return places.Zip(Logits(discriminator, places), (x, logit) =>
                p.At(x) * Math.Log(Best.At(logit, 0)) + q.At(x) * Math.Log(Best.At(-logit, 0))).Sum() * Spacing;
        }

        double[] Logits(Sequential discriminator, double[] places)
        {
            using var scope = NewDisposeScope();
            using var guard = no_grad();
            return discriminator.call(tensor(places, device: _draws.Device).view(-1, 1)).cpu().data<double>().ToArray();
        }

        Tensor Normal(Generator samples) => randn(Batch, 1, generator: samples, device: _draws.Device);

        static IEnumerable<double> Places(double first, double last, int points) =>
            Enumerable.Range(0, points).Select(i => first + (last - first) * i / (points - 1));
    }

    /// <param name="Fits">Trained discriminators against their optima, one for each q.</param>
    /// <param name="Curves">D and D* along the line, from the first replicate.</param>
    internal sealed record Row(IReadOnlyList<Fit> Fits, IReadOnlyList<Point> Curves);

    /// <param name="Mean">q's mean.</param>
    /// <param name="Sd">q's standard deviation.</param>
    /// <param name="Error">Largest |D - D*| over 61 places in the central 99 % of p and q.</param>
    /// <param name="Value">V(G, D) of the trained D.</param>
    /// <param name="BestValue">-log 4 + 2 JSD(p, q).</param>
    internal sealed record Fit(double Mean, double Sd, double Error, double Value, double BestValue);

    /// <param name="Mean">q's mean.</param>
    /// <param name="Sd">q's standard deviation.</param>
    /// <param name="X">The place.</param>
    /// <param name="Trained">D(x).</param>
    /// <param name="Best">p / (p + q).</param>
    internal sealed record Point(double Mean, double Sd, double X, double Trained, double Best);
}
