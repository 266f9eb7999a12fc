[assembly: Experiment(typeof(LikelihoodModels))]

namespace Replication.Experiments;

/// <summary>
/// The models of the lecture's recap: Gaussian, mixture, K-means, hidden Markov model and regression, each fitted by maximum likelihood.
/// The last two studies put a GAN beside the same likelihood, and mixtures on images.
/// </summary>
public static class LikelihoodModels
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(LikelihoodModels),
        "Maximum likelihood minimises KL, EM never lowers the likelihood, and a GAN fits something else",
        GaussianLikelihood.Study,
        MixtureLikelihood.Study,
        MeansLimit.Study,
        HiddenMarkov.Study,
        ConditionalLikelihood.Study,
        GanInstead.Study,
        DigitMixtures.Study);

    /// <summary>Seeds of every random study: exact tests of eight could not pass Holm's correction over this many claims.</summary>
    internal const int Seeds = 12;

    /// <summary>A line for each seed of a likelihood over steps, without the first two, which rise most.</summary>
    internal static Panel Climb<T>(
        string title, Points<T> states, Expression<Func<T, object?>> step, Expression<Func<T, object?>> likelihood, Axis upwards) =>
        new(new Axis("step", Axis.Dimensionless), upwards)
        {
            Title = title,
            Traces = [.. states.Where(step, at => at >= 2).LinePerSeed("one seed", step, likelihood)],
        };
}
