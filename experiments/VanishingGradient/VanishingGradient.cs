[assembly: Experiment(typeof(VanishingGradient))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky and Bottou 2017, section 2.2: data and samples lie on thin manifolds, so a nearly optimal discriminator gives the generator
/// almost no gradient. The theorem's bound is checked in closed form, and the figure is redrawn on a manifold that we know.
/// </summary>
public static class VanishingGradient
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(VanishingGradient),
        "A nearly optimal discriminator gives the generator a vanishing gradient",
        Theorem24.Study,
        Figure2.Study);
}
