namespace Replication.Experiments;

/// <summary>
/// Section 3: a generator is trained at distance 2 from data on a manifold that it does not meet. Without noise a trained D gives it no
/// gradient; with noise, annealed from 1 to 0.05, it arrives at the data.
/// </summary>
static class AnnealedTraining
{
    public static Study<Row> Study => new(
        "training", Paper.TowardsPrincipledMethods, "Section 3", "Annealed noise leads the generator to the data")
    {
        Seeds = NoiseAnnealing.Seeds,
        Deviation = "The paper proposes annealing and shows no experiment with it; manifolds, networks, rates and schedule are ours.",
        Arms = [.. Pairs.SelectMany(pair => new[] { pair.Still, pair.Annealed }), SegmentByAdam, UntrainedDiscriminator],
        Claims =
        [
            new("gradient-comes-back")
            {
                Statement = "Before the generator's first step, a trained D without noise gives it a vanishing gradient; noise "
                    + "brings it back.",
                Published = "no vanishing gradient",
                Criterion = FirstGradient.ExceedsByFactor(20),
                On = [SegmentAnnealed, SegmentStill, CircleAnnealed, CircleStill], Control = [SegmentByAdam, SegmentStill],
            },
            new("still-without-noise")
            {
                Locus = "Sections 2 and 3",
                Statement = "Without noise, gradient descent against a trained D leaves the generator where it is.",
                Published = "gradient 0",
                Criterion = Moved.Between(-0.1, 0.1), On = [SegmentStill, CircleStill], Control = [SegmentAnnealed],
            },
            new("arrives-with-annealed-noise")
            {
                Locus = "Section 3, Theorem 3.3",
                Statement = "With annealed noise the same descent reaches the data.",
                Published = "W -> 0",
                Criterion = Left.AtMost(0.05), On = [SegmentAnnealed, CircleAnnealed], Control = [SegmentStill],
            },
            new("network-arrives")
            {
                Locus = "Section 3, Theorem 3.3",
                Statement = "With annealed noise a generator network finds the data. Without noise it does not.",
                Published = "W -> 0",
                Criterion = Left.AtMost(0.1).And(Left.ExceedsByFactor(5).Of(NetworkStill, NetworkAnnealed)), On = [NetworkAnnealed],
                Control = [NetworkStill], ControlCriterion = Left.AtMost(0.1),     // the other half compares with this very arm
            },
            new("adam-moves-without-noise")
            {
                Locus = "Section 3, our control",
                Statement = "What vanishes is the gradient's size, not its direction. Adam rescales it and covers many times the distance "
                    + "without noise.",
                Published = "not in the paper",
                Criterion = Moved.ExceedsByFactor(10), On = [SegmentByAdam, SegmentStill], Control = [CircleStill, SegmentStill],
            },
            new("untrained-d-leads-without-noise")
            {
                Locus = "Section 3, our control",
                Statement = "The theorems need a trained D: one that starts together with the generator leads a network near the data "
                    + "without noise.",
                Published = "not in the paper",
                Criterion = Left.AtMost(0.3), On = [UntrainedDiscriminator], Control = [NetworkStill],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> SegmentStill =
        new("segment-still", "segment, translation by SGD, no noise", run => new AnnealedGame(run) { Annealed = false }.Train());
    internal static readonly Arm<Row> SegmentAnnealed =
        new("segment-annealed", "segment, translation by SGD, annealed noise", run => new AnnealedGame(run).Train());
    static readonly Arm<Row> CircleStill = new(
        "circle-still", "circle in R^3, translation by SGD, no noise",
        run => new AnnealedGame(run) { Data = new Circle([0, 0, 0], 1), Annealed = false }.Train());
    static readonly Arm<Row> CircleAnnealed = new(
        "circle-annealed", "circle in R^3, translation by SGD, annealed noise",
        run => new AnnealedGame(run) { Data = new Circle([0, 0, 0], 1) }.Train());
    internal static readonly Arm<Row> NetworkStill = new(
        "network-still", "segment, network by Adam, no noise", run => new AnnealedGame(run) { Network = true, Annealed = false }.Train());
    internal static readonly Arm<Row> NetworkAnnealed = new(
        "network-annealed", "segment, network by Adam, annealed noise", run => new AnnealedGame(run) { Network = true }.Train());
    static readonly Arm<Row> SegmentByAdam = new(
        "segment-adam", "segment, translation by Adam, no noise",
        run => new AnnealedGame(run) { Adam = true, Annealed = false }.Train());
    internal static readonly Arm<Row> UntrainedDiscriminator = new(
        "network-untrained-d", "segment, network by Adam, no noise, D without a head start, -log D",
        run => new AnnealedGame(run)
        {
            Network = true, Annealed = false, NonSaturating = true, HeadStart = 0, DiscriminatorSteps = 1,
        }.Train());

    static readonly Quantity<Row> Left = new("W1 left", row => row.End.Wasserstein);
    static readonly Quantity<Row> Moved = new("W1 covered", row => row.Start.Wasserstein - row.End.Wasserstein);
    static readonly Quantity<Row> FirstGradient = new("gradient before the generator's first step", row => row.Start.Gradient);

    /// <summary>A generator without and with noise, and where the figure shows its samples.</summary>
    sealed record Pair(string Title, Arm<Row> Still, Arm<Row> Annealed, Axis X, Axis Up, Expression<Func<Sample, object?>> Upwards);

    static readonly Pair[] Pairs =
    [
        new("segment", SegmentStill, SegmentAnnealed, Place("x", -0.5, 2.5), Place("y", -0.5, 1.5), sample => sample.Y),
        new("circle", CircleStill, CircleAnnealed, Place("x", -1.5, 1.5), Place("z", -0.5, 2.5), sample => sample.Z),
        new("network", NetworkStill, NetworkAnnealed, Place("x", -1, 4), Place("y", -1.5, 4), sample => sample.Y),
    ];

    static readonly (string Title, (Arm<Row> Arm, string Name)[] Arms)[] Courses =
    [
        .. Pairs.Select(pair => (pair.Title, new[] { (pair.Still, "no noise"), (pair.Annealed, "annealed") })),
        ("exceptions", [(SegmentByAdam, "Adam, no noise"), (UntrainedDiscriminator, "untrained D, no noise")]),
    ];

    static Axis Place(string name, double low, double high) => new(name, Axis.Dimensionless) { Range = (low, high) };

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var (samples, course) = (measurements.Points(row => row.Samples), measurements.Points(row => row.Course));

        yield return new Figure("training", "Where the generator's samples are while the noise is annealed")
        {
            Paper = new PaperLocus("TPM", "Section 3"),
            Caption = "Noise-free samples over training, seed 0. The generator starts at distance 2. Without noise a trained D leaves a "
                + "translated segment or circle where it is, and a network strays. With noise annealed from 1 to 0.05 all reach the data.",
            AltText = "Six panels with a slider over training. Without noise the generator's segment and circle stay two units from the "
                + "data and the network's curve does not settle on them; with annealed noise all three lie on the data at the end.",
            PanelsPerRow = 2,
            Slider = samples.Slider(sample => sample.Step, "generator steps"),
            Panels = [.. Pairs.SelectMany(pair =>
                new[] { Plane(pair, pair.Still, "no noise"), Plane(pair, pair.Annealed, "annealed noise") })],
        };

        yield return new Figure("course", "Distance to the data, and what is left of the gradient")
        {
            Paper = new PaperLocus("TPM", "Section 3"),
            Caption = "Exact W1 of noise-free samples, and the norm of the gradient that D gives to the generator; each line is one seed. "
                + "The last panel shows two exceptions without noise. Adam rescales a vanishing gradient and moves the translation, and a "
                + "D without a head start leads a network to the data.",
            AltText = "Two rows of four panels over generator steps. Upper: without noise W1 stays at 2 for translations and near 1 for "
                + "networks, with annealed noise it falls to 0.03 or less. Lower: first gradients are a hundred times smaller without "
                + "noise.",
            PanelsPerRow = 4,
            ShareX = true,
            Panels =
            [
                .. Across("", new("W1 left", Axis.Dimensionless) { Log = true, Range = (1e-4, 5) }, state => state.Wasserstein),
                .. Across(": gradient", new("gradient", Axis.Dimensionless) { Log = true }, state => state.Gradient),
            ],
        };

        Panel Plane(Pair pair, Arm<Row> arm, string noise)
        {
            var own = samples.Of(arm);
            return new(pair.X, pair.Up)
            {
                Title = $"{pair.Title}: {noise}",
                Traces = [Cloud(own.Where(sample => sample.Step, 0), AnnealedGame.OfData)],
                Moving = now => [Cloud(own.At(now), AnnealedGame.OfGenerator)],
            };

            Dots Cloud(Points<Sample> at, string law) => at.Where(sample => sample.Law, law).Cloud(law, sample => sample.X, pair.Upwards);
        }

        IEnumerable<Panel> Across(string title, Axis y, Expression<Func<State, object?>> column) =>
            Courses.Select(panel => new Panel(new Axis("step", Axis.Dimensionless), y)
            {
                Title = panel.Title + title,
                Traces = [.. panel.Arms.SelectMany(own => course.Of(own.Arm).LinePerSeed(own.Name, state => state.Step, column))],
            });
    }

    /// <param name="Course">The training, from its start to its end.</param>
    /// <param name="Samples">Where samples were, from the first replicate.</param>
    internal sealed record Row(IReadOnlyList<State> Course, IReadOnlyList<Sample> Samples)
    {
        public State Start => Course[0];

        public State End => Course[^1];
    }

    /// <param name="Step">Generator steps taken.</param>
    /// <param name="Wasserstein">Exact W1 between 256 noise-free samples of each law, evenly spaced.</param>
    /// <param name="Gradient">Norm of the gradient that D gives to the generator, over all of its parameters.</param>
    internal sealed record State(int Step, double Wasserstein, double Gradient);

    /// <param name="Step">Generator steps taken.</param>
    /// <param name="Law">Whose it is: the data's or the generator's.</param>
    /// <param name="X">First coordinate.</param>
    /// <param name="Y">Second coordinate.</param>
    /// <param name="Z">Third coordinate, in R^3.</param>
    internal sealed record Sample(int Step, string Law, double X, double Y, double? Z);
}
