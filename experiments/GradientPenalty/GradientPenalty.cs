[assembly: Experiment(typeof(GradientPenalty))]

namespace Replication.Experiments;

/// <summary>
/// Gulrajani et al. 2017: a penalty on the critic's slope in place of clipped weights. Optimal critics are compared with exact solutions,
/// clipped critics with penalised ones at a fixed generator, and both constraints in training.
/// </summary>
public static class GradientPenalty
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(GradientPenalty),
        "A penalty on the critic's slope finds what clipping its weights cannot",
        Proposition1.Study,
        PenalisedOptimum.Study,
        Figure1a.Study,
        Figure1b.Study,
        Convergence.Study);

    /// <summary>Runs of an arm: exact tests over eight could not pass Holm's correction over the claims of this paper.</summary>
    internal const int Seeds = 10;
}
