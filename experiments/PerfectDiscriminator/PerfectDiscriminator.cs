[assembly: Experiment(typeof(PerfectDiscriminator))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky and Bottou 2017, section 2.1 and Figure 1: a generator's samples lie on a support of low dimension (Lemma 1). Between supports
/// that are disjoint (Theorem 2.1) or only cross (Theorem 2.2) a perfect discriminator exists, and the divergences are at their maximum
/// (Theorem 2.3).
/// </summary>
public static class PerfectDiscriminator
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(PerfectDiscriminator),
        "Between supports that hardly meet a discriminator is perfect, and every divergence is at its maximum",
        GeneratorImage.Study,
        ExplicitDiscriminator.Study,
        TrainedDiscriminator.Study);
}
