namespace Replication.Experiments;

/// <summary>The map of optimisers and rates, and what training looks like with and without momentum.</summary>
static class MomentumMapDrawn
{
    public static IEnumerable<Figure> Draw(Measurements<MomentumMap.Row> measurements)
    {
        var (ends, course) = (Ends(measurements), OverSeeds(measurements));
        var (optimiser, late) = (new Axis("critic's optimiser", Axis.Dimensionless), new Axis("late W1", Axis.Dimensionless));
        yield return new Figure("map", "Samples by the critic's optimiser and the learning rate")
        {
            Paper = new PaperLocus("WGAN", "Section 4.2"),
            Caption = "Exact W1 to the ring, mean over the second half of training, with five critic steps for each of the generator. "
                + "Momentum 0.9 does harm at rate 3e-4 and little at 1e-4 and 1e-3. Momentum 0.5 does none. Momentum 0.9 changes "
                + "little under the gradient penalty with five critic steps, and does harm with one (last panel). Each dot is one seed.",
            AltText = "Five strips of late W1. At rate 3e-4 half of the dots of clipping with beta1 0.9 lie above all others. At the other "
                + "rates and under the penalty the strips differ little. With one critic step both strips of beta1 0.9 lie far above "
                + "theirs without momentum.",
            PanelsPerRow = 2, ShareY = true,
            Panels =
            [
                .. MomentumMap.Rates.Select(rate => Panel($"clipped, rate {MomentumMap.Named(rate)}")),
                Panel(PenaltyTitle),
                Panel(OneStepTitle),
            ],
        };

        var step = new Axis("generator steps", Axis.Dimensionless);
        (string Name, Arm<MomentumMap.Row> Arm)[] arms =
        [
            ("clipped, RMSProp", MomentumMap.Clipped[(MomentumMap.Middle, MomentumMap.RmsProp)]),
            ("clipped, β₁ = 0.9", MomentumMap.Clipped[(MomentumMap.Middle, "0.9")]),
            ("penalty, β₁ = 0.9", MomentumMap.Penalised["0.9"]),
        ];
        yield return new Figure("training", "Training with and without momentum at rate 3e-4")
        {
            Paper = new PaperLocus("WGAN", "Section 4.2"),
            Caption = "Exact W1, and the cosine of the critic's step with steepest descent. With momentum and clipping W1 stays high "
                + "in half of the seeds, and the cosine is positive in all. Lines are medians over seeds, bands their range.",
            AltText = "Two panels over generator steps. In the first the band of clipping with momentum reaches far above the "
                + "others. In the second all cosines are positive, between 0.2 and 0.7.",
            PanelsPerRow = 2,
            Panels =
            [
                new Panel(step, new Axis("exact W1", Axis.Dimensionless) { Log = true })
                {
                    Title = "distance from the data",
                    Traces = [.. arms.SelectMany(one => course.Of(one.Arm).MedianAndRange(one.Name, at => at.Step, at => at.Wasserstein))],
                },
                new Panel(step, new Axis("cosine", Axis.Dimensionless))
                {
                    Title = "step and steepest descent",
                    Traces = [.. arms.SelectMany(one => course.Of(one.Arm).MedianAndRange(one.Name, at => at.Step, at => at.Cosine))],
                },
            ],
        };

        yield return new Figure("cosines", "Where the cosine of Adam's step with steepest descent is negative")
        {
            Paper = new PaperLocus("WGAN", "Section 4.2"),
            Caption = "Share of critic steps with a negative cosine against exact W1, both over the second half of training with momentum "
                + "0.9. The paper saw negative cosines in unstable training alone. Here they come with the smallest W1. Each dot is one "
                + "seed.",
            AltText = "A scatter plot. Dots with W1 below 1 reach shares of up to twenty per cent. Dots with W1 above 1 are at 0 or near "
                + "it.",
            Panels =
            [
                new Panel(late, new Axis("share of negative cosines", Axis.Dimensionless))
                {
                    Traces =
                    [
                        .. Settings.Select(setting => Of(setting).Where(end => end.Momentum, "0.9")
                            .Dots(setting, end => end.Wasserstein, end => end.Negative)),
                    ],
                },
            ],
        };

        Panel Panel(string setting) => new(optimiser, late)
        {
            Title = setting,
            Traces = [new Strip("seeds", Of(setting)[end => end.Optimiser], Of(setting)[end => end.Wasserstein])],
        };

        Points<End> Of(string setting) => ends.Where(end => end.Setting, setting);
    }

    const string OneStepTitle = "one critic step, rate 3e-4", PenaltyTitle = "penalty, rate 3e-4";

    static IEnumerable<string> Settings => Cells.Select(cell => cell.Setting).Distinct();

    /// <summary>Medians and ranges over seeds.</summary>
    internal static OverSeeds<MomentumMap.Look> OverSeeds(Measurements<MomentumMap.Row> measurements) =>
        measurements.Points(row => row.Course).OverSeeds(at => at.Step, at => at.Wasserstein, at => at.Cosine);

    /// <summary>The second half of each training, a line for each seed.</summary>
    internal static Points<End> Ends(Measurements<MomentumMap.Row> measurements) => Points.Of<End>("ends",
    [
        .. from cell in Cells
           from run in measurements[cell.Arm]
           where !run.Row.Diverged
           select new End(
               cell.Setting, cell.Optimiser, cell.Momentum,
               MomentumMap.Late(run.Row, at => at.Wasserstein), MomentumMap.Late(run.Row, at => at.Negative)),
    ]);

    static IEnumerable<(string Setting, string Optimiser, string Momentum, Arm<MomentumMap.Row> Arm)> Cells =>
    [
        .. MomentumMap.Clipped.Select(one => (
            $"clipped, rate {MomentumMap.Named(one.Key.Rate)}", Titled(one.Key.Optimiser), one.Key.Optimiser, one.Value)),
        .. MomentumMap.Penalised.Select(one => (PenaltyTitle, Titled(one.Key), one.Key, one.Value)),
        .. MomentumMap.OneStep.Select(one => (
            OneStepTitle, $"{(one.Key.Clipped ? "clipped" : "penalty")}, {Titled(one.Key.Optimiser)}", one.Key.Optimiser, one.Value)),
    ];

    static string Titled(string optimiser) => optimiser == MomentumMap.RmsProp ? optimiser : $"β₁ = {optimiser}";

    /// <param name="Setting">Constraint, rate and critic steps.</param>
    /// <param name="Optimiser">The critic's optimiser.</param>
    /// <param name="Momentum">Adam's beta1, or RMSProp.</param>
    /// <param name="Wasserstein">Exact W1, mean over the second half of training.</param>
    /// <param name="Negative">Share of critic steps in that half whose cosine with steepest descent is negative.</param>
    internal sealed record End(string Setting, string Optimiser, string Momentum, double Wasserstein, double Negative);
}
