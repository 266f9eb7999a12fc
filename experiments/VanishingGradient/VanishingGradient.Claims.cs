using Replication.Evidence;

namespace Replication.Experiments;

public static partial class VanishingGradient
{
    static readonly Quantity<Row> MinimaxLoss =
        new("orders of magnitude lost by |grad E log(1 - D)| over the discriminator's training", row => row.OrdersLost(probe => probe.Minimax));

    static readonly Quantity<Row> NonSaturatingLoss =
        new("orders of magnitude lost by |grad -E log D| over the discriminator's training", row => row.OrdersLost(probe => probe.NonSaturating));

    static IReadOnlyList<Claim<Row>> Claims =>
    [
        new()
        {
            Id = "bound",
            Paper = Paper.TowardsPrincipledMethods,
            Locus = "Theorem 2.4",
            Statement = "A discriminator within epsilon of D* in value and slope gives the generator a gradient below M epsilon / (1 - epsilon).",
            Published = "M epsilon / (1 - epsilon)",
            Formula = @"\left\| \nabla_\theta \mathbb{E}_z \log (1 - D(g_\theta(z))) \right\|_2 < M \frac{\varepsilon}{1 - \varepsilon}",
            Judgement = BelowBound("bound"),
            Control = BelowBound("bound-broken"),
        },
        .. Stages.Select(stage => new Claim<Row>
        {
            Id = $"vanishes-{stage.Name}",
            Paper = Paper.TowardsPrincipledMethods,
            Locus = "Figure 2",
            Statement = $"Training a fresh discriminator against a generator of {stage.Steps} steps takes orders of magnitude off the "
                + "gradient of E log(1 - D(g(z))).",
            Published = "up to 5 orders of magnitude in 4000 iterations",
            Formula = @"\left\| \nabla_\theta \mathbb{E}_z \log (1 - D(g_\theta(z))) \right\|_2 \to 0 \;\text{ as } D \to D^*",
            Deviation = Setting2,
            Judgement = Judge.AllSeeds(MinimaxLoss, $"manifold-{stage.Name}", Requirement.AtLeast(VanishedOrders)),
            Control = Judge.AllSeeds(MinimaxLoss, $"overlap-{stage.Name}", Requirement.AtLeast(VanishedOrders)),
        }),
        new()
        {
            Id = "log-d-does-not-vanish",
            Paper = Paper.TowardsPrincipledMethods,
            Locus = "Section 2.2.2, Figure 3",
            Statement = "The gradient of -E log D(g(z)) does not vanish on the way; it grows.",
            Published = "grows with the discriminator's training",
            Formula = @"\left\| \nabla_\theta \mathbb{E}_z [ -\log D(g_\theta(z)) ] \right\|_2 \not\to 0",
            Deviation = Setting2,
            Judgement = EveryStage(NonSaturatingLoss),
            Control = EveryStage(MinimaxLoss),
        },
    ];

    const string Setting2 =
        "The paper's data are images it does not name and its networks DCGANs after 1, 10 and 25 epochs; ours are a 2-dimensional torus "
        + "in R^64, MLPs of width 64, and generators after 100, 1000 and 2500 steps.";

    static Judgement<Row> BelowBound(string arm) => Judge.Bound(
        new Sweep<Row, BoundCheck>("epsilon", row => row.Bounds),
        new Quantity<BoundCheck>("|grad E log(1 - D)|", check => check.Gradient),
        new Expected<BoundCheck>("M epsilon / (1 - epsilon)", (_, check) => check.Bound),
        Tolerance.Exact("both sides are in closed form and the margin is wide"),
        arm);

    /// <summary>The gradient loses nothing, it grows, at each of the three stages.</summary>
    static Judgement<Row> EveryStage(Quantity<Row> lost) => Stages
        .Select(stage => Judge.AllSeeds(lost, $"manifold-{stage.Name}", Requirement.AtMost(0)))
        .Aggregate(Judge.Both);
}
