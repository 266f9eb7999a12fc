using Replication.Oracles.Statistics;

namespace Replication.Experiments;

/// <summary>
/// Figure 1b: what does a constraint do to a deep critic? The gradient of its loss is followed back through 12 layers, and its weights are
/// counted.
/// </summary>
static class Figure1b
{
    public static Study<Row> Study => new(
        "figure-1b", Paper.ImprovedWassersteinGan, "Figure 1b, left", "Clipping makes a deep critic's gradient explode or vanish")
    {
        Seeds = GradientPenalty.Seeds,
        Deviation = "Width 128 (the paper gives none), 500 critic steps, generator fixed at the data plus N(0, I); "
            + "the paper trains both on the Swiss roll.",
        Arms = [Loose, Middle, Tight, Penalised],
        Claims =
        [
            Gradient("explodes-0.1", "clipping at 0.1", "grows exponentially", "grows, c = 0.1",
                Growth.AtLeast(0.1), Loose, control: Penalised),
            Gradient("vanishes-0.01", "clipping at 0.01", "decays exponentially", "decays, c = 0.01",
                Growth.AtMost(-0.5), Middle, control: Penalised),
            Gradient("vanishes-0.001", "clipping at 0.001", "decays exponentially", "decays, c = 0.001",
                Growth.AtMost(-0.5), Tight, control: Penalised),
            Gradient("penalty-is-flat", "the gradient penalty", "neither grows nor decays", "flat",
                Growth.Between(-0.1, 0.1), Penalised, control: Middle),
            new("weights-pile-up")
            {
                Locus = "Figure 1b, right",
                Statement = "Clipping pushes the weights of a 12-layer critic to its two bounds. With the penalty they are spread.",
                Published = "weights at -0.01 and 0.01",
                Criterion = AtEdge.AtLeast(0.5), On = [Middle], Control = [Penalised],
            },
        ],
        Figures = Draw,
    };

    static Claim<Row> Gradient(
        string id, string constraint, string what, string published, Criterion<Row> criterion, Arm<Row> on, Arm<Row> control) => new(id)
    {
        Statement = $"With {constraint}, the gradient of a 12-layer critic's loss {what} on its way back from layer to layer.",
        Published = published,
        Criterion = criterion, On = [on], Control = [control],
    };

    static readonly Arm<Row> Loose = Clipped(0.1), Middle = Clipped(0.01), Tight = Clipped(0.001);
    static readonly Arm<Row> Penalised = new("deep-penalty", "12 layers penalised", run => Train(clip: null, run));

    static Arm<Row> Clipped(double clip) => new(
        FormattableString.Invariant($"deep-{clip}"), FormattableString.Invariant($"12 layers clipped at {clip}"), run => Train(clip, run));

    static readonly Quantity<Row> Growth =
        new("decades that the gradient's norm gains per layer on its way back", row => row.DecadesPerLayerBack);
    static readonly Quantity<Row> AtEdge = new("share of the weights within 1 % of the largest magnitude", row => row.ShareAtEdge);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var (layers, weights) = (measurements.Points(row => row.Layers), measurements.Points(row => row.Weights));
        yield return new Figure("figure-1b-gradients", "What reaches the first layers of a deep critic")
        {
            Paper = new PaperLocus("WGAN-GP", "Figure 1b, left"),
            Caption = "Norm of the critic loss's gradient with respect to the outputs of each layer, in float64. Backpropagation runs from "
                + "right to left. Clipping makes the gradient explode or vanish exponentially; with the penalty it stays level. "
                + "Each line is one seed.",
            AltText = "Gradient norm on a logarithmic axis against the layer, 1 to 12. From layer 12 to layer 1 the lines of c = 0.1 rise "
                + "by two to three decades, those of c = 0.01 fall by about 12, those of c = 0.001 by about 23; those of the penalty stay "
                + "level.",
            Panels =
            [
                new Panel(new("layer, from the input", Axis.Dimensionless), new("gradient norm", Axis.Dimensionless) { Log = true })
                {
                    Traces =
                    [
                        .. new[] { (Loose, "c = 0.1"), (Middle, "c = 0.01"), (Tight, "c = 0.001"), (Penalised, "gradient penalty") }
                            .SelectMany(one => layers.Of(one.Item1).LinePerSeed(one.Item2, layer => layer.Layer, layer => layer.Norm)),
                    ],
                },
            ],
        };

        yield return new Figure("figure-1b-weights", "Where clipping leaves the weights")
        {
            Paper = new PaperLocus("WGAN-GP", "Figure 1b, right"),
            Caption = "Weights of the 12-layer critics after training, as multiples of the largest magnitude (c, where clipped). Clipping "
                + "piles them up at its two bounds; with the penalty they keep their spread. The figure shows one seed.",
            AltText = "Two histograms from -1 to 1. Clipped at 0.01: nearly all weights in the first and last bin, about half in each. "
                + "Penalised: a plateau around 0 and nothing at the ends.",
            PanelsPerRow = 2, ShareY = true,
            Panels = [OfWeights("clipped at 0.01", weights.Of(Middle)), OfWeights("gradient penalty", weights.Of(Penalised))],
        };

        static Panel OfWeights(string title, Points<WeightBin> bins) =>
            new(new Axis("weight / largest magnitude", Axis.Dimensionless), new Axis("share of the weights", Axis.Dimensionless))
            {
                Title = title,
                Traces = [new Histogram(title, bins[bin => bin.Left], bins[bin => bin.Right], bins[bin => bin.Share])],
            };
    }

    const int Layers = 12, Batch = 64;

    /// <summary>
    /// A critic of 12 linear layers with ReLU and no batch normalisation on the Swiss roll, with the papers' optimisers. The generator is
    /// fixed at the data plus N(0, I): behind a critic whose gradient vanishes it would not move either.
    /// </summary>
    /// <param name="clip">c; null for the penalty.</param>
    /// <param name="run">Seed, scale and device.</param>
    internal static Row Train(double? clip, Run run)
    {
        // c = 0.1 explodes where c sqrt(width / 2) is near 1 or weights have aligned, after a few hundred steps.
        var width = run.Scale switch { Scale.Smoke => 16L, Scale.Paper => 512, _ => 128 };
        using var scope = NewDisposeScope();
        var draws = new Draws(run.Seed, device(run.Device));
        using var weights = draws.Stream("weights");
        var critic = Mlp.Create(weights, draws.Device, [2, .. Enumerable.Repeat(width, Layers - 1), 1]);
        var settings = new GameSettings(clip is null ? GameCost.PenalisedWasserstein : GameCost.ClippedWasserstein)
        {
            Steps = run.Steps(smoke: 2, standard: 500, paper: 100_000), Batch = Batch, Beta1 = 0, Lambda = 10, Clip = clip ?? 0,
            HalfDecay = false,
            DiscriminatorRate = clip is null ? 1e-4 : 5e-5,     // of Adam, of RMSProp
        };
        using (var fit = new CriticFit(critic, settings, Real, Fake, draws)) fit.Run(run.Progress);

        using var judged = draws.Stream("judged");
        var samples = cat([Real(Batch, judged), Fake(Batch, judged)]);
        var norms = LayerGradients.Norms(
            critic, samples, values => Wasserstein.CriticLoss(values.narrow(0, 0, Batch), values.narrow(0, Batch, Batch)));
        var trained = critic.children().OfType<Linear>()
            .SelectMany(linear => linear.weight.detach().to(float64).cpu().flatten().data<double>().ToArray()).ToArray();
        var edge = 0.99 * trained.Max(Math.Abs);
        return new(
            [.. norms.Select((norm, index) => new LayerGradient(index + 1, norm))],
            trained.Count(weight => Math.Abs(weight) > edge) / (double)trained.Length,
            run.Replicate == 0 ? WeightBin.Of(trained) : []);

        Tensor Real(long count, Generator stream) => SwissRoll.Sample(count, stream, draws.Device);

        Tensor Fake(long count, Generator stream) => Real(count, stream) + randn(count, 2, generator: stream, device: draws.Device);
    }

    /// <param name="Layers">The gradient by layer.</param>
    /// <param name="ShareAtEdge">Share of the weights within 1 % of the largest magnitude.</param>
    /// <param name="Weights">Histogram of the weights, from the first seed.</param>
    internal sealed record Row(IReadOnlyList<LayerGradient> Layers, double ShareAtEdge, IReadOnlyList<WeightBin> Weights)
    {
        /// <summary>Minus the slope of log10 of the norm over the layers; NaN where a norm is 0 or not finite.</summary>
        public double DecadesPerLayerBack => Layers.All(layer => layer.Norm > 0 && double.IsFinite(layer.Norm))
            ? -LeastSquaresLine.Fit([.. Layers.Select(at => (double)at.Layer)], [.. Layers.Select(at => Math.Log10(at.Norm))]).Slope
            : double.NaN;
    }

    /// <param name="Layer">The linear layer, from 1 at the input to 12 at the output.</param>
    /// <param name="Norm">Norm of the critic loss's gradient with respect to that layer's outputs over the batch, in float64.</param>
    internal sealed record LayerGradient(int Layer, double Norm);

    /// <summary>Share of the weights in one of 50 equal bins, between multiples of the largest magnitude from -1 to 1.</summary>
    internal sealed record WeightBin(double Left, double Right, double Share)
    {
        const int Bins = 50;

        public static IReadOnlyList<WeightBin> Of(IReadOnlyList<double> weights)
        {
            var largest = weights.Max(Math.Abs);
            var counts = new int[Bins];
            foreach (var weight in weights) counts[Math.Min(Bins - 1, (int)((weight / largest + 1) / 2 * Bins))]++;
            return [.. counts.Select((count, bin) => new WeightBin(Edge(bin), Edge(bin + 1), count / (double)weights.Count))];
        }

        static double Edge(int bin) => Math.Round(2.0 * bin / Bins - 1, 12);
    }
}
