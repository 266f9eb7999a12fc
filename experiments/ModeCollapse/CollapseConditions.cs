using static Replication.Experiments.FourLosses;

namespace Replication.Experiments;

/// <summary>
/// Under which conditions a GAN collapses and a WGAN fails on the ring of 8: discriminator's rate and steps, and the penalty's weight.
/// </summary>
static class CollapseConditions
{
    public static Study<CollapseRow> Study => new(
        "conditions", Paper.WassersteinGan, "Section 4.3", "A WGAN fails where its critic lags, a GAN where its discriminator lags more")
    {
        Deviation = SmallNetworks,
        Seeds = ModeCollapse.Seeds,
        Arms =
        [
            .. Cells.Select(cell => cell.Arm), LambdaAtEqualRates, LambdaWithFastCritic,
            Minimax.On[Ring], NonSaturating.On[Ring], Clipped.On[Ring], Penalised.On[Ring],     // of the main comparison
        ],
        Claims =
        [
            new("wgan-never-collapses")
            {
                Statement = "The WGAN keeps every mode of the ring, whatever its critic's rate and steps and its penalty's weight.",
                Published = "no mode collapse in any experiment",
                Formula = Ring.Evenness,
                Criterion = Ring.Even,
                On = [Penalised.On[Ring], Clipped.On[Ring], .. Of(Penalised), LambdaAtEqualRates],
                Control = [Minimax.On[Ring], NonSaturating.On[Ring], .. Of(NonSaturating)],
            },
            new("wgan-needs-a-fast-critic")
            {
                Locus = "Section 3, Algorithm 1",
                Statement = "The WGAN needs a critic near its optimum: at a tenth of the generator's rate it loses the modes that it "
                    + "keeps at equal rates. A GAN at the same rates does not.",
                Published = "train the critic till optimality",
                Deviation = "Our condition for the claim above; five critic steps, gradient penalty.",
                Criterion = CollapseRow.Kl.ExceedsByFactor(10),
                On = [At(Penalised, Tenth, 5), At(Penalised, Equal, 5)],
                Control = [At(NonSaturating, Tenth, 5), At(NonSaturating, Equal, 5)],
            },
            new("wgan-needs-critic-steps")
            {
                Locus = "Section 3, Algorithm 1",
                Statement = "With one critic step in place of five, the WGAN loses the modes at equal rates too. A GAN does not.",
                Published = "n_critic = 5",
                Deviation = "Our condition for the claim above; gradient penalty.",
                Criterion = CollapseRow.Kl.ExceedsByFactor(10),
                On = [At(Penalised, Equal, 1), At(Penalised, Equal, 5)],
                Control = [At(NonSaturating, Equal, 1), At(NonSaturating, Equal, 5)],
            },
            new("helvetica")
            {
                Paper = Paper.Gan,
                Locus = "Section 6",
                Statement = "A generator trained too much without updating the discriminator maps many latents to one place. With "
                    + "one discriminator step at a tenth of its rate, it covers at most two modes of the ring. Five steps prevent "
                    + "this in most seeds.",
                Published = "the Helvetica scenario",
                Deviation = "The paper names the danger without an experiment.",
                Criterion = CollapseRow.LateCovered.MeanAtMost(3, margin: 1),
                On = [At(NonSaturating, Tenth, 1)], Control = [At(NonSaturating, Tenth, 5)],
            },
            Lambda("lambda-10-equal-rates", "at equal rates of both players", LambdaAtEqualRates),
            Lambda("lambda-10-fast-critic", "with the critic at ten times the generator's rate", LambdaWithFastCritic),
        ],
        Figures = Draw,
        Summaries = measurements => [Ends(measurements).Table],
    };

    static Claim<CollapseRow> Lambda(string id, string rates, Arm<CollapseRow> arm) => new(id)
    {
        Paper = Paper.ImprovedWassersteinGan,
        Locus = "Section 4, Algorithm 1",
        Statement = $"The penalty's default weight lambda = 10 keeps every mode of the ring {rates}.",
        Published = "lambda = 10 works well across architectures and data sets; the released toy code uses 0.1",
        Formula = Ring.Evenness,
        Criterion = Ring.Even, On = [arm], Control = [At(Penalised, Tenth, 5)],
    };

    static CollapseTarget Ring => CollapseTarget.Ring;

    internal static readonly Rate Tenth = new("tenth", "0.1", 1e-4);
    internal static readonly Rate ThreeTenths = new("three-tenths", "0.3", 3e-4);
    internal static readonly Rate Equal = new("equal", "1", 1e-3);

    // Minibatches of 128 cost two thirds of the main comparison's 256 and blur more.
    static readonly GameSettings WeakPenalty = new(GameCost.PenalisedWasserstein) { Steps = 600, Batch = 128 };
    static readonly GameSettings StrongPenalty = new(GameCost.PenalisedWasserstein) { Steps = 1500, Batch = 128, Lambda = 10 };

    static readonly Cell[] Cells =
    [
        .. from loss in new[] { NonSaturating, Penalised }
           from rate in new[] { Tenth, ThreeTenths, Equal }
           from steps in new[] { 1, 5 }
           select new Cell(loss, rate, steps),
    ];

    internal static readonly Arm<CollapseRow> LambdaAtEqualRates =
        CollapseTraining.Arm("lambda-10-equal-rates", "ring of 8, WGAN-GP with lambda = 10, G and D at 1e-3", Ring.On, StrongPenalty);

    internal static readonly Arm<CollapseRow> LambdaWithFastCritic = CollapseTraining.Arm(
        "lambda-10-fast-critic", "ring of 8, WGAN-GP with lambda = 10, G at 3e-4, D at 3e-3", Ring.On,
        StrongPenalty with { GeneratorRate = 3e-4, DiscriminatorRate = 3e-3 });

    /// <summary>A discriminator's rate, alone and by the generator's 1e-3.</summary>
    internal sealed record Rate(string Name, string Ratio, double Value);

    /// <summary>A loss on the ring with a rate of the discriminator and its steps for each of the generator's.</summary>
    sealed record Cell(Loss Loss, Rate Rate, int Steps)
    {
        public Arm<CollapseRow> Arm { get; } = CollapseTraining.Arm(
            $"{Loss.Name}-{Rate.Name}-{Steps}", $"ring of 8, {Loss.Title}, D at {Rate.Ratio} of G's rate with {Steps} steps", Ring.On,
            Loss.In(WeakPenalty) with { DiscriminatorRate = Rate.Value, DiscriminatorSteps = Steps });
    }

    internal static Arm<CollapseRow> At(Loss loss, Rate rate, int steps) =>
        Cells.Single(cell => cell.Loss == loss && cell.Rate == rate && cell.Steps == steps).Arm;

    static IEnumerable<Arm<CollapseRow>> Of(Loss loss) => Cells.Where(cell => cell.Loss == loss).Select(cell => cell.Arm);

    static IEnumerable<Figure> Draw(Measurements<CollapseRow> measurements)
    {
        var ends = Ends(measurements);
        var ratio = new Axis("discriminator's rate / generator's", Axis.Dimensionless);
        yield return new Figure("boundary", "Which rates and step ratios collapse a GAN, and which break a WGAN")
        {
            Paper = new PaperLocus("WGAN", "Section 4.3"),
            Caption = "The ring of 8, by the discriminator's rate over the generator's and its steps for each of the generator's. Above: "
                + "modes covered, mean over the second half of training. Below: the KL of the nearest-mode histogram at the end. The GAN "
                + "collapses where its discriminator is slow and takes one step. WGAN-GP fails where its critic is slow or takes one step. "
                + "Each dot is one seed.",
            AltText = "Four panels of dots over three rates, for one and for five steps. The GAN covers two modes or fewer at one step "
                + "and the lower rates, and most of the modes elsewhere. WGAN-GP covers most modes only at five steps and the higher "
                + "rates. The KL shows the same pattern.",
            PanelsPerRow = 2,
            Panels =
            [
                .. new[] { NonSaturating, Penalised }.Select(loss => new Panel(ratio, new Axis("modes covered", "of 8"))
                {
                    Title = $"{loss.Title}: modes",
                    Traces = BySteps(loss, end => end.LateModes),
                }),
                .. new[] { NonSaturating, Penalised }.Select(loss => new Panel(ratio, CollapseRow.KlAxis)
                {
                    Title = $"{loss.Title}: unevenness",
                    Traces = BySteps(loss, end => end.NearestModeKl),
                    References = [Ring.OneModeMissingLine],
                }),
            ],
        };

        Trace[] BySteps(Loss loss, Expression<Func<End, object?>> y) =>
        [
            .. from steps in new[] { "1 step", "5 steps" }
               let own = ends.Where(end => end.Loss, loss.Title).Where(end => end.Steps, steps)
               select new Strip(steps, own[end => end.RateRatio], own[y]),
        ];
    }

    /// <summary>Where the cells end, a line for each seed.</summary>
    static Points<End> Ends(Measurements<CollapseRow> measurements) => Points.Of<End>("boundary",
    [
        .. from cell in Cells
           from run in measurements[cell.Arm]
           select new End(
               cell.Loss.Title, cell.Rate.Ratio, cell.Steps == 1 ? "1 step" : $"{cell.Steps} steps",
               run.Row.Late(look => look.Modes), run.Row.NearestModeKl),
    ]);

    sealed record End(string Loss, string RateRatio, string Steps, double LateModes, double NearestModeKl);
}
