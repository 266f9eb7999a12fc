namespace Replication.Experiments;

/// <summary>The map of optimisers and rates, and what training looks like with and without momentum.</summary>
static class MomentumMapDrawn
{
    public static IEnumerable<Figure> Draw(Measurements<MomentumMap.Row> measurements)
    {
        var (ends, course) = (Ends(measurements), OverSeeds(measurements));
        var (optimiser, late) = (new Axis("critic's optimiser", Axis.Dimensionless), new Axis("late W1", Axis.Dimensionless) { Log = true });
        yield return new Figure("map", "Samples of a clipped critic by its optimiser and the learning rate")
        {
            Paper = new PaperLocus("WGAN", "Section 4.2"),
            Caption = "Exact W1 to the ring, mean over the second half of training, five critic steps for each of the generator. Momentum 0.9 "
                + "is harmful at 3e-4. At 1e-3 it delays the training, and at 1e-4 the map ends too early for any optimiser. Momentum 0.5 does "
                + "no harm. In the last panel there is one critic step: there momentum destabilises the gradient penalty too. Each dot is one "
                + "seed.",
            AltText = "Four log-scale strips of late W1. At rate 3e-4 the dots of beta1 0.9 lie above those of RMSProp, beta1 0 and beta1 "
                + "0.5. At the other rates the strips differ less. With one critic step both strips of beta1 0.9 lie far above the others.",
            PanelsPerRow = 2, ShareY = true,
            Panels =
            [
                .. MomentumMap.Rates.Select(rate => Panel($"clipped, rate {MomentumMap.Named(rate)}")),
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
            Caption = "Exact W1, and the cosine of the critic's step with steepest descent. With momentum and clipping W1 grows and "
                + "goes up and down, while the cosine stays positive: a generator that runs away from its critic gives gradients of one direction. "
                + "Lines are medians over seeds, bands their range.",
            AltText = "Two panels over generator steps. In the first the band of clipping with momentum lies above the others. In the second "
                + "all cosines are positive, between 0.3 and 0.6.",
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

        Panel Panel(string setting) => new(optimiser, late)
        {
            Title = setting,
            Traces = [new Strip("seeds", Of(setting)[end => end.Optimiser], Of(setting)[end => end.Wasserstein])],
        };

        Points<End> Of(string setting) => ends.Where(end => end.Setting, setting);
    }

    const string OneStepTitle = "one critic step, rate 3e-4";

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
               cell.Setting, cell.Optimiser, MomentumMap.Late(run.Row, at => at.Wasserstein), MomentumMap.Late(run.Row, at => at.Negative)),
    ]);

    static IEnumerable<(string Setting, string Optimiser, Arm<MomentumMap.Row> Arm)> Cells =>
    [
        .. MomentumMap.Clipped.Select(one => (
            $"clipped, rate {MomentumMap.Named(one.Key.Rate)}", MomentumMap.Titled(one.Key.Optimiser), one.Value)),
        .. MomentumMap.Penalised.Select(one => ("gradient penalty, rate 3e-4", MomentumMap.Titled(one.Key), one.Value)),
        .. MomentumMap.OneStep.Select(one => (
            OneStepTitle, $"{(one.Key.Clipped ? "clipped" : "penalty")}, {MomentumMap.Titled(one.Key.Optimiser)}", one.Value)),
    ];

    /// <param name="Setting">Constraint, rate and critic steps.</param>
    /// <param name="Optimiser">The critic's optimiser.</param>
    /// <param name="Wasserstein">Exact W1, mean over the second half of training.</param>
    /// <param name="Negative">Share of critic steps in that half whose cosine with steepest descent is negative.</param>
    internal sealed record End(string Setting, string Optimiser, double Wasserstein, double Negative);
}
