using Replication.Core.Training;
using Replication.Evidence;
using static Replication.Experiments.MixtureSize;
using static Replication.Experiments.MixtureWeights;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of MixGan broken once.</summary>
static class MixGanSabotages
{
    const string Mix = nameof(MixGan);

    public static IEnumerable<Sabotage> All =>
    [
        Live("mixture-fits-what-one-cannot", "penalty off", Penalised[8], players => players with { Lambda = 0 }),
        Live("mixture-fits-what-one-cannot", "D frozen", Penalised[8], players => players with { DiscriminatorSteps = 0 }),
        .. Sizes.Zip(Sizes.Skip(1), (less, more) => InPlace("each-doubling-helps", Penalised[more], by: Penalised[less])),
        Live("each-doubling-helps", "the entropy term's sign flipped", Penalised[8],
            players => players with { Entropy = -players.Entropy }),
        InPlace("one-reaches-its-bound", Best[1], by: Best[2]),
        Live("one-reaches-its-bound", "penalty off", Penalised[1], players => players with { Generators = 1, Lambda = 0 }),
        Live("four-against-four", "discriminators frozen", FourCritics,
            players => players with { Generators = 4, Discriminators = 4, DiscriminatorSteps = 0 }),
        InPlace("more-generators-more-modes", NonSaturating[8], by: NonSaturating[1]),
        InPlace("more-generators-more-modes", NonSaturating[1], by: NonSaturating[8]),
        InPlace("more-generators-more-modes", Penalised[1], by: NonSaturating[8], Verdict.Inconclusive),

        // Not reproduced: what turns them is what would make them hold, a stronger term and weights that collapse further.
        InPlace("entropy-keeps-generators-alive", NonSaturating[8], by: StrongEntropy, Verdict.ReproducedWithDeviation),
        InPlace("entropy-keeps-generators-alive", NonSaturatingAlone, by: StrongEntropy, Verdict.Inconclusive),
        InPlace("no-entropy-collapses-gp", PenalisedAlone, by: NonSaturating[4], Verdict.ReproducedWithDeviation),
        InPlace("no-entropy-collapses-gp", Penalised[8], by: NonSaturating[4], Verdict.Inconclusive),
    ];

    static Sabotage InPlace(string claim, Arm<MixRow> arm, Arm<MixRow> by, Verdict into = Verdict.NotReproduced) =>
        Sabotage.Rows(Mix, claim, $"'{by.Name}' in the place of '{arm.Name}'", rows => rows.Replace(arm.Name, by.Name), into);

    static Sabotage Live(string claim, string name, Arm<MixRow> arm, Func<MixSettings, MixSettings> broken) => Sabotage.Live(
        Mix, claim, name, arm.Name, seconds: 8,
        run => new TrainedMixture(broken(new(GameCost.PenalisedWasserstein, 8)), run).Measure());
}
