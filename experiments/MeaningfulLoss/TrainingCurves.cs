namespace Replication.Experiments;

/// <summary>
/// Figures 3 and 4: what a critic and a discriminator report of the distance from the data while a generator is trained, beside the exact
/// W1. Three generators of different capacity are trained against one network, as a critic and as a discriminator.
/// </summary>
static class TrainingCurves
{
    public static Study<Row> Study => new(
        "curves", Paper.WassersteinGan, "Section 4.2, Figures 3 and 4",
        "A critic's estimate follows W1 over training, a JSD estimate does not")
    {
        Seeds = 12,         // exact tests over ten could not pass Holm's correction over many more claims of this paper
        Deviation = "Data on a torus in R^64 and MLPs of width 16 to 128 in the place of bedrooms, DCGANs and MLPs of width 512. The "
            + "critic's rate is 2e-3 and the discriminator's 2e-4, so that 500 steps are enough. Generator's rate, clipping, minibatch and "
            + "critic steps are the paper's.",
        Arms = [.. Critics, .. Discriminators, Failed, Ring],
        Claims =
        [
            new("critic-follows-w")
            {
                Locus = "Section 4.2, Figure 3",
                Statement = "The critic's estimate follows W1 over the training of each of three generators.",
                Published = "clear correlation between lower error and better sample quality",
                Formula = @"\rho_S\big(\mathbb{E} f(x) - \mathbb{E} f(g_\theta(z)), \; W(\mathbb{P}_r, \mathbb{P}_\theta)\big) \ge 0.8",
                Criterion = Training.Follows(Estimate, Distance, atLeast: 0.8), On = Critics, Control = Discriminators,
            },
            new("jsd-estimate-does-not-fall")
            {
                Locus = "Section 4.2, Figure 4",
                Statement = "A discriminator's estimate of the JSD keeps nine tenths of its start or more, while its generator's samples "
                    + "get closer to the data.",
                Published = "usually stays constant or goes up instead of going down",
                Formula = @"\log 2 + \tfrac{1}{2} L(D, g_\theta) \le \mathrm{JSD}(\mathbb{P}_r, \mathbb{P}_\theta)",
                Criterion = EstimateLeft.AtLeast(0.9).And(DistanceLeft.AtMost(0.97)), On = Discriminators, Control = Critics,
            },
            new("failed-training-is-constant")
            {
                Locus = "Figure 3, lower half",
                Statement = "With rates 2000 times the paper's the training fails: loss and samples change by less than a twentieth in its "
                    + "second half.",
                Published = "loss is constant and samples are constant as well",
                Criterion = LateEstimate.AtMost(0.05).And(LateDistance.AtMost(0.05)), On = [Failed], Control = [Critics[1]],
            },
            new("failed-loss-stays-high")
            {
                Locus = "Section 4.2, Figure 3",
                Statement = "The estimate of a failed training stays high: it keeps three quarters of its start, or more.",
                Published = "used to validate our experiments repeatedly and without failure",
                Criterion = EstimateLeft.AtLeast(0.75), On = [Failed], Control = [Critics[1]],
            },
        ],
        Figures = TrainingCurvesDrawn.Draw,
        Summaries = measurements => [TrainingCurvesDrawn.Correlations(measurements).Table],
    };

    /// <summary>A generator's hidden layers.</summary>
    internal sealed record Capacity(string Name, string Title, long[] Hidden)
    {
        /// <summary>The name alone, so that a measurement is stored under it.</summary>
        public override string ToString() => Name;
    }

    internal static readonly Capacity[] Capacities =
    [
        new("narrow", "one layer of 16", [16]),
        new("middle", "two layers of 64", [64, 64]),
        new("deep", "three layers of 128", [128, 128, 128]),
    ];

    /// <summary>The paper's section 4.2 at the rates of its Algorithm 1, but for the critic's.</summary>
    static readonly GameSettings Critic = new(GameCost.ClippedWasserstein)
    {
        Steps = 500, Batch = 64, Clip = 0.01, GeneratorRate = 5e-5, DiscriminatorRate = 2e-3, HalfDecay = false,
    };

    /// <summary>The standard GAN with Adam. A faster discriminator is at log 2 before the first look.</summary>
    internal static readonly GameSettings Discriminator = new(GameCost.NonSaturating)
    {
        Steps = 500, Batch = 64, GeneratorRate = 5e-5, DiscriminatorRate = 2e-4, HalfDecay = false,
    };

    internal static readonly Arm<Row>[] Critics =
    [
        .. Capacities.Select(one => new Arm<Row>(
            $"wgan-{one.Name}", $"WGAN, generator of {one.Title}", run => new WatchedTraining(one.Hidden, Critic, run).OnTorus())),
    ];

    internal static readonly Arm<Row>[] Discriminators =
    [
        .. Capacities.Select(one => new Arm<Row>(
            $"gan-{one.Name}", $"GAN, generator of {one.Title}", run => new WatchedTraining(one.Hidden, Discriminator, run).OnTorus())),
    ];

    internal static readonly Arm<Row> Failed = new(
        "wgan-failed", "WGAN, generator of two layers of 64, both rates 0.1", run => new WatchedTraining(
            Capacities[1].Hidden, Critic with { GeneratorRate = FailingRate, DiscriminatorRate = FailingRate }, run).OnTorus());

    internal static readonly Arm<Row> Ring = new(
        "wgan-ring", "WGAN on the ring of 8 in the plane, generator of two layers of 64",
        run => new WatchedTraining(Capacities[1].Hidden, Critic, run).OnRing());

    const double FailingRate = 0.1;         // ten times the bound on the weights: a step takes each of them from one end to the other

    internal static readonly Quantity<Look> Estimate = new("estimate", at => at.Estimate);
    internal static readonly Quantity<Look> Distance = new("exact W1", at => at.Wasserstein);
    static readonly Sweep<Row, Look> Training = new("training", row => row.Course);
    static readonly Quantity<Row> EstimateLeft = new("share of the estimate left at the end", row => row.Course[^1].EstimateLeft);
    static readonly Quantity<Row> DistanceLeft = new("share of W1 left at the end", row => row.Course[^1].WassersteinLeft);
    static readonly Quantity<Row> LateEstimate =
        new("range of the estimate over the second half of training by its start", row => LateRange(row, at => at.EstimateLeft));
    static readonly Quantity<Row> LateDistance =
        new("range of W1 over the second half of training by its end",
            row => LateRange(row, at => at.Wasserstein) / row.Course[^1].Wasserstein);

    static double LateRange(Row row, Func<Look, double> of)
    {
        double[] late = [.. row.Course.Where(at => 2 * at.Step >= row.Course[^1].Step).Select(of)];
        return late.Max() - late.Min();
    }

    /// <param name="Course">Training, every 25 generator steps.</param>
    /// <param name="Diverged">Whether it left the finite numbers.</param>
    internal sealed record Row(IReadOnlyList<Look> Course, bool Diverged);

    /// <param name="Step">Generator steps taken.</param>
    /// <param name="Estimate">What critic or discriminator report: the median over the last 11 generator steps.</param>
    /// <param name="Wasserstein">Exact W1 between held-out data and samples.</param>
    /// <param name="EstimateLeft">The estimate by its value at step 0.</param>
    /// <param name="WassersteinLeft">W1 by its value at step 0.</param>
    internal sealed record Look(
        int Step,
        [MayDiverge(nameof(Row.Diverged))] double Estimate,
        [MayDiverge(nameof(Row.Diverged))] double Wasserstein,
        [MayDiverge(nameof(Row.Diverged))] double EstimateLeft,
        [MayDiverge(nameof(Row.Diverged))] double WassersteinLeft);
}
