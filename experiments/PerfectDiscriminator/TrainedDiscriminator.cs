namespace Replication.Experiments;

/// <summary>
/// Figure 1: a fresh discriminator is trained against a generator that does not move, and its cost, accuracy and gradient are measured on
/// samples that it was not trained on.
/// </summary>
static partial class TrainedDiscriminator
{
    public static Study<Row> Study => new("trained", Paper.TowardsPrincipledMethods, "Theorem 2.1", "A trained D becomes perfect and flat")
    {
        Seeds = 10,
        Deviation = "The theorem is about the best discriminator; ours is a ReLU network of width 64 after 2000 steps of Adam(1e-3). The "
            + "laws are on curves.",
        Arms = [Segments, Circles, CrossingSegments, CrossingCircles, Noisy, Aligned],
        Claims =
        [
            new("disjoint-trained")
            {
                Locus = "Theorem 2.1, Figure 1",
                Statement = "A network trained between disjoint supports reaches accuracy 1.",
                Published = "accuracy 1",
                Criterion = Accuracy.Meets(Requirement.Exactly(1)),
                On = [Segments, Circles], Control = [Noisy],
            },
            new("within-50-iterations")
            {
                Locus = "Figure 1",
                Deviation = Images,
                Statement = "Between disjoint supports a fresh discriminator takes less than 50 iterations on average "
                    + "to misjudge no sample.",
                Published = "sometimes less than 50 iterations",
                Criterion = PerfectAfter.MeanAtMost(50),
                On = [Segments, Circles], Control = [Noisy],
            },
            new("disjoint-flat")
            {
                Statement = "The gradient of a discriminator trained between disjoint supports vanishes on both.",
                Published = "gradient 0",
                Criterion = SteepShare.AtMost(0.01),
                On = [Segments, Circles], Control = [Noisy],
            },
            new("crossing-trained")
            {
                Locus = "Theorem 2.2, Figure 1",
                Statement = "A network trained between crossing supports has an accuracy of at least 98 %: it errs only near the crossing.",
                Published = "accuracy 1",
                Criterion = Accuracy.AtLeast(0.98),
                On = [CrossingCircles, CrossingSegments], Control = [Aligned],
            },
            new("crossing-flat")
            {
                Locus = "Theorem 2.2",
                Statement = "The gradient of a discriminator trained between crossing supports vanishes except near the crossing.",
                Published = "gradient 0 almost everywhere",
                Criterion = SteepShare.AtMost(0.25),
                On = [CrossingCircles, CrossingSegments], Control = [Aligned],
            },
            new("cost-falls-to-0")
            {
                Locus = "Figure 1",
                Deviation = Images,
                Statement = "The cost of a fresh discriminator falls towards 0 against a generator that does not move.",
                Published = "falls to 0 on a log axis",
                Criterion = CostLeft.AtMost(0.1),
                On = Thin, Control = [Aligned],
            },
            new("estimate-is-log-2")
            {
                Locus = "Theorem 2.3",
                Statement = "The JSD bound of a trained discriminator is nearly log 2 where supports are disjoint or only cross.",
                Published = "log 2",
                Criterion = Bound.AtLeast(0.95 * LogTwo),
                On = Thin, Control = [Noisy],
            },
            new("overlap-is-measured")
            {
                Locus = "Theorems 2.1 to 2.3, their assumption",
                Statement = "The JSD bound of a trained discriminator is the true JSD where supports coincide or noise fills the space.",
                Published = "less than log 2",
                Criterion = Criteria.Respectively(Near(Exact.AlignedJensenShannon), Near(Exact.NoisyJensenShannon(1))),
                On = [Aligned, Noisy], Control = [Segments],
                ControlCriterion = Near(Exact.NoisyJensenShannon(1)),       // the control is the second arm without its noise
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Segments = new(
        "segments", "trained D, parallel segments at distance 1", run => Train(PairOfLaws.On(Supports.ParallelSegments(1)), run));
    internal static readonly Arm<Row> Circles = new(
        "circles", "trained D, a circle of R^3 and the same lifted by 1", run => Train(PairOfLaws.On(Supports.ShiftedCircles(1)), run));
    internal static readonly Arm<Row> CrossingSegments = new(
        "crossing-segments", "trained D, segments crossing at 60 degrees", run => Train(PairOfLaws.On(Supports.CrossingSegments(60)), run));
    internal static readonly Arm<Row> CrossingCircles =
        new("crossing-circles", "trained D, crossing circles", run => Train(PairOfLaws.On(Supports.CrossingCircles()), run));
    internal static readonly Arm<Row> Noisy = new(
        "noisy", "trained D, parallel segments with N(0, 0.25 I) added",
        run => Train(PairOfLaws.On(Supports.ParallelSegments(1), Noise), run));
    internal static readonly Arm<Row> Aligned =
        new("aligned", "trained D, Beta(2, 5) against Beta(5, 2) on one segment", run => Train(PairOfLaws.Aligned(), run));

    static readonly Arm<Row>[] Thin = [CrossingCircles, CrossingSegments, Circles, Segments];

    const string Images =
        "The paper's data are images and its generators DCGANs after 1, 10 and 25 epochs; ours are curves of the plane and of R^3.";

    static readonly Quantity<Row> Accuracy = new("accuracy on unseen samples", row => row.End.Accuracy);
    static readonly Quantity<Row> PerfectAfter =
        new("iteration, of those looked at, where first no unseen sample is misjudged", row => row.PerfectAfter);
    static readonly Quantity<Row> SteepShare = new("share of samples where |grad D| > 0.1", row => row.End.SteepShare);
    static readonly Quantity<Row> CostLeft = new("cost left of the untrained D's", row => row.End.Cost / row.Steps[0].Cost);
    static readonly Quantity<Row> Bound = new("JSD that D certifies", row => row.End.JensenShannon);

    static readonly double LogTwo = Math.Log(2);

    static Criterion<Row> Near(double quadrature) => Bound.Between(quadrature - 0.02, quadrature + 0.02);

    sealed record Situation(string Title, bool Overlaps, params IReadOnlyList<(Arm<Row> Arm, string Name)> Arms);

    static readonly Situation[] Situations =
    [
        new("disjoint", false, (Segments, "segments"), (Circles, "circles")),
        new("crossing", false, (CrossingSegments, "crossing segments"), (CrossingCircles, "crossing circles")),
        new("overlapping", true, (Aligned, "one segment"), (Noisy, "with noise")),
    ];

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var steps = measurements.Points(row => row.Steps).Where(step => step.Iteration, at => at > 0);   // a logarithmic axis has no 0

        yield return new Figure("figure-1", "A fresh discriminator against a generator that does not move")
        {
            Paper = new PaperLocus("TPM", "Figure 1"),
            Caption = "Cross-entropy and accuracy of D on unseen samples. Where the supports are disjoint or only cross, the cost falls "
                + "towards 0 and the accuracy reaches or nears 1. On one shared support, or with noise, both stop at the values of the "
                + "best discriminator (dashed). Each line is one seed.",
            AltText = "Two rows of three panels against iterations, logarithmic. For disjoint supports the cost falls by five orders of "
                + "magnitude and the accuracy is 1 after a dozen iterations; for crossing ones the cost falls by one and a half; for "
                + "overlapping ones both level off.",
            PanelsPerRow = 3,
            ShareX = true,
            Panels =
            [
                .. Across("", new("cost", "nats") { Log = true, Range = (3e-7, 3) }, step => step.Cost, _ => []),
                .. Across(": accuracy", new("accuracy", Axis.Dimensionless) { Range = (0, 1.03) }, step => step.Accuracy,
                    situation => situation.Overlaps ? Best(one => one.Accuracy, "(1 + TV) / 2") : []),
            ],
        };

        yield return new Figure("flat", "Where the discriminator still has a slope")
        {
            Paper = new PaperLocus("TPM", "Theorems 2.1 and 2.2"),
            Caption = "Share of unseen samples at which |∇D| exceeds 0.1, and the greatest |∇D| at any of them. D becomes flat everywhere "
                + "between disjoint supports. Between crossing ones it becomes steep at the crossing and flat elsewhere. Where the laws "
                + "overlap it keeps a slope at nearly every sample.",
            AltText = "Two rows of three panels against iterations. Disjoint: share of steep samples falls to 0 and the greatest slope to "
                + "a thousandth. Crossing: the share falls to a tenth while the greatest slope rises to 50. Overlapping: the share stays "
                + "near 0.8.",
            PanelsPerRow = 3,
            ShareX = true,
            Panels =
            [
                .. Across("", new("share with slope", Axis.Dimensionless) { Range = (-0.03, 1.03) }, step => step.SteepShare, _ => []),
                .. Across(": greatest slope", new("greatest |∇D|", Axis.Dimensionless) { Log = true, Range = (1e-4, 100) },
                    step => step.LargestGradient, _ => []),
            ],
        };

        yield return new Figure("estimate", "The JSD bound of a discriminator during its training")
        {
            Paper = new PaperLocus("TPM", "Theorem 2.3"),
            Caption = "The lower bound of the Jensen-Shannon divergence that follows from the discriminator's cost. On thin supports it "
                + "goes to log 2. Where the laws overlap it goes to their true divergence, by quadrature (dashed). Each line is one seed.",
            AltText = "Three panels of certified JSD against iterations. For disjoint supports it reaches log 2 within 200 iterations, "
                + "for crossing ones it nears log 2 by 2000, for overlapping ones it levels off at 0.44 and 0.34.",
            PanelsPerRow = 3,
            ShareX = true,
            ShareY = true,
            Panels = Across("", new("JSD certified", "nats") { Range = (-0.5, 0.8) }, step => step.JensenShannon, of => of.Overlaps
                ? Best(one => one.JensenShannon, "JSD")
                : [new HorizontalLine("log 2", Level.ClosedForm("log 2", LogTwo))]),
        };

        IReadOnlyList<Panel> Across(
            string title, Axis y, Expression<Func<Step, object?>> column, Func<Situation, IReadOnlyList<ReferenceLine>> references) =>
        [
            .. Situations.Select(situation => new Panel(new Axis("discriminator iterations", Axis.Dimensionless) { Log = true }, y)
            {
                Title = situation.Title + title,
                Traces = [.. situation.Arms.SelectMany(own => steps.Of(own.Arm).LinePerSeed(own.Name, step => step.Iteration, column))],
                References = references(situation),
            }),
        ];

        IReadOnlyList<ReferenceLine> Best(Func<ExplicitDiscriminator.Case, double> value, string formula) =>
        [
            new HorizontalLine("one segment", Level.ClosedForm($"{formula} of Beta(2, 5) and Beta(5, 2)", value(Exact.Aligned()))),
            new HorizontalLine("with noise", Level.ClosedForm($"{formula} of N(0, 0.25) and N(1, 0.25)", value(Exact.Noisy(1)))),
        ];
    }

    internal sealed record Row(IReadOnlyList<Step> Steps)
    {
        public Step End => Steps[^1];

        /// <summary>The first measured iteration with every sample on the right side; infinite where there was none.</summary>
        public double PerfectAfter => Steps.FirstOrDefault(step => step.Accuracy == 1)?.Iteration ?? double.PositiveInfinity;
    }

    /// <param name="Iteration">Steps taken.</param>
    /// <param name="Cost">Cross-entropy, -E log D(real) - E log(1 - D(fake)): 2 log 2 for a constant D.</param>
    /// <param name="JensenShannon">The lower bound of JSD that follows from it.</param>
    /// <param name="Accuracy">Share of samples on the right side of 1/2, classes weighted equally.</param>
    /// <param name="LargestGradient">Greatest |grad D| at a sample, in float64.</param>
    /// <param name="SteepShare">Share of the samples where |grad D| exceeds 0.1.</param>
    internal sealed record Step(
        int Iteration, double Cost, double JensenShannon, double Accuracy, double LargestGradient, double SteepShare);
}
