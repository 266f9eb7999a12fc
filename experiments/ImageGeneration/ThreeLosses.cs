using Replication.Oracles.Statistics;

namespace Replication.Experiments;

/// <summary>
/// A DCGAN of digits by three losses: the non-saturating GAN, the WGAN with clipping and the WGAN with gradient penalty. Controls are the
/// data themselves and samples that fail in known ways.
/// </summary>
static partial class ThreeLosses
{
    public static Study<DigitRow> Study => new(
        "digits", Paper.WassersteinGan, "Section 4.2", "A convolutional generator of digits trains by three losses")
    {
        Seeds = ImageGeneration.Seeds,
        Deviation = "Digits of 8 x 8 pixels in the place of bedrooms and faces. The networks have 16 and 32 filters, start as He et al. "
            + "propose, and discriminators have no normalisation. Features are a small classifier's.",
        Arms = [Gan, Clipped, Penalised, Failed, Fresh, Blurred, OneClass, Memorised],
        Claims =
        [
            new("dcgan-trains")
            {
                Paper = Paper.Dcgan,
                Locus = "Section 3",
                Statement = "A DCGAN learns digits: the Fréchet distance to held-out ones is at most 12, and recall is at least 0.2.",
                Published = "stable training across a range of datasets",
                Criterion = DigitRow.Trained, On = [Gan], Control = [Blurred],
            },
            new("wgan-trains")
            {
                Locus = "Section 4.3, Figure 5",
                Statement = "A WGAN with clipping learns digits with the DCGAN's generator, by the same measure.",
                Published = "high quality samples",
                Criterion = DigitRow.Trained, On = [Clipped], Control = [OneClass],
            },
            new("wgan-gp-trains")
            {
                Paper = Paper.ImprovedWassersteinGan,
                Locus = "Section 5",
                Statement = "A WGAN with gradient penalty learns digits with the DCGAN's generator, by the same measure.",
                Published = "high quality generations",
                Deviation = ThreeLossesDeviation + " The penalised critic has no layer normalisation.",
                Criterion = DigitRow.Trained, On = [Penalised], Control = [Blurred],
            },
            new("wgans-write-every-digit")
            {
                Locus = "Section 4.3",
                Statement = "Both WGANs write every digit: the KL of the digits read to uniform stays below its value with one missing.",
                Published = "no mode collapse in any experiment",
                Formula = @"\mathrm{KL}(\hat q \,\|\, \text{uniform}) \le \log\tfrac{10}{9}",
                Criterion = DigitRow.Unevenness.AtMost(DigitRow.OneDigitMissing), On = [Clipped, Penalised], Control = [OneClass],
            },
            new("digits-are-not-memorised")
            {
                Paper = Paper.Gan,
                Locus = "Section 5, Figure 2",
                Statement = "Generated digits are as far from training images as from held-out ones, up to a twentieth, by each loss.",
                Published = "the model has not memorized the training set",
                Criterion = Memory.AtLeast(0.95), On = [Gan, Clipped, Penalised], Control = [Memorised],
            },
            new("critic-follows-quality")
            {
                Locus = "Section 4.2, Figure 3",
                Statement = "A critic's estimate follows the Fréchet distance over the training of digits: rank correlation at least 0.8.",
                Published = "clear correlation between lower error and better sample quality",
                Formula = @"\rho_S\big(\mathbb{E} f(x) - \mathbb{E} f(g_\theta(z)), \; d_F\big) \ge 0.8",
                Criterion = Course.Follows(Estimate, Quality, atLeast: 0.8), On = [Clipped, Penalised], Control = [Failed],
            },
            new("jsd-estimate-does-not-follow")
            {
                Locus = "Section 4.2, Figure 4",
                Statement = "A discriminator's estimate of the JSD does not follow the Fréchet distance: rank correlation at most 0.5.",
                Published = "usually stays constant or goes up instead of going down",
                Formula = @"\rho_S\big(\log 2 + \tfrac{1}{2} L(D, g_\theta), \; d_F\big) \le 0.5",
                Criterion = Correlation.MeanAtMost(0.5), On = [Gan], Control = [Penalised],
            },
            new("penalty-beats-clipping")
            {
                Paper = Paper.ImprovedWassersteinGan,
                Locus = "Section 5.3, Figure 3",
                Statement = "Clipping leaves a Fréchet distance at least 1.2 times that of the penalty, which took fewer generator steps.",
                Published = "significantly outperforms weight clipping",
                Deviation = ThreeLossesDeviation + " Features are a small classifier's in the place of the inception score.",
                Criterion = DigitRow.Distance.ExceedsByFactor(1.2), On = [Clipped, Penalised],
                Control = [Penalised, Clipped], ControlCriterion = DigitRow.Distance.ExceedsByFactor(1.2),
            },
        ],
        Figures = Draw,
        Summaries = measurements => [Ends(measurements).Table],
    };

    const string ThreeLossesDeviation = "Digits of 8 x 8 pixels and networks of 16 and 32 filters in the place of bedrooms and CIFAR-10.";

    static readonly Quantity<DigitRow> Memory = new("distance to training images over that to held-out ones", row => row.NearestRatio);
    static readonly Sweep<DigitRow, DigitLook> Course = new("training", row => row.Course);
    static readonly Quantity<DigitLook> Estimate = new("estimate", at => at.Estimate);
    static readonly Quantity<DigitLook> Quality = new("Fréchet distance", at => at.Frechet);
    static readonly Quantity<DigitRow> Correlation = new(
        "rank correlation of the estimate with the Fréchet distance over training", row => Spearman.Correlation(
            [.. row.Course.Select(Estimate.Of)], [.. row.Course.Select(Quality.Of)]));

    /// <summary>DCGAN's loss. Its rate is 2e-4; five times that, and 600 steps, end at the same distance as longer trainings.</summary>
    internal static readonly GameSettings NonSaturatingGame = new(GameCost.NonSaturating)
    {
        Steps = 600, Batch = 64, DiscriminatorSteps = 1, GeneratorRate = 1e-3, DiscriminatorRate = 1e-3,
    };

    /// <summary>Algorithm 1 of the WGAN. Its bound 0.01 and rate 5e-5 need many times the steps.</summary>
    internal static readonly GameSettings ClippedGame = new(GameCost.ClippedWasserstein)
    {
        Steps = 200, Batch = 64, Clip = 0.05, GeneratorRate = 1e-3, DiscriminatorRate = 2e-3,
    };

    /// <summary>Algorithm 1 of the WGAN-GP at its weight 10. Its rate is 1e-4.</summary>
    internal static readonly GameSettings PenalisedGame = new(GameCost.PenalisedWasserstein)
    {
        Steps = 150, Batch = 64, Lambda = 10, GeneratorRate = 2e-3, DiscriminatorRate = 2e-3,
    };

    internal static readonly Arm<DigitRow> Gan = new(
        "gan", "GAN", run => new DigitTraining(DigitTraining.Architecture.Dcgan, NonSaturatingGame, run).Train());
    internal static readonly Arm<DigitRow> Clipped = new(
        "wgan", "WGAN with clipping", run => new DigitTraining(DigitTraining.Architecture.Dcgan, ClippedGame, run).Train());
    internal static readonly Arm<DigitRow> Penalised = new(
        "wgan-gp", "WGAN with gradient penalty", run => new DigitTraining(DigitTraining.Architecture.Dcgan, PenalisedGame, run).Train());
    internal static readonly Arm<DigitRow> Failed = new(
        "wgan-failed", "WGAN with clipping, both rates 0.1", run => new DigitTraining(
            DigitTraining.Architecture.Dcgan, ClippedGame with { Steps = 50, GeneratorRate = 0.1, DiscriminatorRate = 0.1 }, run).Train());
    internal static readonly Arm<DigitRow> Fresh = new(
        "real", "other real digits", run => KnownSample.Of(
            run, (digits, _) => digits.Training.narrow(0, KnownSample.Apart, DigitJudge.Count)));
    internal static readonly Arm<DigitRow> Blurred = new(
        "blurred", "real digits blurred to 4 x 4 pixels", run => KnownSample.Of(
            run, (digits, _) => KnownSample.Blurred(digits.Training.narrow(0, KnownSample.Apart, DigitJudge.Count))));
    internal static readonly Arm<DigitRow> OneClass = new(
        "one-class", "real digits of one class", run => KnownSample.Of(run, KnownSample.OneClass));
    internal static readonly Arm<DigitRow> Memorised = new(
        "memorised", "training images with a little noise", run => KnownSample.Of(run, KnownSample.Memorised));
}

/// <summary>Samples whose faults are known, in the place of a generator's.</summary>
static class KnownSample
{
    /// <summary>First of the training images that the test of memory does not compare with.</summary>
    public const int Apart = DigitImages.Trained - DigitImages.HeldOutCount;

    const double Noise = 0.05;      // a fortieth of the range of a pixel
    const long Class = 3;

    /// <summary>Judges a sample of 597 images.</summary>
    public static DigitRow Of(Run run, Func<DigitImages, Generator, Tensor> sample)
    {
        using var scope = NewDisposeScope();
        var draws = new Draws(run.Seed, device(run.Device));
        var digits = new DigitImages(draws);
        using var judge = new DigitJudge(digits, draws, run);
        using var stream = draws.Stream("judged sample");
        var images = sample(digits, stream);
        return judge.Of(images, [], run.Replicate == 0 ? [.. Pixel.Sheet(100, images.narrow(0, 0, 16))] : []);
    }

    public static Tensor OneClass(DigitImages digits, Generator stream) =>
        DigitImages.From(digits.Training[digits.TrainingLabels == Class])(DigitJudge.Count, stream);

    public static Tensor Memorised(DigitImages digits, Generator stream)
    {
        var images = digits.Training.narrow(0, 0, DigitJudge.Count);
        return images + Noise * randn(images.shape, generator: stream, device: images.device);
    }

    public static Tensor Blurred(Tensor images)
    {
        var side = DigitImages.Shape.Side;
        var coarse = nn.functional.avg_pool2d(images.reshape(-1, 1, side, side), 2);
        return coarse.repeat_interleave(2, 2).repeat_interleave(2, 3).reshape(images.shape);
    }
}
