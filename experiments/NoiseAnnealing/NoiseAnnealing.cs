[assembly: Experiment(typeof(NoiseAnnealing))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky and Bottou 2017, section 3: noise gives laws on manifolds a density, and the generator a gradient. Noise costs little in W1.
/// While it is annealed, the JSD of the noisy laws bounds the W1 of the laws themselves.
/// </summary>
public static class NoiseAnnealing
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(NoiseAnnealing),
        "Noise gives disjoint manifolds a gradient, and annealed noise leads the generator to the data",
        SmoothedLaw.Study,
        NoisyGradient.Study,
        NoisyGenerator.Study,
        NoiseCost.Study,
        AnnealedBound.Study,
        AnnealedTraining.Study);

    /// <summary>Seeds of every study: exact tests over eight could not pass Holm's correction over the claims of this paper.</summary>
    internal const int Seeds = 10;
}
