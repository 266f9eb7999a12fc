using Replication.Oracles.ClosedForms.ModeCoverage;

namespace Replication.Experiments;

/// <summary>
/// Three digits in the colour channels of one image: 1000 modes, which a classifier of digits reads channel by channel. The protocol is
/// that of VEEGAN and PacGAN on stacked MNIST.
/// </summary>
static class StackedDigits
{
    public static Study<Row> Study => new(
        "stacked", Paper.PacGan, "Section 4.2, Table 3", "Modes of 1000 that a GAN and a WGAN-GP write on stacked digits")
    {
        Seeds = 8,
        Deviation = "Optical digits of 8 x 8 pixels in the place of MNIST's, 5200 samples in the place of 26,000, and short trainings.",
        Arms = [Gan, Perceptron, Penalised, PenalisedPerceptron, Real, FewModes],
        Claims =
        [
            new("stacked-penalty-covers-modes")
            {
                Statement = "WGAN-GP writes 750 of 1000 stacked digits or more, with a convolutional generator and with a perceptron.",
                Published = "modes of 1000 by a loss that came after VEEGAN",
                Criterion = Modes.AtLeast(750), On = [Penalised, PenalisedPerceptron], Control = [Perceptron],
            },
            new("stacked-gan-drops-modes")
            {
                Statement = "With the same convolutional generator the GAN writes fewer stacked digits than WGAN-GP, by 100 or more.",
                Published = "the plain DCGAN misses most of the 1000 modes",
                Criterion = Modes.Exceeds(100), On = [Penalised, Gan],
                Control = [Gan, Penalised], ControlCriterion = Modes.Exceeds(100),
            },
            new("stacked-gan-perceptron-drops-modes")
            {
                Statement = "The GAN with a perceptron for a generator writes 100 of 1000 stacked digits at most.",
                Published = "the plain DCGAN misses most of the 1000 modes",
                Criterion = Modes.AtMost(100), On = [Perceptron], Control = [PenalisedPerceptron],
            },
            new("stacked-gan-is-less-even")
            {
                Statement = "The KL of the GAN's modes to uniform is at least 1.5 times WGAN-GP's, with either generator.",
                Published = "the plain DCGAN misses most of the 1000 modes",
                Formula = @"\mathrm{KL}(\hat q \,\|\, \text{uniform over } 1000)",
                Criterion = Kl.ExceedsByFactor(1.5), On = [Gan, Penalised, Perceptron, PenalisedPerceptron],
                Control = [Penalised, Gan, PenalisedPerceptron, Perceptron], ControlCriterion = Kl.ExceedsByFactor(1.5),
            },
        ],
        Figures = Draw,
        Summaries = measurements => [Ends(measurements).Table],
    };

    const long Latent = 32;
    const int AllModes = 1000;
    static readonly ImageShape Shape = DigitImages.Shape with { Channels = 3 };

    internal static readonly Arm<Row> Gan = new(
        "gan", "GAN, convolutional", run => Train(false, ThreeLosses.NonSaturatingGame, run));
    internal static readonly Arm<Row> Perceptron = new(
        "gan-perceptron", "GAN, perceptron", run => Train(true, ThreeLosses.NonSaturatingGame, run));
    internal static readonly Arm<Row> Penalised = new(
        "wgan-gp", "WGAN-GP, convolutional", run => Train(false, ThreeLosses.PenalisedGame, run));
    internal static readonly Arm<Row> PenalisedPerceptron = new(
        "wgan-gp-perceptron", "WGAN-GP, perceptron", run => Train(true, ThreeLosses.PenalisedGame, run));
    internal static readonly Arm<Row> Real = new("real", "real digits", run => Judge(run, digits => Stacked(digits.HeldOut)));
    internal static readonly Arm<Row> FewModes = new(
        "few-modes", "real digits, fours to nines missing in the first channel", run => Judge(run, digits =>
        {
            var few = Stacked(digits.Training[digits.TrainingLabels < 4]);
            var all = Stacked(digits.Training);
            return (count, stream) => cat([few(count, stream).narrow(1, 0, 64), all(count, stream).narrow(1, 64, 128)], 1);
        }));

    static readonly Quantity<Row> Modes = new("modes of 1000", row => row.Modes);
    static readonly Quantity<Row> Kl = new("KL of the modes", row => row.Kl);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var ends = Ends(measurements);
        yield return new Figure("modes", "Modes of stacked digits")
        {
            Paper = new PaperLocus("PacGAN", "Table 3"),
            Caption = "Modes of 1000 that a classifier reads in 5200 images, and the KL of their histogram to uniform. Real digits are the "
                + "ceiling. The sample of few modes has 400 of them. Each dot is one seed.",
            AltText = "Two panels of dots by sample. WGAN-GP is near real digits in both. The GAN with a perceptron has far fewer modes.",
            PanelsPerRow = 1,
            Panels = [Of("modes of 1000", end => end.Modes), Of("KL to uniform", end => end.Kl)],
        };
        var tiles = measurements.Points(row => row.Tiles);
        yield return new Figure("samples", "Stacked digits by two losses")
        {
            Paper = new PaperLocus("PacGAN", "Figure 3"),
            Caption = "Eight images of three digits each, in red, green and blue, two pixels apart, by generators at the end of training "
                + "and real ones. First seed.",
            AltText = "Five panels of eight small coloured images, each of three overlaid digits.",
            PanelsPerRow = 2,
            Panels =
            [
                .. new[] { Gan, Penalised, Perceptron, PenalisedPerceptron, Real }.Select(arm => new Panel(
                    new Axis("pixel", Axis.Dimensionless), new Axis("pixel", Axis.Dimensionless) { Range = (17.5, -0.5) })
                {
                    Title = arm.Description,
                    EqualScale = true,
                    Traces = [Picture(tiles.Of(arm).Where(pixel => pixel.Down, line => line < 18))],
                }),
            ],
        };

        Panel Of(string title, Expression<Func<End, object?>> y) => new(
            new Axis("sample", Axis.Dimensionless), new Axis(title, Axis.Dimensionless))
        {
            Title = title,
            Traces = [new Strip("one seed", ends[end => end.Sample], ends[y])],
        };

        static Pixels Picture(Points<Colour> own) => new(
            "digits", own[pixel => pixel.Column], own[pixel => pixel.Down], own[pixel => pixel.Red], own[pixel => pixel.Green],
            own[pixel => pixel.Blue]);
    }

    static Points<End> Ends(Measurements<Row> measurements) => Points.Of<End>("modes-by-seed",
    [
        .. from one in new[]
           {
               ("GAN", Gan), ("WGAN-GP", Penalised), ("GAN, MLP", Perceptron), ("WGAN-GP, MLP", PenalisedPerceptron), ("real", Real),
               ("few modes", FewModes),
           }
           from run in measurements[one.Item2]
           select new End(one.Item1, run.Row.Modes, run.Row.Kl),
    ]);

    sealed record End(string Sample, int Modes, double Kl);

    static Row Train(bool perceptron, GameSettings settings, Run run)
    {
        using var scope = NewDisposeScope();
        var draws = new Draws(run.Seed, device(run.Device));
        var training = new DigitTraining(DigitTraining.Architecture.Dcgan, settings, run);
        using var weights = draws.Stream("weights");
        var form = new ConvolutionalForm(Shape);
        var generator = perceptron
            ? nn.Sequential(Mlp.Create(weights, draws.Device, Latent, 64, 64, 64, Shape.Numbers), nn.Tanh())
            : Convolutional.Generator(form, Latent, weights, draws.Device);
        var discriminator = Convolutional.Discriminator(form with { Activation = Activation.LeakyRelu }, weights, draws.Device);
        var digits = new DigitImages(draws);
        using var players = new AdversarialGame(generator, discriminator, training.Game, Stacked(digits.Training), draws, Latent);
        foreach (var _ in training.Looks(players));
        return Judge(run, _ => players.Generate);
    }

    static Row Judge(Run run, Func<DigitImages, Func<long, Generator, Tensor>> sampler)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var draws = new Draws(run.Seed, device(run.Device));
        var digits = new DigitImages(draws);
        ImageClassifier classifier;
        using (enable_grad()) classifier = DigitJudge.Classifier(digits, draws, run);
        using var judged = draws.Stream("judged latents");
        var images = sampler(digits)(run.Scale == Scale.Smoke ? 100 : 5200, judged);
        var finite = images.isfinite().all().item<bool>();
        var read = classifier.Predicted(images.reshape(-1, DigitImages.Shape.Numbers));
        var counts = new int[AllModes];
        foreach (var channels in read.Chunk(3)) counts[100 * channels[0] + 10 * channels[1] + channels[2]]++;
        var row = new Row(
            counts.Count(count => count > 0),
            finite ? ModeHistogram.ReverseKullbackLeibler(counts) : double.NaN,
            classifier.Accuracy(digits.HeldOut, digits.HeldOutLabels),
            !finite,
            run.Replicate == 0 && finite ? Sheet(images) : []);
        classifier.Dispose();
        return row;
    }

    /// <summary>Images of three digits drawn with replacement, shape [count, 192].</summary>
    static Func<long, Generator, Tensor> Stacked(Tensor digits) =>
        (count, stream) => DigitImages.From(digits)(3 * count, stream).reshape(count, Shape.Numbers);

    static IReadOnlyList<Colour> Sheet(Tensor images)
    {
        const int shown = 16, perLine = 4, gap = 2, white = 255;
        var side = (int)Shape.Side;
        var cell = side + gap;
        var levels = ((images.narrow(0, 0, shown) + 1) * 127.5).round().clamp(0, 255).to(int32).cpu().contiguous().data<int>().ToArray();
        return
        [
            .. from line in Enumerable.Range(0, shown / perLine * cell - gap)
               from column in Enumerable.Range(0, perLine * cell - gap)
               let at = (line / cell * perLine + column / cell) * (int)Shape.Numbers + line % cell * side + column % cell
               select line % cell < side && column % cell < side
                   ? new Colour(column, line, levels[at], levels[at + side * side], levels[at + 2 * side * side])
                   : new Colour(column, line, white, white, white),
        ];
    }

    /// <param name="Modes">Triples of digits that the classifier reads in 5200 images.</param>
    /// <param name="Kl">KL in nats of their histogram to the uniform one over 1000.</param>
    /// <param name="Accuracy">Share of held-out digits that the classifier reads right.</param>
    /// <param name="Diverged">Whether an image left the finite numbers.</param>
    /// <param name="Tiles">Images that a figure shows, of the first replicate.</param>
    internal sealed record Row(
        int Modes, [MayDiverge(nameof(Row.Diverged))] double Kl, double Accuracy, bool Diverged, IReadOnlyList<Colour> Tiles);

    /// <summary>A pixel of a sheet of coloured images.</summary>
    /// <param name="Column">From the left.</param>
    /// <param name="Down">From the top.</param>
    /// <param name="Red">0 to 255.</param>
    /// <param name="Green">0 to 255.</param>
    /// <param name="Blue">0 to 255.</param>
    internal sealed record Colour(int Column, int Down, int Red, int Green, int Blue);
}
