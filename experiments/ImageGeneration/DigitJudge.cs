using Replication.Oracles.ClosedForms.ModeCoverage;
using Replication.Oracles.Kernels;
using Replication.Oracles.Randomness;
using Replication.Oracles.Samples;
using Replication.Oracles.Transport;

namespace Replication.Experiments;

/// <summary>Judges images of digits against the held-out ones, in pixels and in the features of a classifier of its own.</summary>
sealed class DigitJudge : IDisposable
{
    /// <summary>Images that the exact W1 moves; its cost grows with their cube.</summary>
    const int Transported = 256;
    const int Subset = 300, Subsets = 10, Directions = 100;

    readonly DigitImages _digits;
    readonly ImageClassifier _classifier;
    readonly PointCloud _features;
    readonly Run _run;

    /// <summary>Trains the classifier on the images that are not held out.</summary>
    public DigitJudge(DigitImages digits, Draws draws, Run run)
    {
        (_digits, _run) = (digits, run);
        _classifier = Classifier(digits, draws, run);
        _features = Features(digits.HeldOut);
    }

    /// <summary>A classifier of digits, trained on the images that are not held out.</summary>
    public static ImageClassifier Classifier(DigitImages digits, Draws draws, Run run) => ImageClassifier.Train(
        digits.Training, digits.TrainingLabels, 10, new(DigitImages.Shape), draws, steps: run.Steps(smoke: 20, standard: 200));

    /// <summary>Images that are judged at once: as many as are held out.</summary>
    public static int Count => DigitImages.HeldOutCount;

    /// <summary>The Fréchet distance in features.</summary>
    /// <param name="images">Shape [597, 64].</param>
    public double Frechet(Tensor images) => Finite(images) ? FrechetDistance.Between(_features, Features(images)) : double.NaN;

    /// <summary>All measures of one sample.</summary>
    /// <param name="images">Shape [597, 64].</param>
    /// <param name="course">The training.</param>
    /// <param name="tiles">The images of a figure.</param>
    public DigitRow Of(Tensor images, IReadOnlyList<DigitLook> course, IReadOnlyList<Pixel> tiles)
    {
        var accuracy = _classifier.Accuracy(_digits.HeldOut, _digits.HeldOutLabels);
        if (!Finite(images))
        {
            const double none = double.NaN;
            return new(none, none, none, none, none, none, none, none, none, 0, none, accuracy, Diverged: true, course, tiles);
        }

        var features = Features(images);
        var (precision, recall) = PrecisionRecall.Of(_features, features);
        var (density, coverage) = DensityCoverage.Of(_features, features);
        var read = _classifier.Predicted(images);
        int[] classes = [.. Enumerable.Range(0, 10).Select(digit => read.Count(seen => seen == digit))];
        var moved = _run.Scale == Scale.Smoke ? Transported / 8 : Transported;
        return new(
            Frechet(images),
            precision,
            recall,
            density,
            coverage,
            KernelInceptionDistance.OverSubsets(_features, features, new RandomStream("subsets", _run.Seed), Subset, Subsets).Mean,
            SlicedTransport.Wasserstein(
                SampleTransport.Cloud(images), SampleTransport.Cloud(_digits.HeldOut), Directions,
                new Random((int)(_run.Seed % int.MaxValue))).Value,
            SampleTransport.Wasserstein(images.narrow(0, 0, moved), _digits.HeldOut.narrow(0, 0, moved)),
            ModeHistogram.ReverseKullbackLeibler(classes),
            classes.Count(count => count > 0),
            Nearest(images, _digits.Training.narrow(0, 0, Count)) / Nearest(images, _digits.HeldOut),
            accuracy,
            course.Any(look => RunDivergence.Of(look.Frechet) || RunDivergence.Of(look.Estimate)),
            course,
            tiles);
    }

    /// <summary>Frees the classifier.</summary>
    public void Dispose() => _classifier.Dispose();

    static bool Finite(Tensor images) => images.isfinite().all().item<bool>();

    static double Nearest(Tensor images, Tensor among) => cdist(images, among).amin([1]).mean().item<float>();

    PointCloud Features(Tensor images) => SampleTransport.Cloud(_classifier.Features(images));
}
