[assembly: Experiment(typeof(ImageGeneration))]

namespace Replication.Experiments;

/// <summary>
/// The images of the papers: convolutional generators by three losses, on the 1797 optical digits of 8 x 8 pixels. A classifier trained in
/// the suite takes the place of an Inception network, and the exact W1 to held-out images that of the eye.
/// </summary>
public static class ImageGeneration
{
    /// <summary>Runs of each arm: fewer could not pass Holm's correction over the many claims of the WGAN's paper.</summary>
    internal const int Seeds = 12;

    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(ImageGeneration),
        "Convolutional generators of images train by three losses, and Wasserstein losses need the architecture less",
        ThreeLosses.Study,
        Architectures.Study,
        RandomArchitectures.Study,
        Overfitting.Study,
        StackedDigits.Study);
}
