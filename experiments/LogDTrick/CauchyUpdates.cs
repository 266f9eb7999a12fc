using Replication.Oracles.ClosedForms.PrincipledMethods;
using Replication.Oracles.Statistics;

namespace Replication.Experiments;

/// <summary>
/// Theorem 2.6 as its hypothesis has it: D* is 0 where the samples are, and D and its gradient err there by independent white noise. The
/// samples are g_theta(z) = (theta_1, theta_2 z) with z uniform on [0, 1], the segment of Example 1 of Arjovsky et al. 2017. The
/// hypothesis is an idealisation: no D in [0, 1] errs around 0 with mean 0, as the control with a logit shows.
/// </summary>
static class CauchyUpdates
{
    public static Study<Row> Study => new(
        "theorem-2-6", Paper.TowardsPrincipledMethods, "Theorem 2.6", "White noise on D makes the -log D updates Cauchy variables")
    {
        Seeds = LogDTrick.Seeds,
        Budget = Budget.Light,
        Arms = [WhiteNoise, LogitNoise, NoiseAwayFromZero],
        Claims =
        [
            new("updates-are-cauchy")
            {
                Statement = "Each coordinate of the -log D update is a centred Cauchy variable. Its scale is sigma_r / sigma_eps times the "
                    + "mean norm of its Jacobian column.",
                Published = "centred Cauchy",
                Formula = @"\mathbb{E}_z[-\nabla_\theta \log D(g_\theta(z))]_j \sim \mathrm{Cauchy}(0, \gamma_j),\quad"
                    + @" \gamma_j = \frac{\sigma_r}{\sigma_\epsilon} \mathbb{E}_z \|J_\theta g_\theta(z)_{\cdot j}\|",
                Criterion = Distance.AtMost(0.02).And(HalfRange.MeanIs(Gamma, margin: 0.2)), On = [WhiteNoise], Control = [LogitNoise],
            },
            new("variance-is-infinite")
            {
                Statement = "The update has tail index 1, at which neither mean nor variance exists.",
                Published = "infinite expectation and variance",
                Formula = @"P(|X| > x) \sim c\, x^{-1}",
                Criterion = SingleTailIndex.MeanIs(1, margin: 0.1).And(SingleTailIndexAtMost.AtMost(2)),
                On = [WhiteNoise], Control = [LogitNoise],
            },
            new("averaging-does-not-help")
            {
                Statement = "An average over 1000 samples is as widely spread as a single sample's update.",
                Published = "E_z is Cauchy too",
                Criterion = SpreadKept.MeanIs(1, margin: 0.1), On = [WhiteNoise], Control = [NoiseAwayFromZero],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> WhiteNoise = new(
        "white-noise", "D is Gaussian noise around D* = 0", run => new Updates(run).Measure());
    internal static readonly Arm<Row> LogitNoise = new(
        "logit-noise", "D is the sigmoid of a logit with the same noise", run => new Updates(run) { Kind = Discriminator.Logit }.Measure());
    internal static readonly Arm<Row> NoiseAwayFromZero = new(
        "away-from-0", "D is bounded noise around D* = 1/2", run => new Updates(run) { Kind = Discriminator.AwayFromZero }.Measure());

    // The 99 % quantile of the distance of 10,000 draws from their own law is 0.016.
    static readonly Quantity<Row> Distance = new(
        "largest distance of distribution functions, of averages over 1000 samples and the Cauchy law",
        row => Math.Max(row.Batches[^1].FirstDistance, row.Batches[^1].SecondDistance));
    static readonly Quantity<Row> HalfRange = new(
        "half the interquartile range of averages over 1000 samples, which is gamma of a Cauchy law", row => row.Batches[^1].Quartiles);
    static readonly Quantity<Row> SingleTailIndex = new("tail index of single updates (Hill)", row => row.Batches[0].TailIndex);
    static readonly Quantity<Row> SingleTailIndexAtMost = new("upper end of its 95 % interval", row => row.Batches[0].TailIndexHigh);
    static readonly Quantity<Row> SpreadKept = new(
        "interquartile range of averages over 1000 samples, over that of single samples",
        row => row.Batches[^1].Quartiles / row.Batches[0].Quartiles);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var tails = measurements.Points(row => row.Tail);
        var batches = measurements.Points(row => row.Batches);
        yield return new Figure("tails", "Noise around D* = 0 has a tail that averaging does not shorten")
        {
            Paper = new PaperLocus("TPM", "Theorem 2.6"),
            Caption = "Left: the share of single updates whose size exceeds k γ, with the Cauchy law's (2/π) arctan(1/k). Right: half "
                + "the interquartile range of averages over a batch. White noise on D follows the Cauchy law, and no batch narrows it. "
                + "Noise on a logit, or away from D* = 0, has no such tail and averages out. Each line is one seed.",
            AltText = "Two log-log panels. Left, the white noise's shares lie on the falling line of the Cauchy law, and those of the two "
                + "controls end early. Right, the white noise's spread is flat over batches of 1 to 1000; the controls' fall as one over "
                + "the root of the batch.",
            PanelsPerRow = 2,
            Panels =
            [
                new Panel(
                    new Axis("k", Axis.Dimensionless) { Log = true }, new Axis("share beyond k γ", Axis.Dimensionless) { Log = true })
                {
                    Title = "tail of single updates",
                    Traces =
                    [
                        .. Per(tails, tail => tail.Multiple, tail => tail.Share),
                        tails.Of(WhiteNoise).OfReplicate(0).Line("Cauchy", tail => tail.Multiple, tail => tail.Cauchy),
                    ],
                },
                new Panel(
                    new Axis("batch", "samples") { Log = true },
                    new Axis("half the interquartile range", Axis.Dimensionless) { Log = true })
                {
                    Title = "averages",
                    Traces = [.. Per(batches, batch => batch.Size, batch => batch.Quartiles)],
                },
            ],
        };

        static IEnumerable<Trace> Per<T>(Points<T> points, Expression<Func<T, object?>> x, Expression<Func<T, object?>> y) =>
        [
            .. points.Of(WhiteNoise).LinePerSeed("white noise on D", x, y),
            .. points.Of(LogitNoise).LinePerSeed("noise on a logit", x, y),
            .. points.Of(NoiseAwayFromZero).LinePerSeed("noise away from D* = 0", x, y),
        ];
    }

    const double GradientNoise = 2, ValueNoise = 0.5;       // sigma_r and sigma_eps
    const double Gamma = GradientNoise / ValueNoise;        // of the first coordinate, whose column of the Jacobian has norm 1

    /// <param name="Batches">Averages over batches of 1, 10, 100 and 1000 samples.</param>
    /// <param name="Tail">Sizes of single updates.</param>
    internal sealed record Row(IReadOnlyList<Batch> Batches, IReadOnlyList<Tail> Tail);

    /// <param name="Size">Samples that an update averages over.</param>
    /// <param name="Quartiles">Half the interquartile range of the first coordinate: gamma of a Cauchy law.</param>
    /// <param name="FirstDistance">Kolmogorov-Smirnov distance of the first coordinate from Cauchy(0, gamma_1).</param>
    /// <param name="SecondDistance">
    /// The same of the second coordinate and gamma_2, which holds of the mean over z: a single z scales its update by itself.
    /// </param>
    /// <param name="TailIndex">Hill's index of the first coordinate.</param>
    /// <param name="TailIndexLow">Lower end of its 95 % interval.</param>
    /// <param name="TailIndexHigh">Upper end.</param>
    internal sealed record Batch(
        int Size, double Quartiles, double FirstDistance, double SecondDistance,
        double TailIndex, double TailIndexLow, double TailIndexHigh);

    /// <param name="Multiple">k.</param>
    /// <param name="Share">Share of single updates whose first coordinate is beyond k gamma; absent where there is none.</param>
    /// <param name="Cauchy">The Cauchy law's.</param>
    internal sealed record Tail(double Multiple, double? Share, double Cauchy);

    /// <summary>How the discriminator errs.</summary>
    internal enum Discriminator
    {
        /// <summary>The theorem's: Gaussian noise around D* = 0.</summary>
        WhiteNoise,

        /// <summary>The sigmoid of a logit of -4 with Gaussian noise.</summary>
        Logit,

        /// <summary>Uniform noise in [-1/4, 1/4] around D* = 1/2.</summary>
        AwayFromZero,
    }

    /// <summary>Draws the updates and looks at their law.</summary>
    internal sealed class Updates(Run run)
    {
        const int Largest = 500;                                // of the updates: 5 %, where a Cauchy tail is a power to one part in 500
        static readonly int[] Sizes = [1, 10, 100, 1000];

        readonly int _updates = run.Steps(smoke: 1000, standard: 10_000);

        /// <summary>How D errs.</summary>
        public Discriminator Kind { get; init; }

        /// <summary>Draws 10,000 updates of each batch size.</summary>
        public Row Measure()
        {
            using var scope = NewDisposeScope();
            var (first, second) = (CauchyUpdate.Of(GradientNoise, ValueNoise, 1), CauchyUpdate.Of(GradientNoise, ValueNoise, 0.5));
            var updates = Sizes.Select(Draw).ToArray();
            return new(
                [.. Sizes.Zip(updates, (size, drawn) => Examined(size, drawn, first, second))],
                [.. Enumerable.Range(0, 13).Select(i => Math.Pow(10, i / 4.0)).Select(k => Beyond(k, updates[0].First, first))]);
        }

        /// <summary>-J^T grad log D averaged over batches: J's columns are (1, 0) and (0, z), of mean norm 1 and 1/2.</summary>
        (double[] First, double[] Second) Draw(int size)
        {
            using var stream = new Draws(run.Seed, CPU).Stream(string.Create(CultureInfo.InvariantCulture, $"batches of {size}"));
            var (first, second) = (new List<double>(), new List<double>());
            while (first.Count < _updates)
            {
                using var scope = NewDisposeScope();
                var rows = Math.Min(1000, _updates - first.Count);
                var z = Uniform(rows);
                var factor = Factor(rows);
                first.AddRange((factor * Normal(rows)).mean([1]).data<double>());
                second.AddRange((factor * Normal(rows) * z).mean([1]).data<double>());
            }

            return ([.. first], [.. second]);

            Tensor Normal(int rows) => randn(rows, size, dtype: float64, generator: stream) * GradientNoise;

            Tensor Uniform(int rows) => rand(rows, size, dtype: float64, generator: stream);

            // What the noise of grad D is multiplied by in -grad log D: 1/D, and 1 - D where it is the noise of the logit's gradient.
            Tensor Factor(int rows) => Kind switch
            {
                Discriminator.WhiteNoise => 1 / (randn(rows, size, dtype: float64, generator: stream) * ValueNoise),
                Discriminator.Logit => (4 - randn(rows, size, dtype: float64, generator: stream) * ValueNoise).sigmoid(),
                _ => 1 / (Uniform(rows) / 2 + 0.25),
            };
        }

        static Batch Examined(int size, (double[] First, double[] Second) drawn, CauchyUpdate first, CauchyUpdate second)
        {
            var tail = HeavyTail.HillIndex(drawn.First, drawn.First.Length * Largest / 10_000);
            return new(
                size, CauchyFit.ByQuantiles(drawn.First).Scale,
                KolmogorovSmirnov.OneSample(drawn.First, first.Cdf).Statistic,
                KolmogorovSmirnov.OneSample(drawn.Second, second.Cdf).Statistic,
                tail.Estimate, tail.Low, tail.High);
        }

        static Tail Beyond(double multiple, double[] updates, CauchyUpdate law)
        {
            var count = updates.Count(update => Math.Abs(update) > multiple * law.Gamma);
            return new(multiple, count == 0 ? null : (double)count / updates.Length, CauchyUpdate.TailBeyond(multiple));
        }
    }
}
