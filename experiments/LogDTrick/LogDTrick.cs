[assembly: Experiment(typeof(LogDTrick))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky and Bottou 2017, section 2.2.2: what the generator's cost -log D optimises under the optimal discriminator, and how its updates
/// are distributed where the optimal discriminator is 0.
/// </summary>
public static class LogDTrick
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(LogDTrick),
        "The -log D step descends KL - 2 JSD, and its updates can have infinite variance",
        FrozenGradient.Study,
        CauchyUpdates.Study,
        GrowingGradient.Study);

    /// <summary>Seeds of every random study: exact tests over eight could not pass Holm's correction over this paper's claims.</summary>
    internal const int Seeds = 10;
}
