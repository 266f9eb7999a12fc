namespace Replication.Experiments;

/// <summary>
/// Figure 3: a fresh discriminator is trained against a generator that stands still, and the gradient of -log D is measured batch by batch.
/// Beside the paper's discriminator, the sigmoid of a logit, one without a sigmoid is trained: its errors straddle D* = 0, as those of
/// Theorem 2.6 do.
/// </summary>
static class GrowingGradient
{
    public static Study<Row> Study => new(
        "figure-3", Paper.TowardsPrincipledMethods, "Figure 3", "The -log D gradient of a trained discriminator grows and spreads")
    {
        Deviation = "The paper's data are images it does not name and its networks DCGANs; ours are a circle in R^3, a generator "
            + "A z + b of circles, MLPs of width 64, and 2000 discriminator iterations instead of 4000.",
        Seeds = LogDTrick.Seeds,
        Arms = [Logit, Overlap, Linear],
        Claims =
        [
            new("norm-and-spread-grow")
            {
                Locus = "Section 2.2.2, Figure 3",
                Statement = "The norm of the -log D gradient and its standard deviation over batches grow at least tenfold while a fresh "
                    + "discriminator is trained.",
                Published = "norm and variance grow with the discriminator's training",
                Criterion = NormGained.AtLeast(1).And(SpreadGained.AtLeast(1)), On = [Logit], Control = [Overlap],
            },
            new("trained-tail")
            {
                Locus = "Theorem 2.6",
                Deviation = "The theorem's D errs around 0 by white noise. Ours is an MLP without a sigmoid, fitted by least squares on "
                    + "circles; where it is negative, the update is still -grad D / D.",
                Statement = "The -log D updates of a trained discriminator without a sigmoid have a tail index below 2: their variance is "
                    + "infinite.",
                Published = "infinite expectation and variance",
                Formula = @"P(|X| > x) \sim c\, x^{-a},\ a < 2",
                Criterion = TailIndexAtMost.AtMost(2), On = [Linear], Control = [Logit],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Logit = new(
        "logit", "D = sigmoid(h) on disjoint circles", run => new StillGenerator(run).Measure());
    internal static readonly Arm<Row> Overlap = new(
        "overlap", "the same with N(0, I) added to data and samples", run => new StillGenerator(run) { Noise = 1 }.Measure());
    internal static readonly Arm<Row> Linear = new(
        "linear", "D without a sigmoid, by least squares, on disjoint circles",
        run => new StillGenerator(run) { Sigmoid = false }.Measure());

    static readonly Quantity<Row> NormGained = new(
        "orders of magnitude gained by the gradient's norm", row => Math.Log10(row.Probes[^1].Norm / row.Probes[0].Norm));
    static readonly Quantity<Row> SpreadGained = new(
        "orders of magnitude gained by the gradient's standard deviation over batches",
        row => Math.Log10(row.Probes[^1].Spread / row.Probes[0].Spread));

    static readonly Quantity<Row> TailIndexAtMost = new(
        "upper end of the 95 % interval of the tail index of single updates (Hill)", row => row.TailIndexHigh);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var probes = measurements.Points(row => row.Probes).Where(probe => probe.Iteration, iteration => iteration > 0);
        var tails = measurements.Points(row => row.Tail);
        var norm = new Axis("gradient norm", Axis.Dimensionless) { Log = true };
        yield return new Figure("figure-3", "The gradient of -log D grows and spreads as the discriminator is trained")
        {
            Paper = new PaperLocus("TPM", "Figure 3"),
            Caption = "A fresh discriminator is trained against a generator that stands still. Left: norm of the gradient of -log D, mean "
                + "over 200 batches of 64. Right: its standard deviation over those batches. On disjoint circles both grow. With N(0, I) "
                + "added to data and samples they level off. Each line is one seed.",
            AltText = "Two log-log panels over discriminator iterations. With a sigmoid on disjoint circles, norm and standard deviation "
                + "rise by more than an order of magnitude; with overlapping supports both stay nearly flat.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Panels =
            [
                Over("mean over batches", probe => probe.Norm),
                Over("standard deviation over batches", probe => probe.Spread),
            ],
        };

        yield return new Figure("trained-tail", "A discriminator without a sigmoid has updates with a long tail")
        {
            Paper = new PaperLocus("TPM", "Theorem 2.6"),
            Caption = "Share of single -log D updates whose size exceeds a multiple of the median, after training. Without a sigmoid D "
                + "crosses 0 on the samples, and the share falls like 1 / (2 k), a tail of index 1. With a sigmoid all updates are about "
                + "as large as the median. Each line is one seed.",
            AltText = "Log-log chart of share against multiple of the median. The lines of the discriminator without a sigmoid run "
                + "along the line 1 / (2 k) over four decades; those of the sigmoid end below two medians.",
            Panels =
            [
                new Panel(new Axis("k", "medians") { Log = true }, new Axis("share beyond k medians", Axis.Dimensionless) { Log = true })
                {
                    Traces =
                    [
                        .. tails.Of(Linear).LinePerSeed("without a sigmoid", tail => tail.Multiple, tail => tail.Share),
                        .. tails.Of(Logit).LinePerSeed("with a sigmoid", tail => tail.Multiple, tail => tail.Share),
                        tails.Of(Logit).OfReplicate(0).Line("1 / (2 k)", tail => tail.Multiple, tail => tail.Inverse),
                    ],
                },
            ],
        };

        Panel Over(string title, Expression<Func<Probe, object?>> y) => new(
            new Axis("discriminator iterations", Axis.Dimensionless) { Log = true }, norm)
        {
            Title = title,
            Traces =
            [
                .. probes.Of(Logit).LinePerSeed("disjoint circles", probe => probe.Iteration, y),
                .. probes.Of(Overlap).LinePerSeed("overlapping", probe => probe.Iteration, y),
            ],
        };
    }

    /// <param name="Probes">The gradient over the discriminator's training.</param>
    /// <param name="Tail">Sizes of single updates at its end.</param>
    /// <param name="TailIndex">Hill's index of them.</param>
    /// <param name="TailIndexLow">Lower end of its 95 % interval.</param>
    /// <param name="TailIndexHigh">Upper end.</param>
    internal sealed record Row(
        IReadOnlyList<Probe> Probes, IReadOnlyList<Tail> Tail, double TailIndex, double TailIndexLow, double TailIndexHigh);

    /// <param name="Iteration">Discriminator steps taken.</param>
    /// <param name="Norm">Norm of the gradient of -log D of a batch, mean over batches.</param>
    /// <param name="Spread">Root of the summed variances of its coordinates over batches.</param>
    internal sealed record Probe(int Iteration, double Norm, double Spread);

    /// <param name="Multiple">k.</param>
    /// <param name="Share">Share of single updates whose norm is beyond k medians; absent where there is none.</param>
    /// <param name="Inverse">1 / (2 k), a tail of index 1 through the median, where that is a share.</param>
    internal sealed record Tail(double Multiple, double? Share, double? Inverse);
}
