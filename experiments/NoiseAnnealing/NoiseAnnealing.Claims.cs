using Replication.Evidence;

namespace Replication.Experiments;

public static partial class NoiseAnnealing
{
    const string Ours = "The paper proposes annealing and shows no experiment with it; manifolds, networks, rates and schedule are ours.";

    static readonly Tolerance Rounding = Tolerance.Absolute(1e-12, "both sides are computed to double precision");

    static readonly Quantity<Row> WorstMatch = new(
        "largest total variation between counts and closed form", row => row.Densities.Max(match => match.TotalVariation));

    static readonly Sweep<Row, GradientComponent> Components = new("noise and parameters", row => row.Components);

    static readonly Quantity<GradientComponent> Automatic = new("the gradient by automatic differentiation", one => one.Automatic);

    static readonly Expected<GradientComponent> Formula = new("Theorem 3.2's formula", (_, one) => one.Formula);

    static readonly Quantity<Row> AgreesWithTheorem = new(
        "share of samples with b > a exactly if P_r > P_g", row => Share(row.Weights, one => Repels(one) == (one.DataDensity > one.GeneratorDensity)));

    static readonly Quantity<Row> AgreesWithProse = new(
        "share of the samples with P_g > P_r that have b > a",
        row => Share([.. row.Weights.Where(one => one.GeneratorDensity > one.DataDensity)], Repels));

    static readonly Sweep<Row, CorollaryPoint> Places = new("noise and theta", row => row.Corollary);

    static readonly Quantity<CorollaryPoint> WithNoise = new("the gradient with noise in the generator", one => one.WithNoise);

    static readonly Quantity<CorollaryPoint> WithoutNoise = new("the gradient without noise in the generator", one => one.WithoutNoise);

    static readonly Expected<CorollaryPoint> TwiceJsd = new("d/dtheta 2 JSD", (_, one) => one.TwiceJensenShannon);

    static readonly Tolerance Differences = Tolerance.Absolute(
        1e-6, "central differences of quadrature at step sd / 1000 err by the third derivative times step^2 / 6, about 1e-7");

    static readonly Sweep<Row, NoiseCost> Costs = new("supports, dimensions and noises", row => row.Costs);

    static readonly Sweep<Row, NoiseCost> PointCosts =
        new("dimensions and noises of a point", row => [.. row.Costs.Where(cost => cost.ClosedForm is not null)]);

    static readonly Quantity<NoiseCost> Cost = new("W(P_X, P_{X+eps})", one => one.Wasserstein);

    static readonly Sweep<Row, AnnealedBound> Schedule = new("distance and noise", row => row.Bounds);

    static readonly Quantity<AnnealedBound> Distance = new("W(P_r, P_g)", one => one.Theta);

    static readonly Quantity<Row> Left = new("W1 left", row => row.End.Wasserstein);

    static readonly Quantity<Row> Moved = new("W1 covered", row => row.Start.Wasserstein - row.End.Wasserstein);

    static readonly Quantity<Row> FirstGradient = new("gradient before the generator's first step", row => row.Start.Gradient);

    static IReadOnlyList<ArmsClaim<Row>> Claims =>
    [
        Claim("density", "Theorem 3.1, Corollary 3.1",
            "Gaussian noise gives a law on a manifold a density: the mean of the noise's density around the manifold's points.",
            "E_y P_eps(x - y)",
            Judge.AllSeeds(WorstMatch, "density", Requirement.AtMost(1.2 * SmoothedLaw.CountingNoise)),
            Judge.AllSeeds(WorstMatch, "density-discrete", Requirement.AtMost(1.2 * SmoothedLaw.CountingNoise)),
            formula: @"P_{X+\epsilon}(x) = \mathbb{E}_{y \sim P_X}[P_\epsilon(x - y)]"),
        Claim("gradient", "Theorem 3.2",
            "With D* between the noisy laws the generator is pulled towards data with weight a and pushed off its own samples with weight b.",
            "a pull - b push",
            Judge.ClosedForm(Components, Automatic, Formula, Rounding, "gradient"),
            Judge.ClosedForm(Components, Automatic, Formula, Rounding, "gradient-other-d"),
            formula: @"\mathbb{E}_z[\nabla_\theta \log(1 - D^*(g_\theta(z)))] \quad = \mathbb{E}_z\Big[a(z) \int P_\epsilon(g - y) \nabla_\theta \|g - y\|^2 dP_r(y)"
                + @" - b(z) \int P_\epsilon(g - y) \nabla_\theta \|g - y\|^2 dP_g(y)\Big]"),
        Claim("repulsion-by-prose", "Section 3, after Theorem 3.2",
            "Samples that are more probable under P_g than under P_r have b > a: the prose, as worded.",
            "b > a where P_g > P_r",
            Judge.AllSeeds(AgreesWithProse, "gradient", Requirement.Exactly(1)),
            Judge.AllSeeds(AgreesWithProse, "gradient-equal", Requirement.Exactly(1)),
            formula: @"P_{g+\epsilon} > P_{r+\epsilon} \Rightarrow b > a"),
        Claim("repulsion-by-theorem", "Theorem 3.2",
            "b > a exactly where P_r exceeds P_g: what the theorem says in the place of the prose after it.",
            "b > a where P_r > P_g",
            Judge.AllSeeds(AgreesWithTheorem, "gradient", Requirement.Exactly(1)),
            Judge.AllSeeds(AgreesWithTheorem, "gradient-exchanged", Requirement.Exactly(1)),
            formula: @"b > a \Leftrightarrow P_{r+\epsilon} > P_{g+\epsilon}"),
        Claim("noise-in-generator", "Corollary 3.2",
            "With the noise also in the generator its gradient is that of 2 JSD of the noisy laws; without it, it is not.",
            "gradient of 2 JSD",
            Judge.ClosedForm(Places, WithNoise, TwiceJsd, Differences, "corollary"),
            Judge.ClosedForm(Places, WithoutNoise, TwiceJsd, Differences, "corollary"),
            formula: @"\mathbb{E}_{z, \epsilon'}[\nabla_\theta \log(1 - D^*(g_\theta(z) + \epsilon'))]"
                + @" = 2 \nabla_\theta \mathrm{JSD}(P_{r+\epsilon}, P_{g+\epsilon})"),
        Claim("noise-costs-little", "Lemma 4",
            "Noise moves a law by no more than V^(1/2) in W1, and a point by E ||eps||.",
            "at most V^(1/2)",
            Judge.Both(
                Judge.Bound(Costs, Cost, new("V^(1/2)", (_, one) => one.Bound), Tolerance.Exact("every seed leaves room"), "cost"),
                Judge.ClosedForm(
                    PointCosts, Cost, new("E ||eps||", (_, one) => one.ClosedForm!.Value),
                    Tolerance.Relative(0.015, "six standard errors of 200,000 draws in one dimension"), "cost")),
            Judge.Bound(
                Costs, Cost, new("the deviation of one coordinate", (_, one) => one.Careless), Tolerance.Exact("every seed leaves room"), "cost"),
            formula: @"W(P_X, P_{X+\epsilon}) \le V^{1/2},\ V = \mathbb{E}\|\epsilon\|^2"),
        Claim("bound", "Theorem 3.3",
            "While noise is annealed, W of the laws themselves is bounded by the noise and the JSD of the noisy laws.",
            "2 V^(1/2) + 2 C JSD^(1/2)",
            Judge.Bound(Schedule, Distance, new("the bound", (_, one) => one.Bound), Tolerance.Exact("both sides are exact"), "bound"),
            Judge.Bound(
                Schedule, Distance, new("the bound with the radius for the diameter", (_, one) => one.RadiusBound),
                Tolerance.Exact("both sides are exact"), "bound"),
            formula: @"W(P_r, P_g) \le 2 V^{1/2} + 2 C \sqrt{\mathrm{JSD}(P_{r+\epsilon}, P_{g+\epsilon})}"),
        Claim("gradient-comes-back", "Section 3",
            "Before the generator's first step a trained D without noise hands it a vanishing gradient; noise brings it back.",
            "no vanishing gradient",
            Judge.Both(
                Judge.GreaterByFactor(FirstGradient, "segment-annealed", "segment-still", 20),
                Judge.GreaterByFactor(FirstGradient, "circle-annealed", "circle-still", 20)),
            Judge.GreaterByFactor(FirstGradient, "segment-adam", "segment-still", 20),
            deviation: Ours),
        Claim("still-without-noise", "Sections 2 and 3",
            "Without noise, gradient descent against a trained D leaves the generator where it is.",
            "gradient 0",
            Judge.Both(StandsStill("segment-still"), StandsStill("circle-still")),
            StandsStill("segment-annealed"),
            deviation: Ours),
        Claim("arrives-with-annealed-noise", "Section 3, Theorem 3.3",
            "With annealed noise the same descent reaches the data.",
            "W -> 0",
            Judge.Both(Arrives("segment-annealed", 0.05), Arrives("circle-annealed", 0.05)),
            Arrives("segment-still", 0.05),
            deviation: Ours),
        Claim("network-arrives", "Section 3, Theorem 3.3",
            "With annealed noise a generator network finds the data; without, it does not.",
            "W -> 0",
            Judge.Both(Arrives("network-annealed", 0.1), Judge.GreaterByFactor(Left, "network-still", "network-annealed", 5)),
            Arrives("network-still", 0.1),
            deviation: Ours),
        Claim("adam-moves-without-noise", "Section 3, our control",
            "What vanishes is the gradient's size, not its direction: Adam, which rescales it, covers many times the distance without noise.",
            "not in the paper",
            Judge.GreaterByFactor(Moved, "segment-adam", "segment-still", 10),
            Judge.GreaterByFactor(Moved, "circle-still", "segment-still", 10),
            deviation: Ours),
        Claim("untrained-d-leads-without-noise", "Section 3, our control",
            "The theorems need a trained D: one that starts together with the generator leads a network near the data without noise.",
            "not in the paper",
            Arrives("network-untrained-d", 0.3),
            Arrives("network-still", 0.3),
            deviation: Ours),
    ];

    static Judgement<Row> StandsStill(string arm) => Judge.AllSeeds(Moved, arm, Requirement.Between(-0.1, 0.1));

    static Judgement<Row> Arrives(string arm, double within) => Judge.AllSeeds(Left, arm, Requirement.AtMost(within));

    static bool Repels(GradientWeights one) => one.Repulsion > one.Attraction;

    static double Share(IReadOnlyList<GradientWeights> samples, Func<GradientWeights, bool> holds) =>
        samples.Count == 0 ? double.NaN : samples.Average(one => holds(one) ? 1.0 : 0);

    static ArmsClaim<Row> Claim(
        string id, string locus, string statement, string published, Judgement<Row> judgement, Judgement<Row> control,
        string? formula = null, string? deviation = null) => new()
        {
            Id = id,
            Paper = Paper.TowardsPrincipledMethods,
            Locus = locus,
            Statement = statement,
            Published = published,
            Formula = formula,
            Deviation = deviation,
            Judgement = judgement,
            Control = control,
        };
}
