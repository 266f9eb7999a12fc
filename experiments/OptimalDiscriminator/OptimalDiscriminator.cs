[assembly: Experiment(typeof(OptimalDiscriminator))]

namespace Replication.Experiments;

/// <summary>
/// Goodfellow et al. 2014, section 4: the best discriminator, what the game is worth against it, and a generator that follows that value to
/// the data. The paper's Table 1 is beside them as a study of its metric, the Parzen-window log-likelihood.
/// </summary>
public static class OptimalDiscriminator
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(OptimalDiscriminator),
        "The best discriminator is p / (p + q), and against it the game is worth -log 4 + 2 JSD",
        BestDiscriminator.Study,
        GameValue.Study,
        LawDescent.Study,
        ParzenWindow.Study);
}
