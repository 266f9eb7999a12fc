[assembly: Experiment(typeof(CriticMomentum))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky, Chintala and Bottou 2017, section 4.2, at its end: a negative result. A clipped critic is trained by optimisers that differ in
/// momentum alone, and a penalised critic of Gulrajani et al. 2017 by the same.
/// </summary>
public static class CriticMomentum
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(CriticMomentum),
        "Momentum destabilises a critic with clipped weights, RMSProp does not",
        MomentumMap.Study);
}
