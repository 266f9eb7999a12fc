using Replication.Evidence;
using Replication.Figures;

namespace Replication.Experiments;

public static partial class PerfectDiscriminator
{
    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var steps = measurements.Table(nameof(Row.Steps)).Where("iteration", iteration => iteration > 0);
        var cases = measurements.Table(nameof(Row.Cases));
        var spectrum = measurements.Table(nameof(Row.Spectrum));

        yield return new Figure("figure-1", "A fresh discriminator against a generator that stands still")
        {
            Paper = new PaperLocus("TPM", "Figure 1"),
            Caption = "Cross-entropy and accuracy of D on unseen samples. Where the supports do not meet or only cross, the cost falls "
                + "towards 0 and the accuracy reaches or nears 1. On one shared support, or with noise, both stop where the best of all "
                + "discriminators does (dashed). Each line is one seed.",
            AltText = "Two rows of three panels against iterations, logarithmic. For disjoint supports the cost falls by five orders of "
                + "magnitude and the accuracy is 1 after a dozen iterations; for crossing ones the cost falls by one and a half; for "
                + "overlapping ones both level off.",
            PanelsPerRow = 3,
            ShareX = true,
            Panels =
            [
                .. Situations.Select(situation => new Panel(Iterations, new Axis("cost", "nats") { Log = true, Range = (3e-7, 3) })
                {
                    Title = situation.Title,
                    Traces = [.. situation.Arms.SelectMany(arm => Runs(arm, "cost"))],
                }),
                .. Situations.Select(situation => new Panel(Iterations, new Axis("accuracy", Axis.Dimensionless) { Range = (0, 1.03) })
                {
                    Title = $"{situation.Title}: accuracy",
                    Traces = [.. situation.Arms.SelectMany(arm => Runs(arm, "accuracy"))],
                    References = [.. Best(situation, one => one.Accuracy, "(1 + TV) / 2")],
                }),
            ],
        };

        yield return new Figure("flat", "Where the discriminator still has a slope")
        {
            Paper = new PaperLocus("TPM", "Theorems 2.1 and 2.2"),
            Caption = "Share of unseen samples at which |∇D| exceeds 0.1, and the greatest |∇D| at any of them. Between disjoint supports D becomes "
                + "flat everywhere. Between crossing ones it becomes steeper and steeper at the crossing, and flat at all the rest. Where the laws "
                + "overlap it keeps a slope for nearly every sample.",
            AltText = "Two rows of three panels against iterations. Disjoint: share of steep samples falls to 0 and the greatest slope to "
                + "a thousandth. Crossing: the share falls to a tenth while the greatest slope rises to 50. Overlapping: the share stays "
                + "near 0.8.",
            PanelsPerRow = 3,
            ShareX = true,
            Panels =
            [
                .. Situations.Select(situation => new Panel(Iterations, new Axis("share with slope", Axis.Dimensionless) { Range = (-0.03, 1.03) })
                {
                    Title = situation.Title,
                    Traces = [.. situation.Arms.SelectMany(arm => Runs(arm, "steep-share"))],
                }),
                .. Situations.Select(situation => new Panel(Iterations, new Axis("greatest |∇D|", Axis.Dimensionless) { Log = true, Range = (1e-4, 100) })
                {
                    Title = $"{situation.Title}: greatest slope",
                    Traces = [.. situation.Arms.SelectMany(arm => Runs(arm, "largest-gradient"))],
                }),
            ],
        };

        yield return new Figure("divergences", "However close the supports are, JSD is log 2")
        {
            Paper = new PaperLocus("TPM", "Theorem 2.3"),
            Caption = "Exact divergences of parallel segments, and of a circle of R^3 and the same one lifted, over their distance. JSD "
                + "stays at log 2 while W1 is the distance. With N(0, 0.25 I) added to the segments JSD falls with the distance, and a "
                + "gradient comes back.",
            AltText = "Log-log chart over distance from 0.001 to 1: JSD is flat at 0.69 for segments and circles, W1 falls in proportion to the "
                + "distance, JSD with noise falls with its square.",
            Panels =
            [
                new Panel(new Axis("distance of the supports", Axis.Dimensionless) { Log = true }, new Axis("divergence", "JSD in nats") { Log = true })
                {
                    Traces =
                    [
                        Exact("exact", Supports.ParallelSegments(1).Name, "jensen-shannon", "JSD, segments"),
                        Exact("exact", Supports.ShiftedCircles(1).Name, "jensen-shannon", "JSD, circles"),
                        Exact("exact", Supports.ParallelSegments(1).Name, "wasserstein", "W1"),
                        Exact("exact-noisy", SharedSupport.Noisy(1).Supports, "jensen-shannon", "JSD, segments with noise"),
                    ],
                },
            ],
        };

        yield return new Figure("estimate", "What a discriminator certifies during its training")
        {
            Paper = new PaperLocus("TPM", "Theorem 2.3"),
            Caption = "The Jensen-Shannon divergence that follows from the discriminator's cost, a lower bound. On thin supports it goes to log 2. "
                + "Where the laws overlap it goes to their true divergence, by quadrature (dashed). Each line is one seed.",
            AltText = "Three panels of certified JSD against iterations. For disjoint supports it reaches log 2 within 200 iterations, "
                + "for crossing ones it nears log 2 by 2000, for overlapping ones it levels off at 0.44 and 0.34.",
            PanelsPerRow = 3,
            ShareX = true,
            ShareY = true,
            Panels = [.. Situations.Select(situation => new Panel(Iterations, new Axis("JSD certified", "nats") { Range = (-0.5, 0.8) })
            {
                Title = situation.Title,
                Traces = [.. situation.Arms.SelectMany(arm => Runs(arm, "jensen-shannon"))],
                References = situation.Overlaps
                    ? [.. Best(situation, one => one.JensenShannon, "JSD")]
                    : [new HorizontalLine("log 2", Level.ClosedForm("log 2", LogTwo))],
            })],
        };

        yield return new Figure("image", "A generator's samples leave a point in no more directions than its latent has")
        {
            Paper = new PaperLocus("TPM", "Lemma 1"),
            Caption = "Spread of a generator's samples along the principal directions around a point, as a share of the widest, for "
                + "latents in R^2 and a space of 16 dimensions: beyond the second direction nothing is left but rounding. Noise on the "
                + "output, or a latent as wide as the space, fills all 16.",
            AltText = "Logarithmic chart of spread against direction 1 to 16. For ReLU and tanh networks it drops by seven orders of "
                + "magnitude after direction 2; with noise or a wide latent it declines gently.",
            Panels =
            [
                new Panel(new Axis("principal direction", Axis.Dimensionless), new Axis("spread", "share of the widest") { Log = true })
                {
                    Traces =
                    [
                        .. new[] { ("image-relu", "ReLU, 2 latents"), ("image-tanh", "tanh, 2 latents"), ("image-noisy", "with noise"), ("image-wide", "16 latents") }
                            .SelectMany(arm => Seeds(spectrum.Where("arm", arm.Item1))
                                .Select(run => new Line(arm.Item2, run["direction"], run["share"]))),
                    ],
                },
            ],
        };

        IEnumerable<DataTable> Seeds(DataTable table) => table.DistinctNumbers("replicate").Select(replicate => table.Where("replicate", replicate));

        IEnumerable<Trace> Runs((string Arm, string Name) arm, string column) =>
            Seeds(steps.Where("arm", arm.Arm)).Select(run => new Line(arm.Name, run["iteration"], run[column]));

        Line Exact(string arm, string supports, string column, string name)
        {
            var own = cases.Where("arm", arm).Where("supports", supports).OrderBy("distance");
            return new Line(name, own["distance"], own[column]) { Markers = true };
        }
    }

    sealed record Situation(string Title, bool Overlaps, IReadOnlyList<(string Arm, string Name)> Arms);

    static readonly Situation[] Situations =
    [
        new("disjoint", false, [("segments", "segments"), ("circles", "circles")]),
        new("crossing", false, [("crossing-segments", "crossing segments"), ("crossing-circles", "crossing circles")]),
        new("overlapping", true, [("aligned", "one segment"), ("noisy", "with noise")]),
    ];

    static readonly Axis Iterations = new("discriminator iterations", Axis.Dimensionless) { Log = true };

    static IEnumerable<ReferenceLine> Best(Situation situation, Func<ExactCase, double> value, string formula)
    {
        if (!situation.Overlaps) yield break;
        yield return new HorizontalLine("one segment", Level.ClosedForm($"{formula} of Beta(2, 5) and Beta(5, 2)", value(SharedSupport.Aligned())));
        yield return new HorizontalLine("with noise", Level.ClosedForm($"{formula} of N(0, 0.25) and N(1, 0.25)", value(SharedSupport.Noisy(1))));
    }
}
