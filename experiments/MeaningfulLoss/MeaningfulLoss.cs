[assembly: Experiment(typeof(MeaningfulLoss))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky, Chintala and Bottou 2017, section 4.2: the loss of a Wasserstein GAN tells how good its samples are, that of a GAN does not.
/// Exact W1 between held-out data and samples measures how good they are.
/// </summary>
public static class MeaningfulLoss
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(MeaningfulLoss),
        "The critic's loss falls as samples get better, the discriminator's does not",
        TrainingCurves.Study);
}
