[assembly: Experiment(typeof(KlDirections))]

namespace Replication.Experiments;

/// <summary>
/// Goodfellow 2016, section 3.2.5, and Nowozin et al. 2016, section 4.1: which divergence is minimised decides whether a model that is too
/// small covers all modes of the data or seeks one. Every minimiser is exact, by quadrature.
/// </summary>
public static class KlDirections
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(KlDirections),
        "Forward KL covers modes, reverse KL seeks one, and JSD changes from one to the other",
        Figure14.Study,
        ManyModes.Study,
        Table3.Study);
}
