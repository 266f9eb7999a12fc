using Replication.Oracles.Divergences;
using Smoothing = Replication.Oracles.ClosedForms.GanTutorial.LabelSmoothing;

namespace Replication.Experiments;

/// <summary>
/// Section 4.2: a discriminator with targets 1 - alpha for data and beta for samples. Smoothing the data's target rescales the best D.
/// Smoothing the samples' target adds p_model to it, so that samples where no data are get no incentive to move. Data N(-3, 1); the
/// generator puts half of its samples there and half at a spurious mode, N(3, 1).
/// </summary>
static class LabelSmoothing
{
    public static Study<Row> Study => new(
        "label-smoothing", Paper.GanTutorial, "Section 4.2", "Smooth the labels of the data, not those of the samples")
    {
        Seeds = 10,
        Deviation = "The tutorial derives the best D; ours is trained too, between Gaussians on the line.",
        Arms = [OneSided, TwoSided, OneSidedBest, TwoSidedBest],
        Claims =
        [
            new("one-sided-smoothing-rescales")
            {
                Statement = "With targets 0.9 and 0 a trained discriminator is 0.9 times the usual best one, up to 0.05 around both modes.",
                Published = "(1 - alpha) p_data / (p_data + p_model)",
                Formula = @"D^* = \frac{(1 - \alpha) p_{data}(x)}{p_{data}(x) + p_{model}(x)}",
                Criterion = ErrorOneSided.AtMost(PointwiseMargin), On = [OneSided], Control = [TwoSided],
            },
            new("smoothed-fakes-add-the-model")
            {
                Statement = "With targets 0.9 and 0.1 a trained discriminator has p_model in its numerator, up to 0.05 around both modes.",
                Published = "((1 - alpha) p_data + beta p_model) / (p_data + p_model)",
                Formula = @"D^* = \frac{(1 - \alpha) p_{data}(x) + \beta p_{model}(x)}{p_{data}(x) + p_{model}(x)}",
                Criterion = ErrorTwoSided.AtMost(PointwiseMargin), On = [TwoSided], Control = [OneSided],
            },
            new("smoothed-fakes-remove-the-incentive")
            {
                Statement = "With smoothed fakes the best discriminator gives samples at the spurious mode no incentive to move.",
                Published = "no incentive to move nearer to the data",
                Formula = @"\left| \frac{d}{dx} \log D^*(x) \right| \approx 0 \;\text{ at } x = 3",
                Criterion = Incentive.AtMost(0.01), On = [TwoSidedBest], Control = [OneSidedBest],
            },
        ],
        Figures = Draw,
    };

    /// <summary>
    /// The largest difference of two probabilities that does not matter: a twentieth of their range, and half of what the labels are
    /// smoothed by. On seeds that settings were tried on it was about 0.02, and 0.10 in the controls.
    /// </summary>
    const double PointwiseMargin = 0.05;

    const double Alpha = 0.1, Beta = 0.1;       // targets 0.9 for data, and 0.1 for samples where theirs is smoothed
    const double Mode = -3;                     // the data's, where half of the generator's samples are too
    const double Spurious = 3;                  // where the other half are and the data have nothing

    internal static readonly Arm<Row> OneSided = new(
        "one-sided", "D trained with targets 0.9 and 0", run => new SmoothedDiscriminator(run, beta: 0).Measure());
    internal static readonly Arm<Row> TwoSided = new(
        "two-sided", "D trained with targets 0.9 and 0.1", run => new SmoothedDiscriminator(run, Beta).Measure());
    internal static readonly Arm<Row> OneSidedBest = new(
        "one-sided-best", "the best D for targets 0.9 and 0", _ => Row.Of(xs => [.. xs.Select(x => Best(x, beta: 0))]))
    {
        Random = false,
    };

    internal static readonly Arm<Row> TwoSidedBest = new(
        "two-sided-best", "the best D for targets 0.9 and 0.1", _ => Row.Of(xs => [.. xs.Select(x => Best(x, Beta))]))
    {
        Random = false,
    };

    static readonly Quantity<Row> ErrorOneSided = new(
        "largest |D - D*| for targets 0.9 and 0", row => row.Places.Max(at => Math.Abs(at.D - at.OneSided)));
    static readonly Quantity<Row> ErrorTwoSided = new(
        "largest |D - D*| for targets 0.9 and 0.1", row => row.Places.Max(at => Math.Abs(at.D - at.TwoSided)));
    static readonly Quantity<Row> Incentive = new("|d log D / dx| at the spurious mode", row => row.Incentive);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var places = measurements.Points(row => row.Places);
        yield return new Figure("label-smoothing", "The best discriminator for smoothed labels, and trained ones")
        {
            Paper = new PaperLocus("Tutorial", "Section 4.2"),
            Caption = "Data N(-3, 1); the generator has a right mode there and a spurious one at 3. With targets 0.9 and 0, D falls to 0 "
                + "at the spurious mode. With targets 0.9 and 0.1 it levels off at 0.1 there: log D is flat and does not send samples "
                + "back. Trained networks (one line per seed) follow the closed forms.",
            AltText = "Two panels of D against x from -5.6 to 5.6. Both start near 0.6 and fall around 0. The left one ends at 0, "
                + "the right one levels off at 0.1. The trained lines run along the closed forms.",
            PanelsPerRow = 2,
            ShareY = true,
            Panels =
            [
                Pair("targets 0.9 and 0", OneSided, OneSidedBest),
                Pair("targets 0.9 and 0.1", TwoSided, TwoSidedBest),
            ],
        };

        Panel Pair(string title, Arm<Row> trained, Arm<Row> best) => new(
            new Axis("x", Axis.Dimensionless), new Axis("D(x)", Axis.Dimensionless) { Range = (0, 1) })
        {
            Title = title,
            Traces =
            [
                .. places.Of(trained).LinePerSeed("trained", at => at.X, at => at.D),
                places.Of(best).Line("closed form", at => at.X, at => at.D),
            ],
        };
    }

    static readonly LineDensity Data = LineDensity.Gaussian(Mode, 1);
    static readonly LineDensity Model = LineDensity.Mixture([0.5, 0.5], [Data, LineDensity.Gaussian(Spurious, 1)]);

    static double Best(double x, double beta) => Smoothing.OptimalDiscriminator(Data.At(x), Model.At(x), Alpha, beta);

    /// <summary>A discriminator trained between data and generator on smoothed targets, by Adam, its rate falling to 0.</summary>
    /// <param name="run">Seed, scale and device.</param>
    /// <param name="beta">The target of the generator's samples.</param>
    internal sealed class SmoothedDiscriminator(Run run, double beta)
    {
        const long Width = 32;
        const int Batch = 512;                  // fresh samples of each law in a step
        const double Rate = 5e-3;

        readonly Draws _draws = new(run.Seed, device(run.Device));

        /// <summary>Steps of the training; 0 leaves D as it was drawn.</summary>
        public int Steps { get; init; } = run.Steps(smoke: 20, standard: 1500);

        public Row Measure()
        {
            using var scope = NewDisposeScope();
            using var weights = _draws.Stream("weights");
            using var samples = _draws.Stream("samples");
            using var training = new MlpTraining();
            using var network = TanhMlp.Create(weights, _draws.Device, reach: 3, 1, Width, Width, 1);   // D* is a smooth step
            var discriminator = training.Of(network);

            // Every sample counts for both labels: with its target towards 1 (sign -1), with the rest towards 0.
            var signs = cat([Filled(-1), Filled(1), Filled(-1), Filled(1)]);
            var shares = cat([Filled(1 - Alpha), Filled(Alpha), Filled(beta), Filled(1 - beta)]) / Batch;
            var nothing = zeros_like(signs);
            for (var step = 1; step <= Steps; step++)
            {
                using var inner = NewDisposeScope();
                var (real, fake) = (Normal(samples) + Mode, Normal(samples) + Modes(samples));
                var rate = LearningRate.Cosine(Rate, step, Steps);
                discriminator.CrossEntropyStep(cat([real, real, fake, fake]), nothing, signs, shares, rate);
            }

            using var guard = no_grad();
            return Row.Of(xs => network.call(tensor(xs, dtype: float32, device: _draws.Device).view(-1, 1))
                .to(float64).sigmoid().cpu().data<double>().ToArray());
        }

        Tensor Normal(Generator samples) => randn(Batch, 1, generator: samples, device: _draws.Device);

        /// <summary>The means of the generator's samples: -3 or 3, equally likely.</summary>
        Tensor Modes(Generator samples) =>
            rand(Batch, 1, generator: samples, device: _draws.Device).gt(0.5).to(float32) * (Spurious - Mode) + Mode;

        Tensor Filled(double value) => full(Batch, 1, value, dtype: float32, device: _draws.Device);
    }

    /// <param name="Incentive">|d log D / dx| at the spurious mode.</param>
    /// <param name="Places">D along the line.</param>
    internal sealed record Row(double Incentive, IReadOnlyList<Place> Places)
    {
        const double Step = 0.01;               // of the difference quotient; D is smooth over it
        const double Central = 2.5758;          // standard deviations on either side of a mode that hold 99 % of it

        /// <summary>What is measured of a discriminator: at 52 places around both modes, between which there are hardly samples.</summary>
        public static Row Of(Func<double[], double[]> discriminator)
        {
            double[] places = [.. from mode in (double[])[Mode, Spurious]
                from i in Enumerable.Range(0, 26)
                select mode + Central * (i / 12.5 - 1)];
            var around = discriminator([Spurious - Step, Spurious + Step]);
            return new(
                Math.Abs(Math.Log(around[1] / around[0])) / (2 * Step),
                [.. places.Zip(discriminator(places), (x, d) => new Place(x, d, Best(x, beta: 0), Best(x, Beta)))]);
        }
    }

    /// <param name="X">The place.</param>
    /// <param name="D">D(x).</param>
    /// <param name="OneSided">The best D for targets 0.9 and 0.</param>
    /// <param name="TwoSided">The best D for targets 0.9 and 0.1.</param>
    internal sealed record Place(double X, double D, double OneSided, double TwoSided);
}
