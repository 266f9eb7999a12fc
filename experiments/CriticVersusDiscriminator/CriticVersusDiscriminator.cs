[assembly: Experiment(typeof(CriticVersusDiscriminator))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky, Chintala and Bottou 2017, Figure 2: a discriminator and a critic learn to tell two Gaussians apart, far enough from each other
/// that JSD is log 2 up to a millionth. The discriminator saturates; the critic stays nearly linear, with a slope everywhere.
/// </summary>
public static class CriticVersusDiscriminator
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(CriticVersusDiscriminator),
        "Between two Gaussians the discriminator saturates and the critic stays nearly linear",
        TwoGaussians.Study);
}
