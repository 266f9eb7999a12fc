using Replication.Evidence;

namespace Replication.Experiments;

public static partial class PerfectDiscriminator
{
    const string OnCurves =
        "The theorem speaks of the best of all discriminators; ours is a ReLU network of width 64 after 2000 steps of Adam(1e-3), on curves.";

    static readonly double LogTwo = Math.Log(2);

    static readonly Tolerance Rounding = Tolerance.Absolute(1e-9, "both sides are computed to double precision");

    static readonly Sweep<Row, ExactCase> Cases = new("all pairs of supports", row => row.Cases);

    static readonly Sweep<Row, ExactCase> Disjoint = new("pairs that do not meet", row => [.. row.Cases.Where(one => one.Distance > 0)]);

    static readonly Sweep<Row, ExactCase> Crossing = new("pairs that meet", row => [.. row.Cases.Where(one => one.Distance == 0)]);

    static readonly Quantity<ExactCase> Accuracy = new("accuracy of D*", one => one.Accuracy);

    static readonly Quantity<ExactCase> Gradient = new("greatest |grad D*| on the supports", one => one.LargestGradient);

    static readonly Quantity<ExactCase> Jsd = new("JSD", one => one.JensenShannon);

    static readonly Quantity<ExactCase> SmallerKl =
        new("the smaller of both KLs", one => Math.Min(one.KullbackLeibler, one.ReverseKullbackLeibler));

    static readonly Quantity<ExactCase> Distance = new("W1", one => one.Wasserstein);

    static readonly Quantity<Row> Directions =
        new("most directions at one of 64 places", row => row.Places.Max(place => (double)place.Directions));

    static readonly Quantity<Row> Ranks =
        new("greatest rank of the Jacobian at 64 places", row => row.Places.Max(place => (double)place.JacobianRank));

    static readonly Quantity<Row> TrainedAccuracy = new("accuracy on unseen samples", row => row.End.Accuracy);

    static readonly Quantity<Row> PerfectAfter =
        new("iteration, of those looked at, where first no unseen sample is misjudged", row => row.PerfectAfter);

    static readonly Quantity<Row> SteepShare = new("share of samples where |grad D| > 0.1", row => row.End.SteepShare);

    static readonly Quantity<Row> CostLeft = new("cost left of the untrained D's", row => row.End.Cost / row.Start.Cost);

    static readonly Quantity<Row> Estimate = new("JSD that D certifies", row => row.End.JensenShannon);

    static IReadOnlyList<ArmsClaim<Row>> Claims =>
    [
        Claim("image-is-thin", "Lemma 1",
            "The image of a generator has no more dimensions than its latent, whatever the space around it.", "dim Z",
            Every(["image-relu", "image-tanh"], arm => Judge.Both(
                Judge.AllSeeds(Directions, arm, Requirement.AtMost(2)), Judge.AllSeeds(Ranks, arm, Requirement.AtMost(2)))),
            Judge.AllSeeds(Directions, "image-noisy", Requirement.AtMost(2)),
            formula: @"\dim g(\mathcal{Z}) \le \dim \mathcal{Z}"),
        Claim("image-has-measure-0", "Lemma 1",
            "A latent narrower than the space leaves directions in which no sample lies: the image has measure 0.", "measure 0",
            Every(["image-relu", "image-tanh"], arm => Judge.AllSeeds(Directions, arm, FewerThanSpace)),
            Judge.AllSeeds(Directions, "image-wide", FewerThanSpace),
            formula: @"\dim \mathcal{Z} < \dim \mathcal{X} \Rightarrow \lambda(g(\mathcal{Z})) = 0"),
        Claim("disjoint-perfect", "Theorem 2.1",
            "Between disjoint compact supports there is a smooth discriminator of accuracy 1 without gradient on either.",
            "accuracy 1, gradient 0",
            Perfect(Disjoint, "exact"),
            Perfect(Disjoint, "exact-noisy"),
            formula: @"D^*|_{\mathcal{M}} = 1,\ D^*|_{\mathcal{P}} = 0,\ \nabla D^*|_{\mathcal{M} \cup \mathcal{P}} = 0"),
        Claim("disjoint-trained", "Theorem 2.1, Figure 1",
            "A network trained between disjoint supports reaches accuracy 1.", "accuracy 1",
            Every(["segments", "circles"], arm => Judge.AllSeeds(TrainedAccuracy, arm, Requirement.Exactly(1))),
            Judge.AllSeeds(TrainedAccuracy, "noisy", Requirement.Exactly(1)),
            deviation: OnCurves),
        Claim("within-50-iterations", "Figure 1",
            "Between disjoint supports it takes a fresh discriminator less than 50 iterations, on average, to misjudge no unseen sample.",
            "sometimes less than 50 iterations",
            Every(["segments", "circles"], arm => Judge.AtMost(PerfectAfter, arm, reference: 50)),
            Judge.AtMost(PerfectAfter, "noisy", reference: 50),
            deviation: Images),
        Claim("disjoint-flat", "Theorem 2.1",
            "The gradient of a discriminator trained between disjoint supports vanishes on both.", "gradient 0",
            Every(["segments", "circles"], arm => Judge.AllSeeds(SteepShare, arm, Requirement.AtMost(0.01))),
            Judge.AllSeeds(SteepShare, "noisy", Requirement.AtMost(0.01)),
            deviation: OnCurves),
        Claim("crossing-perfect", "Theorem 2.2",
            "Where supports only cross there is a discriminator of accuracy 1, without gradient at almost every point of either.",
            "accuracy 1, gradient 0",
            Perfect(Crossing, "exact"),
            Perfect(Crossing, "exact-aligned"),
            formula: @"D^* = 1_{\mathcal{M}} \text{ and } \nabla D^* = 0 \text{ almost everywhere on } \mathcal{M} \cup \mathcal{P}"),
        Claim("crossing-trained", "Theorem 2.2, Figure 1",
            "A network trained between crossing supports errs at hardly more than the crossing.", "accuracy 1",
            Every(["crossing-circles", "crossing-segments"], arm => Judge.AllSeeds(TrainedAccuracy, arm, Requirement.AtLeast(0.98))),
            Judge.AllSeeds(TrainedAccuracy, "aligned", Requirement.AtLeast(0.98)),
            deviation: OnCurves),
        Claim("crossing-flat", "Theorem 2.2",
            "The gradient of a discriminator trained between crossing supports vanishes but near the crossing.",
            "gradient 0 almost everywhere",
            Every(["crossing-circles", "crossing-segments"], arm => Judge.AllSeeds(SteepShare, arm, Requirement.AtMost(0.25))),
            Judge.AllSeeds(SteepShare, "aligned", Requirement.AtMost(0.25)),
            deviation: OnCurves),
        Claim("cost-falls-to-0", "Figure 1",
            "The cost of a fresh discriminator falls towards 0 when the generator stands still.", "falls to 0 on a log axis",
            Every(OnThinSupports, arm => Judge.AllSeeds(CostLeft, arm, Requirement.AtMost(0.1))),
            Judge.AllSeeds(CostLeft, "aligned", Requirement.AtMost(0.1)),
            deviation: Images),
        Claim("jsd-is-log-2", "Theorem 2.3", "JSD is log 2 however close the supports are, while W1 is their distance.", "log 2",
            Judge.Both(
                Judge.ClosedForm(Cases, Jsd, Expected<ExactCase>.Constant("log 2", LogTwo), Rounding, "exact"),
                Judge.ClosedForm(Disjoint, Distance, new Quantity<ExactCase>("distance", one => one.Distance), Rounding, "exact")),
            Judge.ClosedForm(Cases, Jsd, Expected<ExactCase>.Constant("log 2", LogTwo), Rounding, "exact-noisy"),
            formula: @"\mathrm{JSD}(P_r, P_g) = \log 2"),
        Claim("kl-is-infinite", "Theorem 2.3",
            "KL is infinite in both directions where supports do not meet or only cross.", "+infinity",
            Judge.ClosedForm(Cases, SmallerKl, double.PositiveInfinity, Rounding, "exact"),
            Judge.ClosedForm(Cases, SmallerKl, double.PositiveInfinity, Rounding, "exact-aligned"),
            formula: @"\mathrm{KL}(P_r \| P_g) = \mathrm{KL}(P_g \| P_r) = +\infty"),
        Claim("estimate-is-log-2", "Theorem 2.3",
            "A trained discriminator certifies nearly log 2 where supports do not meet or only cross.", "log 2",
            Every(OnThinSupports, arm => Judge.AllSeeds(Estimate, arm, Requirement.AtLeast(0.95 * LogTwo))),
            Judge.AllSeeds(Estimate, "noisy", Requirement.AtLeast(0.95 * LogTwo)),
            deviation: OnCurves),
        Claim("overlap-is-measured", "Theorems 2.1 to 2.3, their assumption",
            "Where the supports coincide or noise fills the space, D certifies the true JSD and no more.", "less than log 2",
            Judge.Both(Near("aligned", SharedSupport.AlignedJensenShannon), Near("noisy", SharedSupport.NoisyJensenShannon(1))),
            Near("segments", SharedSupport.NoisyJensenShannon(1)),
            deviation: OnCurves),
    ];

    const string Images =
        "The paper's data are images and its generators DCGANs after 1, 10 and 25 epochs; ours are curves of the plane and of R^3.";

    static readonly string[] OnThinSupports = ["crossing-circles", "crossing-segments", "circles", "segments"];

    static readonly Requirement FewerThanSpace = Requirement.AtMost(GeneratorImage.Ambient(Scale.Standard) - 1);

    static Judgement<Row> Perfect(Sweep<Row, ExactCase> pairs, string arm) => Judge.Both(
        Judge.ClosedForm(pairs, Accuracy, 1, Rounding, arm), Judge.ClosedForm(pairs, Gradient, 0, Rounding, arm));

    static Judgement<Row> Near(string arm, double quadrature) =>
        Judge.AllSeeds(Estimate, arm, Requirement.Between(quadrature - 0.02, quadrature + 0.02));

    static Judgement<Row> Every(IEnumerable<string> arms, Func<string, Judgement<Row>> judgement) =>
        arms.Select(judgement).Aggregate(Judge.Both);

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
