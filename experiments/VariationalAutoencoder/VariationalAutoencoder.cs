[assembly: Experiment(typeof(VariationalAutoencoder))]

namespace Replication.Experiments;

/// <summary>
/// Kingma and Welling 2013: the evidence lower bound, the estimators of its gradient, the estimator of the marginal likelihood, and latents
/// that the bound leaves unused. Every model here is small enough that the exact answer is known.
/// </summary>
public static class VariationalAutoencoder
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(VariationalAutoencoder),
        "The evidence lower bound is exact where it can be checked, and its reparameterised gradient varies least",
        EvidenceBound.Study,
        ClosedFormDivergence.Study,
        ScoreFunction.Study,
        BoundGradients.Study,
        MarginalLikelihood.Study,
        PosteriorCollapse.Study);

    /// <summary>Seeds of every random study.</summary>
    internal const int Seeds = 10;
}
