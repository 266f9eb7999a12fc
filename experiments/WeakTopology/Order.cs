using Replication.Oracles.ClosedForms.WassersteinGan;

namespace Replication.Experiments;

/// <summary>
/// Theorem 2: on a compact space KL is stronger than TV and JSD, these are equally strong, and W is the weakest, as strong as convergence
/// in distribution. Each implication is an inequality with its best constant; a sequence of laws separates each pair not equivalent.
/// </summary>
static class Order
{
    public static Study<Row> Study => new(
        "order", Paper.WassersteinGan, "Theorem 2", "KL is stronger than TV and JSD, which are equivalent, and W is the weakest")
    {
        Seeds = WeakTopology.Seeds,
        Deviation = "JSD has the factor 1/2, which the paper's definition lacks; U[0, 1] is put on 512 atoms.",
        Arms = [Lattice, Shift, Coin, Pairs, Escape],
        Claims =
        [
            new("tv-bounds-jsd")
            {
                Locus = "Theorem 2.1",
                Statement = "JSD is at most TV log 2, so that it vanishes with TV.",
                Published = "TV -> 0 implies JS -> 0",
                Formula = @"\mathrm{JSD} \le \mathrm{TV} \log 2",
                Criterion = Everywhere.BoundedBy(Jsd, JsdCeiling(1), Rounding), On = [Lattice, Shift, Coin, Pairs], Control = [Shift],
                ControlCriterion = Everywhere.BoundedBy(Jsd, JsdCeiling(0.99), Rounding),    // no smaller constant will do
            },
            new("jsd-bounds-tv")
            {
                Locus = "Theorem 2.1",
                Statement = "JSD is at least TV^2 / 2, so that TV vanishes with it.",
                Published = "JS -> 0 implies TV -> 0",
                Formula = @"\mathrm{JSD} \ge \tfrac{1}{2} \mathrm{TV}^2",
                Criterion = Everywhere.BoundedBelowBy(Jsd, JsdFloor(1), Rounding), On = [Lattice, Shift, Coin, Pairs], Control = [Coin],
                ControlCriterion = Everywhere.BoundedBelowBy(Jsd, JsdFloor(1.01), Rounding),
            },
            new("kl-bounds-tv")
            {
                Locus = "Theorem 2.3",
                Statement = "TV is at most the square root of half of either KL (Pinsker), so that it vanishes with KL.",
                Published = "KL -> 0 implies TV -> 0",
                Formula = @"\mathrm{TV} \le \sqrt{\mathrm{KL} / 2}",
                Criterion = Everywhere.BoundedBy(Tv, Pinsker(1), Rounding), On = [Lattice, Shift, Coin, Pairs], Control = [Coin],
                ControlCriterion = Everywhere.BoundedBy(Tv, Pinsker(0.99), Rounding),
            },
            new("tv-bounds-w")
            {
                Locus = "Theorem 2.4",
                Statement = "W is at most the diameter of the space times TV, so that it vanishes with TV.",
                Published = "TV -> 0 implies W -> 0",
                Formula = @"W \le \mathrm{diam}(\mathcal{X}) \, \mathrm{TV}",
                Criterion = Everywhere.BoundedBy(W, WCeiling, Rounding),
                On = [Lattice, Shift, Coin, Pairs], Control = [Escape],     // the line is not compact
            },
            new("distribution-gives-w")
            {
                Locus = "Theorem 2.2",
                Statement = "Sequences on a compact space that converge in distribution, as a bounded kernel's MMD shows, converge in W.",
                Published = "W -> 0 iff convergence in distribution",
                Formula = @"P_n \xrightarrow{D} P \;\Rightarrow\; W(P_n, P) \to 0",
                Criterion = MmdLeft.AtMost(0.01).And(WLeft.AtMost(0.01)), On = [Lattice, Shift, Coin], Control = [Escape],
            },
            new("w-gives-distribution")
            {
                Locus = "Theorem 2.2",
                Statement = "The MMD of the Gaussian kernel of bandwidth 1 is at most W, so that W gives convergence in distribution.",
                Published = "W -> 0 iff convergence in distribution",
                Formula = @"\mathrm{MMD} \le W / h",
                Criterion = Everywhere.BoundedBy(Mmd, new("W", (_, at) => at.W), Rounding), On = [Lattice, Shift, Coin, Pairs],
                Control = [Lattice],
                ControlCriterion = Everywhere.BoundedBy(Tv, new("W", (_, at) => at.W), Rounding),   // TV in the place of MMD
            },
            new("w-does-not-give-tv")
            {
                Locus = "Theorem 2, strictness",
                Statement = "W of ever finer lattices from U[0, 1] falls as 1 / (2n), while TV stays 1.",
                Published = "EM the weakest",
                Formula = @"W(P_n, P) = \tfrac{1}{2n}, \quad \mathrm{TV}(P_n, P) = 1",
                Criterion = Everywhere.Is(W, new("1 / (2n)", (_, at) => SeparatingSequences.Lattice(at.N).Wasserstein1), Rounding)
                    .And(Everywhere.Is(Tv, 1, Rounding)),
                On = [Lattice], Control = [Shift],
            },
            new("tv-does-not-give-kl")
            {
                Locus = "Theorem 2, strictness",
                Statement = "TV of U[1/n, 1 + 1/n] from U[0, 1] falls as 1 / n, while both KL divergences stay infinite.",
                Published = "KL the strongest",
                Formula = @"\mathrm{TV}(P_n, P) = \tfrac{1}{n}, \quad \mathrm{KL}(P_n \,\|\, P) = \mathrm{KL}(P \,\|\, P_n) = \infty",
                Criterion = Everywhere.Is(Tv, new("1 / n", (_, at) => 1.0 / at.N), Rounding)
                    .And(Everywhere.Is(SmallerKl, double.PositiveInfinity, Rounding)),
                On = [Shift], Control = [Coin],
            },
            new("finite-space")
            {
                Locus = "Section 5",
                Statement = "On a finite space W is at least the least distance of two points times TV, so that W is as strong.",
                Published = "in finite discrete spaces the weak and strong topologies coincide",
                Formula = @"W \ge d_{\min} \, \mathrm{TV}",
                Criterion = Everywhere.BoundedBelowBy(
                    W, new("least distance times TV", (_, at) => SequencesOfLaws.Spacing * at.Tv), Rounding),
                On = [Coin, Pairs], Control = [Lattice],
            },
        ],
        Figures = OrderFigures.Draw,
    };

    internal static readonly Arm<Row> Lattice =
        new("lattice", "uniform on {0, 1/n, ..., 1 - 1/n} against U[0, 1]", _ => SequencesOfLaws.Lattice()) { Random = false };
    internal static readonly Arm<Row> Shift =
        new("shift", "U[1/n, 1 + 1/n] against U[0, 1]", _ => SequencesOfLaws.Shift()) { Random = false };
    internal static readonly Arm<Row> Coin =
        new("coin", "1/2 - 1/(2n) at 0 and 1/2 + 1/(2n) at 2 against 1/2 at each", _ => SequencesOfLaws.Coin()) { Random = false };
    internal static readonly Arm<Row> Pairs = new("pairs", "random pairs of laws on eight points of [0, 1]", SequencesOfLaws.RandomPairs);
    internal static readonly Arm<Row> Escape =
        new("escape", "1 - 1/n at 0 and 1/n at n, on the line, against the point 0", _ => SequencesOfLaws.Escape()) { Random = false };

    /// <summary>Of the space of the compact sequences, [0, 2].</summary>
    internal const double Diameter = 2;

    static readonly Sweep<Row, Member> Everywhere = new("member of the sequence", row => row.Members);
    static readonly Quantity<Member> W = new("W", at => at.W);
    static readonly Quantity<Member> Tv = new("TV", at => at.Tv);
    static readonly Quantity<Member> Jsd = new("JSD", at => at.Jsd);
    static readonly Quantity<Member> Mmd = new("MMD", at => at.Mmd);
    static readonly Quantity<Member> SmallerKl = new("the smaller of both KLs", at => at.SmallerKl);
    static readonly Quantity<Row> WLeft = new("share of W left at the end", row => row.Members[^1].W / row.Members[0].W);
    static readonly Quantity<Row> MmdLeft = new("share of MMD left at the end", row => row.Members[^1].Mmd / row.Members[0].Mmd);
    static readonly Tolerance Rounding = Tolerance.Absolute(1e-9, "both sides are computed to double precision");

    static Expected<Member> WCeiling { get; } =
        new("diameter times TV", (_, at) => TopologyBounds.Wasserstein1Ceiling(at.Tv, Diameter));

    static Expected<Member> JsdCeiling(double times) =>
        new(Times(times, "TV log 2"), (_, at) => times * TopologyBounds.JensenShannonCeiling(at.Tv));

    static Expected<Member> JsdFloor(double times) =>
        new(Times(times, "TV^2 / 2"), (_, at) => times * TopologyBounds.JensenShannonFloor(at.Tv));

    static Expected<Member> Pinsker(double times) => new(
        Times(times, "sqrt(KL / 2)"), (_, at) => times * TopologyBounds.TotalVariationFromKullbackLeibler(at.SmallerKl));

    static string Times(double factor, string bound) => factor == 1 ? bound : FormattableString.Invariant($"{factor} times {bound}");

    internal sealed record Row(IReadOnlyList<Member> Members);

    /// <param name="N">Number of the member, or of the pair.</param>
    /// <param name="W">W1(P_n, P).</param>
    /// <param name="Tv">sup_A |P_n(A) - P(A)|.</param>
    /// <param name="Jsd">JSD(P_n, P), natural logarithm.</param>
    /// <param name="SmallerKl">The smaller of KL(P_n || P) and KL(P || P_n).</param>
    /// <param name="Mmd">The maximum mean discrepancy under the Gaussian kernel of bandwidth 1.</param>
    internal sealed record Member(int N, double W, double Tv, double Jsd, [MayBeInfinite] double SmallerKl, double Mmd);
}
