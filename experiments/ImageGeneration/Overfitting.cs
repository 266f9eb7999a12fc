namespace Replication.Experiments;

/// <summary>
/// Figure 5b: critics that are trained on few images. What a critic reports on its training images parts from what it reports on held-out
/// ones, so that its loss on held-out data shows overfitting.
/// </summary>
static class Overfitting
{
    public static Study<Row> Study => new(
        "overfitting", Paper.ImprovedWassersteinGan, "Section 5.3, Figure 5b",
        "On few images the critic's held-out loss parts from its own")
    {
        Seeds = 10,
        Deviation = "100, 300 and 1200 optical digits in the place of 1000 of MNIST's, a tenth of the steps, and rates that do not fall.",
        Arms = [.. Penalised, .. Clipped],
        Claims =
        [
            new("critic-overfits-few-images")
            {
                Statement = "A penalised critic trained on 100 images reports at most 0.7 times as much on held-out images as on them.",
                Published = "the training and validation losses diverge",
                Formula = @"\mathbb{E}_{\text{held out}} f - \mathbb{E} f(g(z)) \le 0.7"
                    + @" \left(\mathbb{E}_{\text{train}} f - \mathbb{E} f(g(z))\right)",
                Criterion = Share.AtMost(0.7), On = [Penalised[0]], Control = [Penalised[^1]],
            },
            new("clipped-critic-overfits-few-images")
            {
                Statement = "A clipped critic trained on 100 images reports at most 0.9 times as much on held-out images.",
                Published = "the training and validation losses diverge for both",
                Criterion = Share.AtMost(0.9), On = [Clipped[0]], Control = [Clipped[^1]],
            },
            new("more-images-close-the-gap")
            {
                Statement = "The share that is left on held-out images rises by 0.05 or more from 100 images to 300, and from 300 to 1200.",
                Published = "a small dataset is overfitted",
                Criterion = Share.Falls(margin: 0.05), On = [.. Penalised.Reverse()],
                Control = Penalised, ControlCriterion = Share.Falls(margin: 0.05),      // the same arms the other way round
            },
            new("held-out-estimate-falls-alone")
            {
                Statement = "On 100 images the estimate on held-out images goes on falling: the share of its value at half time is 0.15 "
                    + "or more below that of the estimate on training images.",
                Published = "the training loss gradually increases while the validation loss drops",
                Criterion = Parting.AtLeast(0.15), On = [Penalised[0]], Control = [Penalised[^1]],
            },
        ],
        Figures = Draw,
        Summaries = measurements => [Ends(measurements).Table],
    };

    static readonly int[] Sizes = [100, 300, DigitImages.Trained];

    internal static readonly Arm<Row>[] Penalised =
    [
        .. Sizes.Select(images => new Arm<Row>(
            $"wgan-gp-{images}", $"WGAN-GP on {images} images",
            run => Measure(images, ThreeLosses.PenalisedGame with { HalfDecay = false, Batch = 32, Steps = 200 }, run))),
    ];

    internal static readonly Arm<Row>[] Clipped =
    [
        .. new[] { Sizes[0], Sizes[^1] }.Select(images => new Arm<Row>(
            $"wgan-{images}", $"WGAN with clipping on {images} images",
            run => Measure(images, ThreeLosses.ClippedGame with { HalfDecay = false, Batch = 32, Steps = 200 }, run))),
    ];

    static readonly Quantity<Row> Share = new("estimate on held-out images over that on training images", row => row.Share);
    static readonly Quantity<Row> Parting = new(
        "share of the estimate at half time that is left, training less held-out images",
        row => row.Course[^1].Training / row.Half().Training - row.Course[^1].HeldOut / row.Half().HeldOut);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var (course, ends) = (measurements.Points(row => row.Course), Ends(measurements));
        yield return new Figure("figure-5b", "A critic's estimate on training and on held-out images")
        {
            Paper = new PaperLocus("WGAN-GP", "Figure 5b"),
            Caption = "What critics report of the distance between generated images and those that they are trained on, or held-out ones. "
                + "On 1200 images both agree. On fewer the estimate on held-out images is lower, and it goes on falling. Each line is one "
                + "seed.",
            AltText = "Five panels of lines over generator steps. With 1200 images the lines of training and held-out images lie "
                + "together. With 300 and 100 images those of held-out images lie below, with clipping by little.",
            PanelsPerRow = 2,
            Panels =
            [
                .. Penalised.Concat(Clipped).Select(arm => new Panel(
                    new Axis("generator steps", Axis.Dimensionless), new Axis("critic's estimate", Axis.Dimensionless))
                {
                    Title = arm.Description,
                    Traces =
                    [
                        .. course.Of(arm).LinePerSeed("training images", look => look.Step, look => look.Training),
                        .. course.Of(arm).LinePerSeed("held-out images", look => look.Step, look => look.HeldOut),
                    ],
                }),
            ],
        };
        yield return new Figure("shares", "The share of the critic's estimate that is left on held-out images")
        {
            Paper = new PaperLocus("WGAN-GP", "Figure 5b"),
            Caption = "The estimate on held-out images over that on training images, after training. Each dot is one seed.",
            AltText = "Dots for five settings. With the penalty they are near 0.45 on 100 images, near 0.77 on 300 and near 0.92 on 1200. "
                + "With clipping they are near 0.8 on 100 images.",
            Panels =
            [
                new Panel(new Axis("setting", Axis.Dimensionless), new Axis("held-out over training", Axis.Dimensionless))
                {
                    Traces = [new Strip("one seed", ends[end => end.Setting], ends[end => end.Share])],
                },
            ],
        };
    }

    static Points<End> Ends(Measurements<Row> measurements) => Points.Of<End>("shares-by-seed",
    [
        .. from arm in Penalised.Concat(Clipped)
           from run in measurements[arm]
           select new End(arm.Name.Replace("wgan-gp-", "GP ").Replace("wgan-", "clip "), run.Row.Share),
    ]);

    sealed record End(string Setting, double Share);

    static Row Measure(int images, GameSettings settings, Run run)
    {
        using var scope = NewDisposeScope();
        var draws = new Draws(run.Seed, device(run.Device));
        var digits = new DigitImages(draws);
        var own = digits.Training.narrow(0, 0, images);
        var training = new DigitTraining(DigitTraining.Architecture.Dcgan, settings, run);
        using var players = training.Players(DigitImages.From(own));
        var course = new List<Look>();
        foreach (var percent in training.Looks(players))
            if (percent > 0) course.Add(new(players.StepsTaken, Estimate(own), Estimate(digits.HeldOut)));
        return new(course[^1].HeldOut / course[^1].Training, course.Exists(at => RunDivergence.Of(at.Training)), course);

        // E f(images) - E f(generated)
        double Estimate(Tensor images)
        {
            using var inner = NewDisposeScope();
            using var guard = no_grad();
            var critic = players.Discriminator;
            var estimate = (critic.call(images).mean() - critic.call(training.Samples(players)).mean()).item<float>();
            return double.IsFinite(estimate) ? estimate : double.NaN;
        }
    }

    /// <param name="Share">Estimate on held-out images over that on training images, after training.</param>
    /// <param name="Diverged">Whether training left the finite numbers.</param>
    /// <param name="Course">Both estimates over training.</param>
    internal sealed record Row([MayDiverge(nameof(Row.Diverged))] double Share, bool Diverged, IReadOnlyList<Look> Course)
    {
        /// <summary>The look at half time.</summary>
        public Look Half() => Course[(Course.Count - 1) / 2];
    }

    /// <param name="Step">Generator steps taken.</param>
    /// <param name="Training">What the critic reports of the distance between its training images and generated ones.</param>
    /// <param name="HeldOut">The same of held-out images.</param>
    internal sealed record Look(
        int Step, [MayDiverge(nameof(Row.Diverged))] double Training, [MayDiverge(nameof(Row.Diverged))] double HeldOut);
}
