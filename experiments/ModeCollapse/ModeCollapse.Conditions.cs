using Replication.Evidence;

namespace Replication.Experiments;

public static partial class ModeCollapse
{
    static readonly Quantity<Row> LateCovered = new("modes covered, mean over the second half of training,", row => row.Late(point => point.Modes));

    static IEnumerable<ArmsClaim<Row>> BoundaryClaims =>
    [
        new()
        {
            Id = "wgan-never-collapses",
            Paper = Paper.WassersteinGan,
            Locus = "Section 4.3",
            Statement = "The WGAN keeps every mode of the ring, whatever the rate and the number of steps of its critic and the weight of "
                + "its penalty.",
            Published = "no mode collapse in any experiment",
            Formula = Evenness(Ring),
            Deviation = SmallNetworks,
            Judgement = All(Wasserstein, arm => Even(Ring, arm)),
            Control = All(Original, arm => Even(Ring, arm)),
        },
        new()
        {
            Id = "wgan-needs-a-fast-critic",
            Paper = Paper.WassersteinGan,
            Locus = "Section 3, Algorithm 1",
            Statement = "What the WGAN needs is a critic near its optimum: at a tenth of the generator's rate it loses the modes that it "
                + "keeps at equal rates. A GAN at the same rates does not.",
            Published = "train the critic till optimality",
            Deviation = "Our condition for the claim above; five critic steps, gradient penalty.",
            Judgement = Judge.GreaterByFactor(Kl, "penalised-tenth-5", "penalised-equal-5", 10),
            Control = Judge.GreaterByFactor(Kl, "non-saturating-tenth-5", "non-saturating-equal-5", 10),
        },
        new()
        {
            Id = "wgan-needs-critic-steps",
            Paper = Paper.WassersteinGan,
            Locus = "Section 3, Algorithm 1",
            Statement = "With one critic step in place of five the WGAN loses the modes at equal rates too. A GAN does not.",
            Published = "n_critic = 5",
            Deviation = "Our condition for the claim above; gradient penalty.",
            Judgement = Judge.GreaterByFactor(Kl, "penalised-equal-1", "penalised-equal-5", 10),
            Control = Judge.GreaterByFactor(Kl, "non-saturating-equal-1", "non-saturating-equal-5", 10),
        },
        new()
        {
            Id = "helvetica",
            Paper = Paper.Gan,
            Locus = "Section 6",
            Statement = "A generator trained too much without updating the discriminator maps too many latents to the same place: with "
                + "the discriminator at a tenth of its rate and one step, the GAN covers two modes of the ring or fewer through the "
                + "second half of training. Five steps at the same rates prevent it in most seeds.",
            Published = "the Helvetica scenario",
            Deviation = "The paper names the danger without an experiment.",
            Judgement = Judge.AtMost(LateCovered, "non-saturating-tenth-1", reference: 3, margin: 1),
            Control = Judge.AtMost(LateCovered, "non-saturating-tenth-5", reference: 3, margin: 1),
        },
        .. new[] { ("equal-rates", "at equal rates of both players"), ("fast-critic", "with the critic at ten times the generator's rate") }.Select(rates => new ArmsClaim<Row>
        {
            Id = $"lambda-10-{rates.Item1}",
            Paper = Paper.ImprovedWassersteinGan,
            Locus = "Section 4, Algorithm 1",
            Statement = $"The penalty's default weight lambda = 10 keeps every mode of the ring {rates.Item2}.",
            Published = "lambda = 10 works well across architectures and data sets; the released toy code uses 0.1",
            Formula = Evenness(Ring),
            Deviation = SmallNetworks,
            Judgement = Even(Ring, $"lambda-10-{rates.Item1}"),
            Control = Even(Ring, "penalised-tenth-5"),
        }),
    ];

    static Judgement<Row> All(IEnumerable<string> arms, Func<string, Judgement<Row>> judgement) => arms.Select(judgement).Aggregate(Judge.Both);

    internal static IEnumerable<string> Wasserstein =>
        ["ring-penalised", "ring-clipped", .. Cells.Where(cell => cell.Loss == Losses[3]).Select(cell => cell.Name), "lambda-10-equal-rates"];

    internal static IEnumerable<string> Original =>
        ["ring-minimax", "ring-non-saturating", .. Cells.Where(cell => cell.Loss == Losses[1]).Select(cell => cell.Name)];
}
