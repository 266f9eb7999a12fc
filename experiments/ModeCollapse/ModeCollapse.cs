[assembly: Experiment(typeof(ModeCollapse))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky, Chintala and Bottou 2017, section 4.3: GANs drop modes and WGANs do not. Four losses are compared on a ring of 8 and a grid of
/// 25 Gaussians, by the metrics of VEEGAN and PacGAN. The conditions under which a GAN collapses and a WGAN fails follow, and the unrolled
/// GAN (Metz et al. 2016).
/// </summary>
public static class ModeCollapse
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(ModeCollapse),
        "Changing only the loss, GANs drop modes of a mixture and Wasserstein GANs keep them, while the critic keeps up",
        CoverageMetrics.Study,
        FourLosses.Study,
        CollapseConditions.Study,
        UnrolledGan.Study);

    /// <summary>Seeds of every study: exact tests over eight could not pass Holm's correction over the claims of the WGAN.</summary>
    internal const int Seeds = 10;
}
