using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of CriticMomentum broken once.</summary>
static class CriticMomentumSabotages
{
    const string Momentum = nameof(CriticMomentum);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Rows(Momentum, "momentum-destabilises", "half the momentum",
            rows => rows.Replace(Unstable, by: MomentumMap.Clipped[(MomentumMap.Middle, "0.5")].Name)),
        Sabotage.Rows(Momentum, "momentum-destabilises", "a faster critic",
            rows => rows.Replace(Unstable, by: MomentumMap.Clipped[(1e-3, "0.9")].Name)),
        Sabotage.Rows(Momentum, "momentum-destabilises", "one critic step in the control", rows => rows.Replace(
            MomentumMap.Penalised["0.9"].Name, by: MomentumMap.OneStep[(false, "0.9")].Name), Verdict.Inconclusive),
        Sabotage.Rows(Momentum, "cosine-turns-negative", "the gradient's sign flipped", rows => rows.Change<MomentumMap.Row>(
            Unstable, row => row with { Course = [.. row.Course.Select(at => at with { Negative = 1 - at.Negative })] }),
            Verdict.ReproducedWithDeviation),
    ];

    static string Unstable => MomentumMap.Clipped[(MomentumMap.Middle, "0.9")].Name;
}
