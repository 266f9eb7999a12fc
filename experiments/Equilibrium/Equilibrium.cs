[assembly: Experiment(typeof(Equilibrium))]

namespace Replication.Experiments;

/// <summary>
/// Arora et al. 2017, section 4 and Appendix B: between pure strategies a GAN need not have an equilibrium, and best responses chase each
/// other for ever. Between mixtures it has a value, and mixtures of few pure strategies come near it.
/// </summary>
public static class Equilibrium
{
    /// <summary>Seeds of the arms that draw data laws, strategies or starts.</summary>
    internal const int Seeds = 10;

    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(Equilibrium),
        "Mixtures have an equilibrium that few strategies come near; best responses alone go round in circles",
        MixedValue.Study,
        FewStrategies.Study,
        BestResponses.Study);
}
