[assembly: Experiment(typeof(MixGan))]

namespace Replication.Experiments;

/// <summary>
/// Arora et al. 2017, sections 4 to 6: a mixture of T generators with learned weights and an entropy regulariser (MIX+GAN) does what one
/// generator cannot. The paper shows it on images. Our generators are so weak, and our targets so simple, that the best is known.
/// </summary>
public static class MixGan
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(MixGan),
        "A mixture of weak generators fits what one cannot; where the payoff lets weights collapse, only a strong entropy term prevents it",
        MixtureSize.Study,
        EqualParameters.Study,
        MixtureWeights.Study);

    internal const int Seeds = 10;
    internal const string Toy =
        "The paper's targets are images and its measure the inception score; ours are mixtures in the plane and the exact W1.";
    internal const string OneCritic = Toy + " One discriminator plays against all generators.";
}
