[assembly: Experiment(typeof(WeakTopology))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky, Chintala and Bottou 2017, section 2 and its echo in section 5: how strong a distance is decides whether a loss on it is
/// continuous in the generator's parameters. W is the weakest of TV, JSD, W and KL, and the only one that a network moves continuously.
/// </summary>
public static class WeakTopology
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(WeakTopology),
        "W is continuous in the generator's parameters and the weakest of TV, JSD, W and KL",
        Continuity.Study,
        FiniteMean.Study,
        Order.Study,
        Bandwidth.Study);

    /// <summary>Seeds of every study: exact tests over ten could not pass Holm's correction over many more claims of this paper.</summary>
    internal const int Seeds = 12;
}
