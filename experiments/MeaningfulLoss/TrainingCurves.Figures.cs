using Replication.Oracles.Statistics;

namespace Replication.Experiments;

/// <summary>The paper's Figures 3 and 4 redrawn, and the rank correlations behind them.</summary>
static class TrainingCurvesDrawn
{
    public static IEnumerable<Figure> Draw(Measurements<TrainingCurves.Row> measurements)
    {
        var course = measurements.Points(row => row.Course);
        var step = new Axis("generator steps", Axis.Dimensionless);
        var share = new Axis("share of the start", Axis.Dimensionless) { Range = (0, 1.1) };
        yield return new Figure("figure-3", "A critic's estimate and the exact W1 over training")
        {
            Paper = new PaperLocus("WGAN", "Figure 3"),
            Caption = "Estimate E f(x) - E f(g(z)) and exact W1, each by its value at the first step. Above: generators of three "
                + "capacities are trained against one critic, and the estimate falls with W1. Below: both rates are 2000 times the "
                + "paper's. The training fails at once. Samples and estimate are constant but for one late change. The estimate is 0 or "
                + "near it, however far the samples are. Each line is one seed.",
            AltText = "Five panels over generator steps. In the upper three, the lines of the estimate and of W1 fall together, steeply "
                + "at first. In the lower two, lines of W1 on a logarithmic axis are flat, some far above 1, and those of the estimate "
                + "drop to 0.",
            PanelsPerRow = 3,
            Panels =
            [
                .. TrainingCurves.Capacities.Zip(TrainingCurves.Critics, (capacity, arm) => new Panel(step, share)
                {
                    Title = capacity.Title,
                    Traces = [.. Distances(arm), .. Estimates(arm)],
                }),
                new Panel(step, new Axis("share of the start", Axis.Dimensionless) { Log = true })
                {
                    Title = "rates too high: W1",
                    Traces = [.. Distances(TrainingCurves.Failed)],
                },
                new Panel(step, new Axis("share of the start", Axis.Dimensionless) { Range = (-0.1, 1.1) })
                {
                    Title = "rates too high: estimate",
                    Traces = [.. Estimates(TrainingCurves.Failed)],
                },
            ],
        };

        var jsd = new Axis("JSD estimate", "nats") { Range = (0, 0.75) };
        yield return new Figure("figure-4", "A discriminator's estimate of the JSD and the exact W1 over training")
        {
            Paper = new PaperLocus("WGAN", "Figure 4"),
            Caption = "Above: the estimate log 2 + L / 2 of the JSD, which is at most log 2. Below: exact W1 by its value at the first "
                + "step. Samples get closer to the data, and the estimate stays near log 2. Each line is one seed.",
            AltText = "Six panels over generator steps, for generators of three capacities. In the upper three, lines of the estimate are "
                + "flat at log 2, with a few short dips for the largest generator. In the lower three, lines of W1 fall.",
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
                    Traces = [.. Distances(arm)],
                }),
            ],
        };

        var correlations = Correlations(measurements);
        yield return new Figure("correlations", "Rank correlation of the estimate with the exact W1 over training")
        {
            Paper = new PaperLocus("WGAN", "Section 4.2"),
            Caption = "Spearman's correlation over the looks at one training. On the torus in R^64 critics follow W1, and "
                + "discriminators do not. On the ring in the plane, which surrounds the samples from the start, a clipped critic "
                + "follows W1 less well. Each dot is one seed.",
            AltText = "A strip of dots for each of seven settings. The dots of the three WGANs are near 1, those of two GANs near -1, "
                + "those of the third around 0, and those of the WGAN on the ring between 0.3 and 0.9.",
            Panels =
            [
                new Panel(new Axis("setting", Axis.Dimensionless), new Axis("rank correlation", Axis.Dimensionless))
                {
                    Traces = [new Strip("rank correlation", correlations[one => one.Setting], correlations[one => one.Correlation])],
                },
            ],
        };

        IEnumerable<Trace> Distances(Arm<TrainingCurves.Row> arm) =>
            course.Of(arm).LinePerSeed("exact W1", at => at.Step, at => at.WassersteinLeft);

        IEnumerable<Trace> Estimates(Arm<TrainingCurves.Row> arm) =>
            course.Of(arm).LinePerSeed("critic's estimate", at => at.Step, at => at.EstimateLeft);
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
