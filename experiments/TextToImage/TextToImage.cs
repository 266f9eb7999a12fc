[assembly: Experiment(typeof(TextToImage))]

namespace Replication.Experiments;

/// <summary>
/// Zhang et al. 2017, StackGAN: images from captions in two stages. The world of captions is synthetic, so that a reader of images tells
/// whether an image shows what its caption says.
/// </summary>
public static class TextToImage
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(TextToImage),
        "Two stages draw what a caption says, and captions that were never seen",
        Captions.Study);
}
