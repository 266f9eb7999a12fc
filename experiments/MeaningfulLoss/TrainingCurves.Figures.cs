using Replication.Oracles.Statistics;

namespace Replication.Experiments;

/// <summary>The paper's Figures 3 and 4 redrawn, and the rank correlations behind them.</summary>
static class TrainingCurvesDrawn
{
    public static IEnumerable<Figure> Draw(Measurements<TrainingCurves.Row> measurements)
    {
        var course = measurements.Points(row => row.Course);
        var step = new Axis("generator steps", Axis.Dimensionless);
        var share = new Axis("share of the start", Axis.Dimensionless);
        yield return new Figure("figure-3", "A critic's estimate and the exact W1 over training")
        {
            Paper = new PaperLocus("WGAN", "Figure 3"),
            Caption = "Estimate E f(x) - E f(g(z)) and exact W1, each by its value at the first step. In the first three panels, "
                + "generators of three capacities are trained against one critic, and the estimate falls with W1. In the last, both rates are "
                + "2000 times the paper's: samples end far from the data, and the estimate is constant. Each line is one seed.",
            AltText = "Four panels over generator steps. In three of them the lines of the estimate and of W1 fall together, steeply at "
                + "first. In the fourth, on a logarithmic axis, lines of W1 jump above 1 and stay there, and the estimate is flat.",
            PanelsPerRow = 2,
            Panels =
            [
                .. TrainingCurves.Capacities.Zip(TrainingCurves.Critics, (capacity, arm) => new Panel(step, share)
                {
                    Title = capacity.Title,
                    Traces = Both(arm),
                }),
                new Panel(step, share)
                {
                    Title = "two layers of 64, rates too high",
                    Traces = Both(TrainingCurves.Failed),
                },
            ],
        };

        var jsd = new Axis("JSD estimate", "nats");
        yield return new Figure("figure-4", "A discriminator's estimate of the JSD and the exact W1 over training")
        {
            Paper = new PaperLocus("WGAN", "Figure 4"),
            Caption = "Above: the estimate log 2 + L / 2 of the JSD, which is at most log 2. Below: exact W1 by its value at the first step. "
                + "Samples get closer to the data, and the estimate stays at log 2 or rises to it. Each line is one seed.",
            AltText = "Six panels over generator steps, for generators of three capacities. In the upper three, lines of the estimate "
                + "rise to log 2 and stay near it. In the lower three, lines of W1 fall.",
            PanelsPerRow = 3,
            Panels =
            [
                .. TrainingCurves.Capacities.Zip(TrainingCurves.Discriminators, (capacity, arm) => new Panel(step, jsd)
                {
                    Title = $"{capacity.Title}: JSD",
                    Traces = [.. course.Of(arm).LinePerSeed("JSD estimate", at => at.Step, at => at.Estimate)],
                    References = [new HorizontalLine("log 2", Level.ClosedForm("log 2", Math.Log(2)))],
                }),
                .. TrainingCurves.Capacities.Zip(TrainingCurves.Discriminators, (capacity, arm) => new Panel(step, share)
                {
                    Title = $"{capacity.Title}: W1",
                    Traces = [.. course.Of(arm).LinePerSeed("exact W1", at => at.Step, at => at.WassersteinLeft)],
                }),
            ],
        };

        var correlations = Correlations(measurements);
        yield return new Figure("correlations", "Rank correlation of the estimate with the exact W1 over training")
        {
            Paper = new PaperLocus("WGAN", "Section 4.2"),
            Caption = "Spearman's correlation over the looks at one training. Critics of the torus in R^64 follow W1, discriminators go the "
                + "other way. On the ring in the plane, where samples overlap the data from the start, a clipped critic follows W1 less. "
                + "Each dot is one seed.",
            AltText = "A strip of dots for each of seven settings. The dots of the three WGANs are near 1, those of the three GANs below 0, "
                + "and those of the WGAN on the ring in between.",
            Panels =
            [
                new Panel(new Axis("setting", Axis.Dimensionless), new Axis("rank correlation", Axis.Dimensionless))
                {
                    Traces = [new Strip("rank correlation", correlations[one => one.Setting], correlations[one => one.Correlation])],
                },
            ],
        };

        Trace[] Both(Arm<TrainingCurves.Row> arm) =>
        [
            .. course.Of(arm).LinePerSeed("exact W1", at => at.Step, at => at.WassersteinLeft),
            .. course.Of(arm).LinePerSeed("critic's estimate", at => at.Step, at => at.EstimateLeft),
        ];
    }

    /// <summary>Spearman's correlation of each training, a line for each seed.</summary>
    internal static Points<OfTraining> Correlations(Measurements<TrainingCurves.Row> measurements) => Points.Of<OfTraining>("correlations",
    [
        .. from setting in Settings
           from run in measurements[setting.Arm]
           where !run.Row.Diverged
           select new OfTraining(setting.Name, Spearman.Correlation(
               [.. run.Row.Course.Select(TrainingCurves.Estimate.Of)], [.. run.Row.Course.Select(TrainingCurves.Distance.Of)])),
    ]);

    static IEnumerable<(string Name, Arm<TrainingCurves.Row> Arm)> Settings =>
    [
        .. TrainingCurves.Capacities.Zip(TrainingCurves.Critics, (capacity, arm) => ($"WGAN, {capacity.Name}", arm)),
        .. TrainingCurves.Capacities.Zip(TrainingCurves.Discriminators, (capacity, arm) => ($"GAN, {capacity.Name}", arm)),
        ("WGAN, ring", TrainingCurves.Ring),
    ];

    /// <param name="Setting">The loss and the generator, or the data.</param>
    /// <param name="Correlation">Spearman's correlation of estimate and W1 over the looks.</param>
    internal sealed record OfTraining(string Setting, double Correlation);
}
