namespace Replication.Experiments;

/// <summary>
/// The paper's reason, trained: a discriminator and a critic learn to tell one-hot texts from the same texts softened. What do they tell
/// the generator about its softness?
/// </summary>
static class SimplexSignal
{
    public static Study<Row> Study => new(
        "signal", Paper.ImprovedWassersteinGan, "Section 5.5",
        "A critic's signal to harden a generator's outputs stays, a discriminator's vanishes")
    {
        Seeds = LanguageGeneration.Seeds,
        Deviation = "A generator that stands still: the grammar's texts mixed with 0.3 of uniform probabilities. Networks of width 16.",
        Arms = [Discriminator, Critic],
        Claims =
        [
            new("discriminator-rejects-softness")
            {
                Statement = "A discriminator soon tells softened from one-hot texts without an error.",
                Published = "quickly learn to reject all samples that don't lie on sequences of one-hot vectors",
                Criterion = Accuracy.AtLeast(0.999), On = [Discriminator], Control = [Discriminator],
                ControlCriterion = StartAccuracy.AtLeast(0.999),
            },
            new("minimax-signal-vanishes")
            {
                Statement = "The minimax cost then loses its signal: its derivative in the softness falls to a hundredth of its largest "
                    + "value, or less.",
                Published = "meaningless gradients",
                Formula = @"\frac{d}{d\varepsilon} \mathbb{E} \log(1 - D(x_\varepsilon)) \to 0",
                Criterion = Left.AtMost(0.01), On = [Discriminator], Control = [Critic],
            },
            new("critic-signal-is-linear")
            {
                Statement = "A penalised critic gives the derivative of W within a quarter at every softness from 0.05 to 0.3.",
                Published = "a linear gradient towards the real points",
                Formula = @"\frac{d}{d\varepsilon} \mathbb{E} f(x_\varepsilon) \approx - \frac{d W}{d\varepsilon} = - \sqrt{T (1 - 1 / n)}",
                Criterion = Places.Is(
                    new("slope of the generator's cost over that of W", at => at.Share), 1,
                    Tolerance.Absolute(0.25, "a penalised critic's slope exceeds 1 by W / (2 lambda), and 300 steps leave some of it")),
                On = [Critic], Control = [Discriminator],
            },
            new("non-saturating-signal-stays")
            {
                Statement = "The non-saturating cost keeps its signal, although the JSD is saturated: it is at least that of W.",
                Published = "not in the paper; the boundary of its argument",
                Formula = @"\frac{d}{d\varepsilon} \mathbb{E} [-\log D(x_\varepsilon)] \ge \frac{d W}{d\varepsilon}",
                Criterion = NonSaturating.AtLeast(1), On = [Discriminator], Control = [Discriminator],
                ControlCriterion = Minimax.AtLeast(1),
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Discriminator =
        new("discriminator", "cross-entropy", run => Measure(run, GameCost.Minimax));
    internal static readonly Arm<Row> Critic =
        new("critic", "Wasserstein cost with a penalty of weight 10", run => Measure(run, GameCost.PenalisedWasserstein));

    const double Softness = 0.3;
    const double Rate = 1e-3;           // Adam(0.5, 0.9); at 1e-4, the released code's, ten times the steps
    static readonly double[] Softnesses = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3];
    static readonly int[] Looks = [0, 3, 10, 30, 100, 300];

    static readonly Sweep<Row, Place> Places = new("softness", row => row.Places);
    static readonly Quantity<Row> Accuracy = new("accuracy after training", row => row.Course[^1].Accuracy);
    static readonly Quantity<Row> StartAccuracy = new("accuracy before training", row => row.Course[0].Accuracy);
    static readonly Quantity<Row> Left = new(
        "slope of the generator's cost after training over the largest one", row => row.Course[^1].Slope / row.Course.Max(at => at.Slope));
    static readonly Quantity<Row> Minimax = new("slope of the minimax cost over that of W", row => row.Course[^1].Slope);
    static readonly Quantity<Row> NonSaturating = new("slope of -log D over that of W", row => row.Course[^1].NonSaturating);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var (course, places) = (measurements.Points(row => row.Course), measurements.Points(row => row.Places));
        var trained = course.Where(at => at.Step, step => step > 0);
        var slope = new Axis("slope over that of W", Axis.Dimensionless);
        yield return new Figure("signal", "What a generator is told about its softness")
        {
            Paper = new PaperLocus("WGAN-GP", "Section 5.5"),
            Caption = "The derivative of the generator's cost in its softness, over that of W. Left: while the opponent is trained, at "
                + "softness 0.3. The minimax signal of a discriminator vanishes, the critic's comes to 1. Right: over softness, after 300 "
                + "steps. The discriminator's signal is steep where it takes texts for real, and 0 where it rejects them. Each line is one "
                + "seed.",
            AltText = "Two panels with logarithmic vertical axes. Left, over steps, lines of the discriminator rise to 0.3 and fall to a "
                + "millionth, those of the critic rise to 1. Right, over softness, the critic's lines are flat at 1, those of the "
                + "discriminator fall from 40 at 0.05 to a millionth at 0.3.",
            PanelsPerRow = 2,
            Panels =
            [
                new Panel(new Axis("steps", Axis.Dimensionless) { Log = true }, slope with { Log = true })
                {
                    Title = "over training",
                    Traces =
                    [
                        .. trained.Of(Discriminator).Where(at => at.Slope, value => value > 0)
                            .LinePerSeed("discriminator, minimax", at => at.Step, at => at.Slope),
                        .. trained.Of(Critic).Where(at => at.Slope, value => value > 0)
                            .LinePerSeed("critic", at => at.Step, at => at.Slope),
                    ],
                },
                new Panel(new Axis("softness", Axis.Dimensionless), slope with { Log = true })
                {
                    Title = "after training",
                    Traces =
                    [
                        .. places.Of(Discriminator).Where(at => at.Share, value => value > 0)
                            .LinePerSeed("discriminator, minimax", at => at.Softness, at => at.Share),
                        .. places.Of(Critic).Where(at => at.Share, value => value > 0)
                            .LinePerSeed("critic", at => at.Softness, at => at.Share),
                    ],
                    References = [new HorizontalLine("W", Level.ClosedForm("1", 1))],
                },
            ],
        };
    }

    static Row Measure(Run run, GameCost cost)
    {
        using var scope = NewDisposeScope();
        var draws = new Draws(run.Seed, device(run.Device));
        using var weights = draws.Stream("weights");
        var opponent = new CharacterNetworks(Grammar.Length, Grammar.Code.Alphabet.Length, Width: 16, Blocks: 2, Kernel: 3)
            .Critic(weights, draws.Device);
        var penalty = cost == GameCost.PenalisedWasserstein ? 10 : 0;
        using var fit = new DiscriminatorFit(opponent, cost, beta1: 0.5, beta2: 0.9, penalty);
        var windows = Grammar.Sampler(draws.Device);
        using var data = draws.Stream("data");
        using var between = draws.Stream("between");
        var (batch, judged) = run.Scale == Scale.Smoke ? (8, 32) : (64, 512);
        var last = run.Steps(smoke: 3, standard: 300, paper: 3000);
        int[] looks = [.. Looks.Where(step => step < last), last];
        var course = new List<Look>();
        for (var step = 0; ; step++)
        {
            if (looks.Contains(step)) course.Add(Watched(step));
            if (step == last) break;
            using var inner = NewDisposeScope();
            var real = windows(batch, data);
            fit.Step(real, Softened(windows(batch, data), Softness), Rate,
                penalty > 0 ? rand(batch, 1, device: draws.Device, generator: between) : null);
        }

        return new(course, [.. Softnesses.Select(softness => new Place(softness, Slope(softness, cost)))]);

        Look Watched(int step)
        {
            using var inner = NewDisposeScope();
            using var guard = no_grad();
            var real = HeldOut();
            var right = (opponent.call(real) > 0).sum() + (opponent.call(Softened(real, Softness)) < 0).sum();
            return new(step, right.item<long>() / (2.0 * judged), Slope(Softness, cost), Slope(Softness, GameCost.NonSaturating));
        }

        // d/d(softness) of the generator's cost, over that of W.
        double Slope(double at, GameCost of)
        {
            using var inner = NewDisposeScope();
            using var grad = enable_grad();
            var softness = tensor((float)at, device: draws.Device).requires_grad_();
            var values = opponent.call(Softened(HeldOut(), softness));
            var paid = of switch
            {
                GameCost.Minimax => Adversarial.MinimaxLoss(values),
                GameCost.NonSaturating => Adversarial.NonSaturatingLoss(values),
                _ => Wasserstein.GeneratorLoss(values),
            };
            return autograd.grad([paid], [softness])[0].item<float>() / SimplexDistances.DistanceFromCentre(Grammar.Length);
        }

        Tensor HeldOut()
        {
            using var stream = draws.Stream("held-out data");
            return windows(judged, stream);
        }
    }

    static Tensor Softened(Tensor rows, Tensor softness) => rows * (1 - softness) + softness / Grammar.Code.Alphabet.Length;

    static Tensor Softened(Tensor rows, double softness) => rows * (1 - softness) + softness / Grammar.Code.Alphabet.Length;

    /// <param name="Course">Training of the opponent.</param>
    /// <param name="Places">After training, by the softness of the outputs.</param>
    internal sealed record Row(IReadOnlyList<Look> Course, IReadOnlyList<Place> Places);

    /// <param name="Step">Steps of training.</param>
    /// <param name="Accuracy">Share of held-out texts, one-hot and softened, on their side of 0.</param>
    /// <param name="Slope">Derivative of the generator's cost in its softness, over that of W.</param>
    /// <param name="NonSaturating">The same of -E log D.</param>
    internal sealed record Look(int Step, double Accuracy, double Slope, double NonSaturating);

    /// <param name="Softness">Share of uniform probabilities in the outputs.</param>
    /// <param name="Share">Derivative of the generator's cost in it, over that of W.</param>
    internal sealed record Place(double Softness, double Share);
}
