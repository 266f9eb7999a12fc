using Replication.Core.Data;

namespace Replication.Experiments;

/// <summary>
/// The optical digits as rows of numbers in [-1, 1], the ink being 1, in an order of the run's own: some to train on, the rest held out.
/// </summary>
sealed class DigitImages
{
    public const int Trained = 1200, HeldOutCount = OpticalDigits.Count - Trained;
    public static readonly ImageShape Shape = new(1, OpticalDigits.Side);

    /// <param name="draws">The run's streams; this takes that called order of the digits.</param>
    public DigitImages(Draws draws)
    {
        using var stream = draws.Stream("order of the digits");
        var order = randperm(OpticalDigits.Count, generator: stream, device: draws.Device);
        var digits = OpticalDigits.Load();
        var images = tensor(digits.SelectMany(digit => digit.Ink).Select(ink => (float)ink).ToArray(), device: draws.Device)
            .reshape(OpticalDigits.Count, OpticalDigits.Pixels)[order] / (OpticalDigits.Darkest / 2) - 1;
        var labels = tensor(digits.Select(digit => (long)digit.Digit).ToArray(), device: draws.Device)[order];
        (Training, TrainingLabels) = (images.narrow(0, 0, Trained), labels.narrow(0, 0, Trained));
        (HeldOut, HeldOutLabels) = (images.narrow(0, Trained, HeldOutCount), labels.narrow(0, Trained, HeldOutCount));
    }

    /// <summary>Images to train on, shape [1200, 64].</summary>
    public Tensor Training { get; }

    /// <summary>Their digits.</summary>
    public Tensor TrainingLabels { get; }

    /// <summary>Held-out images, shape [597, 64].</summary>
    public Tensor HeldOut { get; }

    /// <summary>Their digits.</summary>
    public Tensor HeldOutLabels { get; }

    /// <summary>Draws with replacement.</summary>
    /// <param name="images">Shape [n, numbers of an image].</param>
    public static Func<long, Generator, Tensor> From(Tensor images) =>
        (count, stream) => images[randint(images.shape[0], count, generator: stream, device: images.device)];
}
