using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of ImageGeneration broken once.</summary>
static class ImageGenerationSabotages
{
    const string Images = nameof(ImageGeneration);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Live(Images, "dcgan-trains", "a generator that stands still", ThreeLosses.Gan.Name, seconds: 8, run =>
            new DigitTraining(DigitTraining.Architecture.Dcgan, ThreeLosses.NonSaturatingGame with { GeneratorRate = 0 }, run).Train()),
        Sabotage.Rows(Images, "wgan-trains", "the penalty in the place of clipping",
            rows => rows.Replace(ThreeLosses.Clipped.Name, ThreeLosses.Penalised.Name), Verdict.ReproducedWithDeviation),
        Sabotage.Live(Images, "wgan-gp-trains", "a critic that stands still", ThreeLosses.Penalised.Name, seconds: 12, run =>
            new DigitTraining(DigitTraining.Architecture.Dcgan, ThreeLosses.PenalisedGame with { DiscriminatorRate = 0 }, run).Train()),
        Sabotage.Rows(Images, "wgans-write-every-digit", "one class in the place of clipping",
            rows => rows.Replace(ThreeLosses.Clipped.Name, ThreeLosses.OneClass.Name)),
        Sabotage.Rows(Images, "digits-are-not-memorised", "memorised images from the GAN",
            rows => rows.Replace(ThreeLosses.Gan.Name, ThreeLosses.Memorised.Name)),
        Sabotage.Rows(Images, "critic-follows-quality", "the sign of the critic's loss flipped", rows =>
            OfCourse(rows, ThreeLosses.Clipped, at => at with { Estimate = -at.Estimate })),
        Sabotage.Rows(Images, "jsd-estimate-does-not-follow", "an estimate that rises with every step", rows =>
            OfCourse(rows, ThreeLosses.Gan, at => at with { Estimate = at.Step }), Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Images, "penalty-beats-clipping", "clipping in the place of the penalty",
            rows => rows.Replace(ThreeLosses.Penalised.Name, ThreeLosses.Clipped.Name)),
        Sabotage.Live(Images, "wgan-trains-within-20", "rates of 0.1", ThreeLosses.Clipped.Name, seconds: 5, ThreeLosses.Failed.Measure),
        Sabotage.Rows(Images, "wgan-trains-a-perceptron", "the GAN's loss",
            rows => rows.Replace(Architectures.WganPerceptron.Name, Architectures.GanPerceptron.Name)),
        Sabotage.Rows(Images, "gan-perceptron-is-worse", "a convolutional generator",
            rows => rows.Replace(Architectures.GanPerceptron.Name, ThreeLosses.Gan.Name)),
        Sabotage.Rows(Images, "gan-perceptron-loses-digits", "a convolutional generator",
            rows => rows.Replace(Architectures.GanPerceptron.Name, ThreeLosses.Gan.Name)),
        Sabotage.Rows(Images, "wgan-trains-constant-filters", "linear layers and the GAN's loss",
            rows => rows.Replace(Architectures.WganConstant.Name, Architectures.GanPerceptron.Name)),
        Sabotage.Rows(Images, "gan-fails-with-constant-filters", "linear layers in the place of convolutions",
            rows => rows.Replace(Architectures.GanConstant.Name, Architectures.GanPerceptron.Name), Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Images, "penalty-trains-more-architectures", "a GAN that never trains",
            rows => rows.Change<RandomArchitectures.Row>(RandomArchitectures.Gan.Name, row => row with { Frechet = 100 }),
            Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Images, "penalty-trains-most-architectures", "a tenth of each distance",
            rows => rows.Change<RandomArchitectures.Row>(RandomArchitectures.Penalised.Name, row => row with { Frechet = row.Frechet / 10 }),
            Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Images, "penalty-ends-nearer", "the GAN's loss",
            rows => rows.Replace(RandomArchitectures.Penalised.Name, RandomArchitectures.Gan.Name)),
        Sabotage.Live(Images, "critic-overfits-few-images", "all images", Overfitting.Penalised[0].Name, seconds: 9,
            Overfitting.Penalised[^1].Measure),
        Sabotage.Rows(Images, "clipped-critic-overfits-few-images", "the penalty in the place of clipping",
            rows => rows.Replace(Overfitting.Clipped[0].Name, Overfitting.Penalised[0].Name), Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Images, "more-images-close-the-gap", "300 images in the place of 100",
            rows => rows.Replace(Overfitting.Penalised[0].Name, Overfitting.Penalised[1].Name)),
        Sabotage.Rows(Images, "held-out-estimate-falls-alone", "judged on the training images", rows =>
            rows.Change<Overfitting.Row>(Overfitting.Penalised[0].Name, row => row with
            {
                Course = [.. row.Course.Select(at => at with { HeldOut = at.Training })],
            })),
        Sabotage.Rows(Images, "stacked-penalty-covers-modes", "the GAN's perceptron",
            rows => rows.Replace(StackedDigits.PenalisedPerceptron.Name, StackedDigits.Perceptron.Name)),
        Sabotage.Rows(Images, "stacked-gan-drops-modes", "the penalty in the place of the GAN's loss",
            rows => rows.Replace(StackedDigits.Gan.Name, StackedDigits.Penalised.Name)),
        Sabotage.Rows(Images, "stacked-gan-perceptron-drops-modes", "convolutions in the place of linear layers",
            rows => rows.Replace(StackedDigits.Perceptron.Name, StackedDigits.Gan.Name)),
        Sabotage.Rows(Images, "stacked-gan-is-less-even", "the penalty in the place of the GAN's loss",
            rows => rows.Replace(StackedDigits.Gan.Name, StackedDigits.Penalised.Name)),
    ];

    static IReadOnlyList<MeasuredRow> OfCourse(IReadOnlyList<MeasuredRow> rows, Arm arm, Func<DigitLook, DigitLook> change) =>
        rows.Change<DigitRow>(arm.Name, row => row with { Course = [.. row.Course.Select(change)] });
}
