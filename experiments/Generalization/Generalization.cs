[assembly: Experiment(typeof(Generalization))]

namespace Replication.Experiments;

/// <summary>
/// Arora et al. 2017, section 3: JSD and W between samples of one law do not shrink as the samples grow, unless the dimension is low. The
/// distance that small discriminators see does shrink, and for the same reason they cannot see that a generator lacks diversity. The
/// birthday test of Arora and Zhang 2017 can.
/// </summary>
public static class Generalization
{
    /// <summary>Seeds of every random arm.</summary>
    internal const int Seeds = 10;

    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(Generalization),
        "JSD and W between samples do not shrink, the distance of small discriminators does and sees no lack of diversity",
        SampleDistances.Study,
        NoisySamples.Study,
        NeuralDistance.Study,
        Diversity.Study,
        BirthdayTest.Study);
}
