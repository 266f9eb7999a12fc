[assembly: Experiment(typeof(AdversarialVariationalBayes))]

namespace Replication.Experiments;

/// <summary>
/// Mescheder, Nowozin and Geiger 2017: an adversary T learns log q(z|x) - log p(z), so that a variational autoencoder may have an inference
/// network without a density. The theory is compared with closed forms, Table 1 with the computed optimum of the VAE, and the eight schools
/// with their exact posterior.
/// </summary>
public static class AdversarialVariationalBayes
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(AdversarialVariationalBayes),
        "An adversary lets an inference network without a density replace the Gaussian encoder",
        OptimalAdversary.Study,
        ZeroExpectation.Study,
        MutualInformation.Study,
        Table1.Study,
        FarPosterior.Study,
        EightSchools.Study);

    /// <summary>Seeds of every study: exact tests over eight could not pass Holm's correction over the claims of this paper.</summary>
    internal const int Seeds = 10;
}
