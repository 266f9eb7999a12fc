[assembly: Experiment(typeof(GeneratorCosts))]

namespace Replication.Experiments;

/// <summary>
/// Goodfellow 2016, sections 3.2 and 4.2: three costs for the generator, what each descends and how noisy it is, and what smoothed labels
/// do to the best discriminator.
/// </summary>
public static class GeneratorCosts
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(GeneratorCosts),
        "Minimax saturates, -log D does not, and maximum likelihood rests on few samples; smoothing the fakes' labels misleads",
        Figure16.Study,
        DescendedDivergence.Study,
        GradientNoise.Study,
        LabelSmoothing.Study);
}
