[assembly: Experiment(typeof(KantorovichRubinstein))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky, Chintala and Bottou 2017, section 3: W is the least cost of a plan and the largest gain of a 1-Lipschitz critic. The optimal
/// critic gives the gradient of W (Theorem 3). Critics are trained under three constraints and compared with exact values.
/// </summary>
public static class KantorovichRubinstein
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(KantorovichRubinstein),
        "W is the gain of the best 1-Lipschitz critic, and that critic gives its gradient",
        Duality.Study,
        Theorem3.Study,
        Critics.Study);

    /// <summary>Seeds of every study: exact tests over ten could not pass Holm's correction over many more claims of this paper.</summary>
    internal const int Seeds = 12;
}
