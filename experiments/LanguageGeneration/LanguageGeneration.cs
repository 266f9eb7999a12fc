[assembly: Experiment(typeof(LanguageGeneration))]

namespace Replication.Experiments;

/// <summary>
/// Gulrajani et al. 2017, section 5.5: a generator of characters through a softmax, trained by WGAN-GP and by the standard objective. The
/// language is a grammar whose laws of n-grams are known.
/// </summary>
public static class LanguageGeneration
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(LanguageGeneration),
        "WGAN-GP trains a generator of characters, the standard objective does not",
        NGramOrder.Study,
        SimplexDistances.Study,
        ArgmaxGradient.Study,
        SimplexSignal.Study,
        CharacterTraining.Study);

    internal const int Seeds = 12;      // exact tests over ten could not pass Holm's correction over the claims of this paper
}
