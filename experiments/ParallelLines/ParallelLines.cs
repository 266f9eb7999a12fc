[assembly: Experiment(typeof(ParallelLines))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky, Chintala and Bottou 2017, Example 1 and Figure 1: P_0 is the law of (0, Z) and P_theta that of (theta, Z), with Z ~ U[0, 1].
/// The earth mover's distance W is |theta|. JSD, KL and TV do not depend on theta where it is not 0, so they give it no gradient.
/// </summary>
public static class ParallelLines
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(ParallelLines),
        "Between parallel lines W is |theta|, while JSD, KL and TV are constant",
        Distances.Study,
        Descent.Study);
}
