using Replication.Core.Data;
using Replication.Core.Metrics;
using Replication.Core.Networks;
using Replication.Core.Training;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

public class ImageClassifierTests
{
    static readonly ConvolutionalForm Form = new(new ImageShape(1, OpticalDigits.Side));
    static readonly Draws Draws = new(5, CPU);

    [Fact]
    public void Digits_that_were_held_out_are_read()
    {
        using var scope = NewDisposeScope();
        var (images, labels) = Digits();
        using var classifier = ImageClassifier.Train(images.narrow(0, 0, 1200), labels.narrow(0, 0, 1200), 10, Form, Draws, steps: 300);
        var (heldOut, truth) = (images.narrow(0, 1200, 597), labels.narrow(0, 1200, 597));
        var accuracy = classifier.Accuracy(heldOut, truth);
        Assert.InRange(accuracy, 0.9, 1);
        var right = classifier.Predicted(heldOut).Zip(truth.data<long>().ToArray()).Count(pair => pair.First == pair.Second);
        Assert.Equal(right / 597.0, accuracy, 1e-12);
        Assert.Equal([597, 32], classifier.Features(heldOut).shape);
    }

    [Fact]
    public void Labels_without_order_are_not_learnt()
    {
        using var scope = NewDisposeScope();
        var (images, labels) = Digits();
        var wrong = labels.roll(1, 0);
        using var classifier = ImageClassifier.Train(images.narrow(0, 0, 1200), wrong.narrow(0, 0, 1200), 10, Form, Draws, steps: 100);
        Assert.InRange(classifier.Accuracy(images.narrow(0, 1200, 597), wrong.narrow(0, 1200, 597)), 0, 0.3);
    }

    [Fact]
    public void Equal_draws_train_equal_classifiers()
    {
        using var scope = NewDisposeScope();
        var (images, labels) = Digits();
        using var first = ImageClassifier.Train(images, labels, 10, Form, Draws, steps: 3);
        using var second = ImageClassifier.Train(images, labels, 10, Form, Draws, steps: 3);
        Assert.Equal(first.Features(images).data<float>().ToArray(), second.Features(images).data<float>().ToArray());
    }

    [Fact]
    public void As_many_labels_as_images_are_asked_for()
    {
        using var scope = NewDisposeScope();
        var refusal = Assert.Throws<ArgumentException>(() => ImageClassifier.Train(zeros(3, 64), zeros(2, int64), 10, Form, Draws));
        Assert.StartsWith("The shape of the labels is [2]; expected [3], one for each image.", refusal.Message, StringComparison.Ordinal);
    }

    static (Tensor Images, Tensor Labels) Digits()
    {
        var digits = OpticalDigits.Load();
        var ink = digits.SelectMany(digit => digit.Ink).Select(value => (float)value).ToArray();
        return (tensor(ink).reshape(digits.Count, -1) / 8 - 1, tensor(digits.Select(digit => (long)digit.Digit).ToArray()));
    }
}
