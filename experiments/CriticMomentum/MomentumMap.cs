namespace Replication.Experiments;

/// <summary>
/// A map of critic optimisers and learning rates on the ring of 8 Gaussians. Adam's second moment decays by 0.99, as RMSProp's does: they
/// differ in momentum, and in Adam's correction of its start. The generator has no momentum in any arm.
/// </summary>
static class MomentumMap
{
    public static Study<Row> Study => new(
        "momentum", Paper.WassersteinGan, "Section 4.2", "Momentum 0.9 destabilises a clipped critic, and not a penalised one")
    {
        Seeds = FewSeeds,
        Deviation = "The ring of 8 Gaussians, networks 2-64-64-2 and 2-64-64-1, clipping at 0.1 and rates of 1e-4 to 1e-3, so that 500 "
            + "steps are enough. The paper gives no setting; it trained DCGANs on images.",
        Arms = [.. Clipped.Values, .. Penalised.Values, .. OneStep.Values],
        Claims =
        [
            new("momentum-destabilises")
            {
                Statement = "A clipped critic with momentum 0.9 gives worse samples than one without: late W1 is at least 1.5 times that "
                    + "of Adam with beta1 = 0 and that of RMSProp. The momentum changes little under a gradient penalty.",
                Published = "training becomes unstable at times when one uses Adam with beta1 > 0 on the critic",
                Formula = @"W_1(\beta_1 = 0.9) \ge 1.5 \, W_1(\beta_1 = 0)",
                Criterion = LateDistance.ExceedsByFactor(1.5)
                    .And(LateDistance.ExceedsByFactor(1.5).Of(Clipped[(Middle, "0.9")], Clipped[(Middle, RmsProp)])),
                On = [Clipped[(Middle, "0.9")], Clipped[(Middle, "0")]], Control = [Penalised["0.9"], Penalised["0"]],
            },
            new("cosine-turns-negative")
            {
                Statement = "Where momentum destabilises training, the cosine of Adam's step with steepest descent is negative in most "
                    + "late steps.",
                Published = "as the loss blew up and samples got worse, the cosine usually turned negative",
                Formula = @"\cos\big(\Delta w, -\nabla_w L\big) < 0",
                Criterion = LateNegative.AtLeast(0.5), On = [Clipped[(Middle, "0.9")]], Control = [Clipped[(Middle, RmsProp)]],
            },
        ],
        Figures = MomentumMapDrawn.Draw,
        Summaries = measurements => [MomentumMapDrawn.OverSeeds(measurements).Table, MomentumMapDrawn.Ends(measurements).Table],
    };

    internal const string RmsProp = "RMSProp";

    /// <summary>The optimisers in the order of the map: RMSProp, or Adam by its beta1.</summary>
    internal static readonly string[] Optimisers = [RmsProp, "0", "0.5", "0.9"];

    /// <summary>The rates of both players, in the order of the map.</summary>
    internal static readonly double[] Rates = [1e-4, Middle, 1e-3];

    internal const double Middle = 3e-4;
    const int FewSeeds = 8;         // of the arms that the map alone reads
    const int ManySeeds = 12;       // of the arms under a claim: Holm's correction is over many more claims of this paper
    const double Decay = 0.99;      // of the second moment, PyTorch's default for RMSProp

    internal static readonly Dictionary<(double Rate, string Optimiser), Arm<Row>> Clipped = (
        from rate in Rates
        from optimiser in Optimisers
        select (Key: (rate, optimiser), Arm: new Arm<Row>(
            $"clipped-{Named(rate)}-{Named(optimiser)}", $"clipped, rate {Named(rate)}, {Titled(optimiser)}",
            run => Train(Setting(GameCost.ClippedWasserstein, rate, optimiser), run))
        {
            Seeds = rate == Middle && optimiser != "0.5" ? ManySeeds : FewSeeds,
        })).ToDictionary(one => one.Key, one => one.Arm);

    internal static readonly Dictionary<string, Arm<Row>> Penalised = new[] { "0", "0.9" }.ToDictionary(
        optimiser => optimiser, optimiser => new Arm<Row>(
            $"penalised-{Named(optimiser)}", $"gradient penalty, rate 3e-4, {Titled(optimiser)}",
            run => Train(Setting(GameCost.PenalisedWasserstein, Middle, optimiser), run))
        {
            Seeds = ManySeeds,
        });

    /// <summary>With one critic step for each of the generator, and three times the generator steps.</summary>
    internal static readonly Dictionary<(bool Clipped, string Optimiser), Arm<Row>> OneStep = (
        from one in new (bool Clipped, string Optimiser)[] { (true, RmsProp), (true, "0.9"), (false, "0"), (false, "0.9") }
        select (Key: one, Arm: new Arm<Row>(
            $"one-step-{(one.Clipped ? "clipped" : "penalised")}-{Named(one.Optimiser)}",
            $"one critic step, {(one.Clipped ? "clipped" : "gradient penalty")}, rate 3e-4, {Titled(one.Optimiser)}",
            run => Train(
                Setting(one.Clipped ? GameCost.ClippedWasserstein : GameCost.PenalisedWasserstein, Middle, one.Optimiser) with
                {
                    DiscriminatorSteps = 1, Steps = 1500,
                },
                run)))).ToDictionary(one => one.Key, one => one.Arm);

    static readonly Quantity<Row> LateDistance =
        new("late W1 (mean over the second half of training)", row => Late(row, at => at.Wasserstein));
    static readonly Quantity<Row> LateNegative =
        new("share of critic steps with a negative cosine in the second half of training", row => Late(row, at => at.Negative));

    /// <summary>The mean over the second half of training, which catches samples that go back and forth.</summary>
    internal static double Late(Row row, Func<Look, double> of) =>
        row.Course.Where(at => 2 * at.Step > row.Course[^1].Step).Average(of);

    static string Titled(string optimiser) => optimiser == RmsProp ? RmsProp : $"beta1 {optimiser}";

    static string Named(string optimiser) => optimiser == RmsProp ? "rmsprop" : $"beta-{optimiser}";

    /// <summary>The rate in the text of an arm and a panel.</summary>
    internal static string Named(double rate) => rate switch { 1e-4 => "1e-4", Middle => "3e-4", _ => "1e-3" };

    /// <summary>The generator has no momentum under either cost: RMSProp, or Adam with beta1 = 0 and the same decay.</summary>
    static GameSettings Setting(GameCost cost, double rate, string optimiser) => new(cost)
    {
        Steps = 500, Batch = 64, Clip = 0.1, GeneratorRate = rate, DiscriminatorRate = rate, Beta1 = 0, Beta2 = Decay, HalfDecay = false,
        DiscriminatorAdam = optimiser == RmsProp ? null : (double.Parse(optimiser, CultureInfo.InvariantCulture), Decay),
    };

    static Row Train(GameSettings standard, Run run)
    {
        var (looks, judged, settings) = run.Scale switch
        {
            Scale.Smoke => (2, 32, standard with { Steps = 10, Batch = 16 }),
            Scale.Standard => (20, 256, standard with { Steps = run.Steps(smoke: 20, standard: standard.Steps) }),
            _ => (50, 512, standard with { Batch = 256, Steps = run.Steps(smoke: 50, standard: 20 * standard.Steps) }),
        };
        using var scope = NewDisposeScope();
        var draws = new Draws(run.Seed, device(run.Device));
        using var ring = GaussianModes.Ring8(draws.Device);
        using var weights = draws.Stream("weights");
        var generator = Mlp.Create(weights, draws.Device, 2, 64, 64, 2);
        var critic = Mlp.Create(weights, draws.Device, 2, 64, 64, 1);
        using var game = new AdversarialGame(generator, critic, settings, ring.Sample, draws);
        var heldOut = new HeldOutSamples(game, settings.Cost, ring.Stratified, judged, draws);
        var (course, cosines) = (new List<Look>(), new List<double>());
        while (game.StepsTaken < settings.Steps)
        {
            for (var step = 0; step < settings.DiscriminatorSteps; step++)
            {
                game.DiscriminatorStep();
                cosines.Add(game.StepCosine);
            }

            game.GeneratorStep();
            if (game.StepsTaken % (settings.Steps / looks) != 0) continue;
            course.Add(new(
                game.StepsTaken, heldOut.Estimate(), heldOut.Distance(), cosines.Average(),
                (double)cosines.Count(cosine => cosine < 0) / cosines.Count));
            cosines.Clear();
            run.Progress?.Report((double)game.StepsTaken / settings.Steps);
            run.Cancellation.ThrowIfCancellationRequested();
        }

        return new(course, course.Exists(at =>
            RunDivergence.Of(at.Estimate) || RunDivergence.Of(at.Wasserstein) || RunDivergence.Of(at.Cosine)));
    }

    /// <param name="Course">Training, at evenly spaced looks.</param>
    /// <param name="Diverged">Whether it left the finite numbers.</param>
    internal sealed record Row(IReadOnlyList<Look> Course, bool Diverged);

    /// <param name="Step">Generator steps taken.</param>
    /// <param name="Estimate">E f(real) - E f(fake) on held-out samples.</param>
    /// <param name="Wasserstein">Exact W1 between them.</param>
    /// <param name="Cosine">Cosine of the critic's step with steepest descent, mean over the critic steps since the last look.</param>
    /// <param name="Negative">Share of these steps whose cosine is negative.</param>
    internal sealed record Look(
        int Step,
        [MayDiverge(nameof(Row.Diverged))] double Estimate,
        [MayDiverge(nameof(Row.Diverged))] double Wasserstein,
        [MayDiverge(nameof(Row.Diverged))] double Cosine,
        double Negative);
}
