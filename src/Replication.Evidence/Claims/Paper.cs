namespace Replication.Evidence;

/// <summary>A paper whose claims are judged. Holm's correction runs over the claims of one paper.</summary>
/// <param name="Key">Short stable name, as tables show it.</param>
/// <param name="Title">Title.</param>
/// <param name="Citation">Authors, year and arXiv number.</param>
public sealed record Paper(string Key, string Title, string Citation)
{
    /// <summary>The paper that introduced GANs.</summary>
    public static Paper Gan { get; } = new("GAN", "Generative Adversarial Nets", "Goodfellow et al. 2014, arXiv:1406.2661");

    /// <summary>Vanishing gradients, perfect discriminators, noise.</summary>
    public static Paper TowardsPrincipledMethods { get; } =
        new("TPM", "Towards Principled Methods for Training Generative Adversarial Networks", "Arjovsky and Bottou 2017, arXiv:1701.04862");

    /// <summary>The Wasserstein GAN.</summary>
    public static Paper WassersteinGan { get; } = new("WGAN", "Wasserstein GAN", "Arjovsky, Chintala and Bottou 2017, arXiv:1701.07875");

    /// <summary>The gradient penalty.</summary>
    public static Paper ImprovedWassersteinGan { get; } =
        new("WGAN-GP", "Improved Training of Wasserstein GANs", "Gulrajani et al. 2017, arXiv:1704.00028");

    /// <summary>Generalization, equilibrium and MIX+GAN.</summary>
    public static Paper GeneralizationAndEquilibrium { get; } =
        new("MIX+GAN", "Generalization and Equilibrium in Generative Adversarial Nets (GANs)", "Arora et al. 2017, arXiv:1703.00573");

    /// <summary>The variational autoencoder.</summary>
    public static Paper VariationalAutoencoder { get; } =
        new("VAE", "Auto-Encoding Variational Bayes", "Kingma and Welling 2013, arXiv:1312.6114");

    /// <summary>Adversarial variational Bayes.</summary>
    public static Paper AdversarialVariationalBayes { get; } =
        new("AVB", "Adversarial Variational Bayes", "Mescheder, Nowozin and Geiger 2017, arXiv:1701.04722");

    /// <summary>The unrolled GAN.</summary>
    public static Paper UnrolledGan { get; } = new("Unrolled", "Unrolled Generative Adversarial Networks", "Metz et al. 2016, arXiv:1611.02163");

    /// <summary>Mode coverage and how to measure it.</summary>
    public static Paper Veegan { get; } =
        new("VEEGAN", "VEEGAN: Reducing Mode Collapse in GANs using Implicit Variational Learning", "Srivastava et al. 2017, arXiv:1705.07761");

    /// <summary>Mode coverage again, measured with more care.</summary>
    public static Paper PacGan { get; } =
        new("PacGAN", "PacGAN: The power of two samples in generative adversarial networks", "Lin et al. 2018, arXiv:1712.04086");

    /// <summary>The tutorial on GANs at NIPS 2016.</summary>
    public static Paper GanTutorial { get; } =
        new("Tutorial", "NIPS 2016 Tutorial: Generative Adversarial Networks", "Goodfellow 2016, arXiv:1701.00160");

    /// <summary>The lecture that introduces GANs after a recap of maximum likelihood.</summary>
    public static Paper Lecture { get; } = new(
        "Lecture", "Pattern Recognition, Lecture 21: Generative Adversarial Networks", "ECE 544NA, lecturer A. Schwing, scribe Z. Wan");

    /// <summary>GAN training as a variational inequality: averaging and extrapolation.</summary>
    public static Paper VariationalInequality { get; } =
        new("VIP", "A Variational Inequality Perspective on Generative Adversarial Networks", "Gidel et al. 2018, arXiv:1802.10551");

    /// <summary>Optimistic mirror descent.</summary>
    public static Paper Optimism { get; } = new("OMD", "Training GANs with Optimism", "Daskalakis et al. 2017, arXiv:1711.00141");

    /// <summary>Consensus optimisation.</summary>
    public static Paper NumericsOfGans { get; } = new("ConOpt", "The Numerics of GANs", "Mescheder et al. 2017, arXiv:1705.10461");

    /// <summary>The birthday test for the support of a generator.</summary>
    public static Paper BirthdayParadox { get; } =
        new("Birthday", "Do GANs actually learn the distribution? An empirical study", "Arora and Zhang 2017, arXiv:1706.08224");

    /// <summary>f-GANs, which train on any f-divergence.</summary>
    public static Paper FGan { get; } = new(
        "f-GAN", "f-GAN: Training Generative Neural Samplers using Variational Divergence Minimization",
        "Nowozin, Cseke and Tomioka 2016, arXiv:1606.00709");

    /// <summary>Images from captions in two stages.</summary>
    public static Paper StackGan { get; } = new(
        "StackGAN", "StackGAN: Text to Photo-realistic Image Synthesis with Stacked Generative Adversarial Networks",
        "Zhang et al. 2017, arXiv:1612.03242");
}
