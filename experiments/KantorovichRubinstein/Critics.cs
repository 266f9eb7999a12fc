namespace Replication.Experiments;

/// <summary>
/// Critics trained under three constraints, between laws on the line whose W and optimal critic are known: N(0, 1) against N(d, 1), where
/// f* = -x, and against N(0, 4), where f* = -|x|.
/// </summary>
static class Critics
{
    public static Study<Row> Study => new(
        "critics", Paper.WassersteinGan, "Section 3, equation 3", "A trained critic's gain is W, or a share of it that its constraint sets")
    {
        Seeds = KantorovichRubinstein.Seeds,
        Deviation = "Networks 1-32-32-1 on the line. The penalty, at weight 100, and spectral norms came after the paper, which clips.",
        Arms = [Clipped, Penalised, Spectral, Unconstrained, Untrained],
        Claims =
        [
            new("penalised-gain-is-w")
            {
                Statement = "The gain of a penalised critic is W within a twentieth.",
                Published = "W = sup over 1-Lipschitz f",
                Formula = @"\mathbb{E} f(\text{real}) - \mathbb{E} f(\text{fake}) \approx W",
                Criterion = LargestError.AtMost(0.05), On = [Penalised], Control = [Clipped],
            },
            new("clipped-gain-is-proportional")
            {
                Statement = "The gain of a clipped critic is one constant times W, within a tenth, for every pair of laws: the claim as "
                    + "worded.",
                Published = "W up to a multiplicative constant",
                Formula = @"\frac{\mathbb{E} f(\text{real}) - \mathbb{E} f(\text{fake})}{W} = K",
                Criterion = Spread.Between(1, 1.1), On = [Clipped], Control = [Untrained],
            },
            new("clipped-gain-is-proportional-within-2")
            {
                Statement = "The gain of a clipped critic is one constant times W within a factor of 2.",
                Published = "W up to a multiplicative constant",
                Formula = @"\max \frac{\text{gain}}{W} \le 2 \min \frac{\text{gain}}{W}",
                Criterion = Spread.Between(1, 2), On = [Clipped], Control = [Untrained],
            },
            new("gain-is-at-most-w")
            {
                Statement = "The gain of a critic of spectral norms 1 is at most W.",
                Published = "sup over 1-Lipschitz f",
                Formula = @"\|f\|_L \le 1 \;\Rightarrow\; \mathbb{E} f(\text{real}) - \mathbb{E} f(\text{fake}) \le W",
                Criterion = Laws.BoundedBy(
                    Gain, Exactly, Tolerance.Relative(1e-4, "float32 weights, whose spectral norms are 1 up to rounding")),
                On = [Spectral], Control = [Unconstrained],
            },
            new("spectral-critic-attains-w")
            {
                Locus = "Section 3",
                Statement = "A critic of spectral norms 1 gains at least nine tenths of W between shifted Gaussians.",
                Published = "other ways to enforce a Lipschitz constraint are left open",
                Criterion = LeastShifted.AtLeast(0.9), On = [Spectral], Control = [Untrained],
            },
            new("spectral-critic-halves-w")
            {
                Locus = "Section 3",
                Statement = "Between N(0, 1) and N(0, 4) a critic of spectral norms 1 gains at most W / 2: ReLU cannot fold at slope 1.",
                Published = "not in the paper; the boundary of the claim before",
                Formula = @"\|W_1\| \, \|W_2\| \ge 2 \;\text{ for }\; f = |x|",
                Criterion = Folded.AtMost(0.51), On = [Spectral], Control = [Penalised],
            },
            new("critic-gives-gradient")
            {
                Locus = "Theorem 3",
                Statement = "A trained, penalised critic gives the derivative of W within a tenth.",
                Published = "grad W = -E grad f(g_theta(z))",
                Formula = @"-\mathbb{E}_z \, \partial_\theta f(g_\theta(z)) \approx \frac{d}{d\theta} W",
                Criterion = GradientError.AtMost(0.1), On = [Penalised], Control = [Untrained],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Clipped = new(
        "clipped", "weights clipped to 0.1", run => new TrainedCritic(run).Measure(TrainedCritic.Constraint.Clipping));
    internal static readonly Arm<Row> Penalised = new(
        "penalised", "gradient penalty of weight 0.1, then 100", run => new TrainedCritic(run).Measure(TrainedCritic.Constraint.Penalty));
    internal static readonly Arm<Row> Spectral = new(
        "spectral", "spectral norms at most 1", run => new TrainedCritic(run).Measure(TrainedCritic.Constraint.SpectralNorm));
    internal static readonly Arm<Row> Unconstrained = new(
        "unconstrained", "no constraint", run => new TrainedCritic(run).Measure(TrainedCritic.Constraint.None));
    internal static readonly Arm<Row> Untrained = new(
        "untrained", "not trained", run => new TrainedCritic(run) { Steps = 0 }.Measure(TrainedCritic.Constraint.None));

    static readonly Sweep<Row, Cell> Laws = new("pair of laws", row => row.Cells);
    static readonly Quantity<Cell> Gain = new("gain", at => at.Gain);
    static readonly Expected<Cell> Exactly = new("W", (_, at) => at.W);
    static readonly Quantity<Row> LargestError =
        new("largest |gain / W - 1| over the laws", row => row.Cells.Max(at => Math.Abs(at.Gain / at.W - 1)));
    static readonly Quantity<Row> Spread = new(
        "largest gain / W over the least", row => row.Cells.Max(at => at.Gain / at.W) / row.Cells.Min(at => at.Gain / at.W));
    static readonly Quantity<Row> LeastShifted =
        new("least gain / W, shifted laws", row => row.Cells.Where(at => at.IsShift).Min(at => at.Gain / at.W));
    static readonly Quantity<Row> Folded =
        new("gain / W, laws of unequal width", row => row.Cells.Where(at => !at.IsShift).Max(at => at.Gain / at.W));
    static readonly Quantity<Row> GradientError = new(
        "largest relative error of the derivative", row => row.Cells.Max(at => Math.Abs(at.Gradient / at.ExactGradient - 1)));

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var (cells, curves) = (measurements.Points(row => row.Cells), measurements.Points(row => row.Curves));
        (string Title, double Theta)[] laws = [("shift by 1", 1), ("shift by 4", 4), ("twice the width", 2)];
        yield return new Figure("critics", "Trained critics between laws of known W")
        {
            Paper = new PaperLocus("WGAN", "Section 3, equation 3"),
            Caption = "Critics divided by their largest slope and set to 0 at x = 0. The optimal critic is -x between shifted Gaussians "
                + "and -|x| between Gaussians of unequal width. Each line is one seed.",
            AltText = "Three panels of critics over x from -4 to 7. In two they fall in nearly straight lines. In the third they rise to "
                + "0 and fall again: clipped and penalised critics with slopes near 1, those of spectral norm 1 likewise once scaled.",
            PanelsPerRow = 3,
            ShareX = true,
            Panels =
            [
                .. laws.Select(law => new Panel(new Axis("x", Axis.Dimensionless), new Axis("f over its slope", Axis.Dimensionless))
                {
                    Title = law.Title,
                    Traces =
                    [
                        .. PerSeed(Clipped, "clipped", law.Theta), .. PerSeed(Penalised, "penalised", law.Theta),
                        .. PerSeed(Spectral, "spectral norm 1", law.Theta),
                    ],
                }),
            ],
        };

        yield return new Figure("gains", "The gain of trained critics against W")
        {
            Paper = new PaperLocus("WGAN", "Section 3, equation 3"),
            Caption = "Left: the gain as it is. Right: the gain over the critic's largest slope, which duality bounds by W. The dots of "
                + "three pairs of laws stand at their W. Critics of spectral norm 1 gain half of W between laws of unequal width, at W = "
                + "0.8.",
            AltText = "Two log-log scatter plots of gain against W with the diagonal. On the left, constraints differ by constant "
                + "factors and critics without one lie far above. On the right no dot lies above the diagonal.",
            PanelsPerRow = 2,
            Panels = [Gains("gain", null, at => at.Gain), Gains("gain over largest slope", (0.1, 10), at => at.GainOverSlope)],
        };

        Panel Gains(string title, (double, double)? range, Expression<Func<Cell, object?>> y) => new(
            new Axis("W", Axis.Dimensionless) { Log = true, Range = (0.2, 10) },
            new Axis(title, Axis.Dimensionless) { Log = true, Range = range })
            {
                Title = title,
                Traces =
                [
                    cells.Of(Penalised).OfReplicate(0).OrderBy(at => at.W).Line("equal to W", at => at.W, at => at.W),
                    .. Dots(Clipped, "clipped", y), .. Dots(Penalised, "penalised", y), .. Dots(Spectral, "spectral norm 1", y),
                    .. Dots(Unconstrained, "no constraint", y),
                ],
            };

        IEnumerable<Trace> Dots(Arm<Row> arm, string name, Expression<Func<Cell, object?>> y) =>
            cells.Of(arm).Where(y, value => value > 0) is { Count: > 0 } own ? [own.Dots(name, at => at.W, y)] : [];

        IEnumerable<Trace> PerSeed(Arm<Row> arm, string name, double theta) =>
            curves.Of(arm).Where(at => at.Theta, theta).LinePerSeed(name, at => at.X, at => at.Scaled);
    }

    internal sealed record Row(IReadOnlyList<Cell> Cells, IReadOnlyList<OnLine> Curves);

    /// <param name="IsShift">Whether the samples are the data shifted; otherwise they are twice as wide.</param>
    /// <param name="Theta">The shift d, or the factor 2.</param>
    /// <param name="W">W of the laws.</param>
    /// <param name="Gain">E f(data) - E f(samples).</param>
    /// <param name="Slope">The largest |f'| where the laws have mass.</param>
    /// <param name="GainOverSlope">The one over the other.</param>
    /// <param name="Gradient">-E d/dtheta f(g_theta(z)).</param>
    /// <param name="ExactGradient">dW/dtheta.</param>
    internal sealed record Cell(
        bool IsShift, double Theta, double W, double Gain, double Slope, double GainOverSlope, double Gradient, double ExactGradient);

    /// <summary>A critic on the line, divided by its largest slope.</summary>
    internal sealed record OnLine(bool IsShift, double Theta, double X, double Scaled);
}
