namespace Replication.Experiments;

/// <summary>The paper's Figure 2 redrawn, and what training does to slopes and gains.</summary>
static class TwoGaussiansDrawn
{
    public static IEnumerable<Figure> Draw(Measurements<TwoGaussians.Row> measurements)
    {
        var (curves, course) = (measurements.Points(row => row.Curve), measurements.Points(row => row.Course));
        var x = new Axis("x", Axis.Dimensionless);
        yield return new Figure("figure-2", "A discriminator and critics between two Gaussians")
        {
            Paper = new PaperLocus("WGAN", "Figure 2"),
            Caption = "Data N(-5, 1) and samples N(5, 1), whose densities are drawn. Trained discriminators are flat where the data and "
                + "the samples lie, as D* is; with noise added they are not. Clipped and penalised critics fall all the way, as f* = -x "
                + "does. Clipped critics bend near 0, where clipped biases can bend them. Each line is one seed.",
            AltText = "Three panels over x from -8 to 8. Discriminators are steps from 1 to 0 near x = 0, those with noise gentle "
                + "slopes. Clipped critics fall in a line that is steeper between -1 and 1. Penalised critics fall in straight lines.",
            PanelsPerRow = 3,
            ShareX = true,
            Panels =
            [
                new Panel(x, new Axis("D", Axis.Dimensionless))
                {
                    Title = "discriminators",
                    Traces =
                    [
                        Exact(TwoGaussians.OptimalDiscriminator, "density of the data", at => at.Data),
                        Exact(TwoGaussians.OptimalDiscriminator, "density of the samples", at => at.Samples),
                        .. PerSeed(TwoGaussians.Noisy, "trained, noise added"), .. PerSeed(TwoGaussians.Discriminator, "trained"),
                        Exact(TwoGaussians.OptimalDiscriminator, "optimal", at => at.Value),
                    ],
                },
                new Panel(x, new Axis("f", Axis.Dimensionless))
                {
                    Title = "clipped critics",
                    Traces = [.. PerSeed(TwoGaussians.Clipped, "trained")],
                },
                new Panel(x, new Axis("f", Axis.Dimensionless))
                {
                    Title = "penalised critics",
                    Traces = [.. PerSeed(TwoGaussians.Penalised, "trained"), Exact(TwoGaussians.OptimalCritic, "optimal", at => at.Value)],
                },
            ],
        };

        var step = new Axis("step", "updates of the network") { Log = true };
        yield return new Figure("training", "What training does to a discriminator and to critics")
        {
            Paper = new PaperLocus("WGAN", "Figure 2, Section 3"),
            Caption = "Left: mean slope on the samples. Training takes it from the discriminator and leaves it to the critics. Right: "
                + "the gain of a clipped critic settles, and without a constraint it grows. A penalised critic that starts with the "
                + "wrong sign has a gain below 0, which is not drawn, and turns late. Each line is one seed.",
            AltText = "Two log-log panels over training steps. Slopes of discriminators fall by orders of magnitude, those of noisy ones "
                + "and of critics level off. Gains of clipped critics level off, some penalised ones appear late, and unconstrained ones "
                + "rise to the end.",
            PanelsPerRow = 2,
            ShareX = true,
            Panels =
            [
                new Panel(step, new Axis("slope on the samples", Axis.Dimensionless) { Log = true })
                {
                    Title = "slope",
                    Traces =
                    [
                        .. Over(TwoGaussians.Discriminator, "discriminator", at => at.Slope),
                        .. Over(TwoGaussians.Noisy, "noise added", at => at.Slope),
                        .. Over(TwoGaussians.Clipped, "clipped critic", at => at.Slope),
                        .. Over(TwoGaussians.Penalised, "penalised critic", at => at.Slope),
                    ],
                },
                new Panel(step, new Axis("gain", Axis.Dimensionless) { Log = true })
                {
                    Title = "gain",
                    Traces =
                    [
                        .. Over(TwoGaussians.Clipped, "clipped critic", at => at.Gain),
                        .. Over(TwoGaussians.Penalised, "penalised critic", at => at.Gain),
                        .. Over(TwoGaussians.Unclipped, "without a constraint", at => at.Gain),
                    ],
                },
            ],
        };

        IEnumerable<Trace> PerSeed(Arm<TwoGaussians.Row> arm, string name) => curves.Of(arm).LinePerSeed(name, at => at.X, at => at.Value);

        Trace Exact(Arm<TwoGaussians.Row> arm, string name, Expression<Func<TwoGaussians.PlaceOnLine, object?>> y) =>
            curves.Of(arm).Line(name, at => at.X, y);

        IEnumerable<Trace> Over(Arm<TwoGaussians.Row> arm, string name, Expression<Func<TwoGaussians.Moment, object?>> y) =>
            course.Of(arm).Where(y, value => value > 0).LinePerSeed(name, at => at.Step, y);
    }
}
