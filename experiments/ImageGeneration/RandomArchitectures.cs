using Replication.Oracles.Statistics;

namespace Replication.Experiments;

/// <summary>
/// Tables 1 and 2: how many of many random architectures train by each loss. A seed draws one architecture, which both losses share.
/// </summary>
static class RandomArchitectures
{
    public static Study<Row> Study => new(
        "random-architectures", Paper.ImprovedWassersteinGan, "Section 5.1, Tables 1 and 2",
        "More architectures train with a gradient penalty than with the standard loss")
    {
        Seeds = 40,
        Deviation = "40 architectures on optical digits in the place of 200 on ImageNet at 32 x 32, and short trainings of equal cost. "
            + "Each has 2 to 5 convolutions of 8 to 64 filters. Success is a Fréchet distance in a small classifier's features. The "
            + "discriminators of both losses have layer normalisation in the place of batch normalisation.",
        Arms = [Gan, Penalised],
        Claims =
        [
            new("penalty-trains-more-architectures")
            {
                Statement = "The share of architectures that end within a Fréchet distance of 20 is larger with the penalty, by a tenth or "
                    + "more.",
                Published = "only WGAN-GP succeeds at 88 to 147 of 200, only GAN at 0 or 1",
                Criterion = Succeeds.Exceeds(0.1), On = [Penalised, Gan],
                Control = [Gan, Penalised], ControlCriterion = Succeeds.Exceeds(0.1),
            },
            new("penalty-trains-most-architectures")
            {
                Statement = "With the penalty three quarters of the architectures or more end within a Fréchet distance of 20.",
                Published = "198 of 200 at score 3, 189 at score 5",
                Criterion = Distance.AtMost(Success, mayFail: 0.25), On = [Penalised], Control = [Gan],
            },
            new("penalty-ends-nearer")
            {
                Statement = "Over random architectures the GAN's Fréchet distance is at least 1.2 times that of the penalty.",
                Published = "only WGAN-GP succeeds at 88 to 147 of 200, only GAN at 0 or 1",
                Criterion = Distance.ExceedsByFactor(1.2), On = [Gan, Penalised],
                Control = [Penalised, Gan], ControlCriterion = Distance.ExceedsByFactor(1.2),
            },
        ],
        Figures = Draw,
        Summaries = measurements => [Pairs(measurements).Table, Shares(measurements).Table, Comparison(measurements).Table],
    };

    const double Success = 20;      // blurred digits are 30 away
    static readonly double[] Thresholds = [5, 10, 20, 40];

    internal static readonly Arm<Row> Gan = new(
        "gan", "GAN", run => Measure(ThreeLosses.NonSaturatingGame with { Steps = 270, Batch = 32 }, run));
    internal static readonly Arm<Row> Penalised = new(
        "wgan-gp", "WGAN-GP", run => Measure(ThreeLosses.PenalisedGame with { Steps = 60, Batch = 32 }, run));      // as long as the GAN

    static readonly Quantity<Row> Distance = new("Fréchet distance", row => row.Frechet);
    static readonly Quantity<Row> Succeeds = new("share within a Fréchet distance of 20", row => row.Frechet <= Success ? 1 : 0);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var (pairs, shares) = (Pairs(measurements), Shares(measurements));
        var frechet = new Axis("Fréchet distance, GAN", Axis.Dimensionless) { Log = true, Range = (2, 300) };
        yield return new Figure("pairs", "Random architectures by two losses")
        {
            Paper = new PaperLocus("WGAN-GP", "Table 2"),
            Caption = "Fréchet distance to held-out digits of one architecture by the GAN and by WGAN-GP, after trainings of equal cost. "
                + "Dots above the line end nearer by WGAN-GP. Each dot is one random architecture.",
            AltText = "A log-log scatter plot. Most of 40 dots lie above the diagonal.",
            Panels =
            [
                new Panel(new Axis("Fréchet distance, WGAN-GP", Axis.Dimensionless) { Log = true, Range = (2, 300) }, frechet)
                {
                    EqualScale = true,
                    Traces =
                    [
                        pairs.OrderBy(pair => pair.Penalised).Line("equal", pair => pair.Penalised, pair => pair.Penalised),
                        pairs.Dots("one architecture", pair => pair.Penalised, pair => pair.Gan),
                    ],
                },
            ],
        };
        yield return new Figure("table-2", "Which losses train a random architecture")
        {
            Paper = new PaperLocus("WGAN-GP", "Table 2"),
            Caption = "Share of architectures that succeed by one loss alone, by both or by none, over the measure of success. Ours is a "
                + "Fréchet distance at most, theirs an inception score at least. Hard measures are on the left.",
            AltText = "Two panels of bars by measure of success, ours and as published. In both, WGAN-GP alone succeeds with many "
                + "architectures and the GAN alone with few.",
            PanelsPerRow = 2,
            Panels = [Of(Ours, "Fréchet distance at most"), Of(Theirs, "inception score at least")],
        };

        Panel Of(string source, string measure)
        {
            var own = shares.Where(share => share.Source, source);
            return new(new Axis(measure, Axis.Dimensionless), new Axis("architectures", "%") { Range = (0, 100) })
            {
                Title = source,
                Traces =
                [
                    .. from loss in new[] { "only GAN", "only WGAN-GP", "both", "none" }
                       let some = own.Where(share => share.Loss, loss)
                       select new Bars(loss, some[share => share.Measure], some[share => share.Percent]),
                ],
            };
        }
    }

    const string Ours = "ours, 40 architectures", Theirs = "published, 200 architectures";

    /// <summary>Their Table 2 and ours.</summary>
    static Points<Share> Shares(Measurements<Row> measurements)
    {
        (string Score, int Gan, int Penalised, int Both, int None)[] published =
            [("9", 0, 0, 0, 200), ("7", 1, 104, 5, 90), ("5", 0, 147, 42, 11), ("3", 1, 88, 110, 1), ("1", 0, 8, 192, 0)];
        var pairs = Paired(measurements);
        return Points.Of<Share>("shares",
        [
            .. Thresholds.SelectMany(at => Bars(
                Ours, at.ToString(CultureInfo.InvariantCulture), pairs.Count,
                pairs.Count(pair => pair.Gan <= at && pair.Penalised > at), pairs.Count(pair => pair.Gan > at && pair.Penalised <= at),
                pairs.Count(pair => pair.Gan <= at && pair.Penalised <= at))),
            .. published.SelectMany(one => Bars(Theirs, one.Score, 200, one.Gan, one.Penalised, one.Both)),
        ]);

        static IEnumerable<Share> Bars(string source, string measure, int all, int gan, int penalised, int both) =>
        [
            new(source, measure, "only GAN", 100.0 * gan / all), new(source, measure, "only WGAN-GP", 100.0 * penalised / all),
            new(source, measure, "both", 100.0 * both / all), new(source, measure, "none", 100.0 * (all - gan - penalised - both) / all),
        ];
    }

    /// <summary>Both losses over all architectures.</summary>
    static Points<OverAll> Comparison(Measurements<Row> measurements)
    {
        var pairs = Paired(measurements);
        if (pairs.Count < 2) return Points.Of<OverAll>("comparison", []);
        double[] gan = [.. pairs.Select(pair => pair.Gan)], penalised = [.. pairs.Select(pair => pair.Penalised)];
        return Points.Of<OverAll>("comparison",
        [
            new(
                Aggregate.InterquartileMean([gan]), Aggregate.InterquartileMean([penalised]),
                ProbabilityOfImprovement.Estimate(gan, penalised), WilcoxonSignedRank.Test(gan, penalised, Alternative.Greater).P),
        ]);
    }

    static Points<Pair> Pairs(Measurements<Row> measurements) => Points.Of("pairs", Paired(measurements));

    static IReadOnlyList<Pair> Paired(Measurements<Row> measurements) =>
    [
        .. measurements[Gan].Zip(measurements[Penalised], (gan, penalised) => new Pair(gan.Row.Frechet, penalised.Row.Frechet))
            .Where(pair => double.IsFinite(pair.Gan) && double.IsFinite(pair.Penalised)),
    ];

    static Row Measure(GameSettings settings, Run run)
    {
        using var scope = NewDisposeScope();
        var draws = new Draws(run.Seed, device(run.Device));
        using var choices = draws.Stream("architecture");
        var (generator, discriminator) = (Drawn(Normalisation.Batch), Drawn(Normalisation.Layer));
        using var weights = draws.Stream("weights");
        var digits = new DigitImages(draws);
        using var judge = new DigitJudge(digits, draws, run);
        var training = new DigitTraining(DigitTraining.Architecture.Dcgan, settings, run);
        using var players = new AdversarialGame(
            Convolutional.Generator(generator, DigitTraining.Latent, weights, draws.Device),
            Convolutional.Discriminator(discriminator, weights, draws.Device),
            training.Game, DigitImages.From(digits.Training), draws, DigitTraining.Latent);
        foreach (var _ in training.Looks(players));
        var frechet = judge.Frechet(training.Samples(players));
        return new(
            frechet,
            double.IsNaN(frechet),
            generator.Activation, generator.Filters, generator.LayersBetween, generator.Normalisation,
            discriminator.Activation, discriminator.Filters, discriminator.LayersBetween, discriminator.Normalisation);

        ConvolutionalForm Drawn(Normalisation normalisation) => new(DigitImages.Shape)
        {
            Activation = (Activation)Choice(4),
            Filters = 8L << Choice(3),
            LayersBetween = Choice(2),
            Normalisation = Choice(2) == 0 ? Normalisation.None : normalisation,
        };

        int Choice(int count) => (int)randint(count, 1, generator: choices).item<long>();
    }

    /// <param name="Frechet">Fréchet distance to held-out digits.</param>
    /// <param name="Diverged">Whether an image left the finite numbers.</param>
    /// <param name="GeneratorActivation">Between the generator's layers.</param>
    /// <param name="GeneratorFilters">Filters of the generator's last layer but the image.</param>
    /// <param name="GeneratorLayersBetween">The generator's further layers of stride 1.</param>
    /// <param name="GeneratorNormalisation">Between the generator's layers.</param>
    /// <param name="DiscriminatorActivation">Between the discriminator's layers.</param>
    /// <param name="DiscriminatorFilters">Filters of its first layer.</param>
    /// <param name="DiscriminatorLayersBetween">Its further layers of stride 1 behind each strided one.</param>
    /// <param name="DiscriminatorNormalisation">Between the discriminator's layers.</param>
    internal sealed record Row(
        [MayDiverge(nameof(Row.Diverged))] double Frechet,
        bool Diverged,
        Activation GeneratorActivation,
        long GeneratorFilters,
        int GeneratorLayersBetween,
        Normalisation GeneratorNormalisation,
        Activation DiscriminatorActivation,
        long DiscriminatorFilters,
        int DiscriminatorLayersBetween,
        Normalisation DiscriminatorNormalisation);

    /// <summary>Fréchet distances of one architecture.</summary>
    sealed record Pair(double Gan, double Penalised);

    /// <param name="GanInterquartileMean">Interquartile mean of the GAN's Fréchet distances.</param>
    /// <param name="PenalisedInterquartileMean">The same of WGAN-GP.</param>
    /// <param name="Improvement">Chance that a Fréchet distance of the GAN is above one of WGAN-GP.</param>
    /// <param name="SignedRankP">p of the signed-rank test over architectures.</param>
    sealed record OverAll(double GanInterquartileMean, double PenalisedInterquartileMean, double Improvement, double SignedRankP);

    sealed record Share(string Source, string Measure, string Loss, double Percent);
}
