using Replication.Core.Networks;
using Replication.Core.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Metrics;

/// <summary>
/// A convolutional classifier of labelled images, trained in the suite: it reads the classes of generated images, and its features take the
/// place of an Inception network's. Not thread-safe.
/// </summary>
public sealed class ImageClassifier : IDisposable
{
    const double Rate = 2e-3;       // of Adam; falls to 0 along a cosine
    const long Batch = 64;

    readonly Sequential _features, _head;

    ImageClassifier(Sequential features, Sequential head) => (_features, _head) = (features, head);

    /// <summary>Trains by Adam on the cross-entropy, on minibatches drawn with replacement.</summary>
    /// <param name="images">Shape [n, numbers of an image].</param>
    /// <param name="labels">Shape [n], int64, from 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="form">Form of the convolutional layers.</param>
    /// <param name="draws">The run's streams; this takes those called classifier weights and classifier batches.</param>
    /// <param name="features">Width of the layer before the last.</param>
    /// <param name="steps">Steps of training.</param>
    /// <exception cref="ArgumentException">Another shape, or as many labels as there are images is not given.</exception>
    public static ImageClassifier Train(
        Tensor images, Tensor labels, int classes, ConvolutionalForm form, Draws draws, long features = 32, int steps = 600)
    {
        Shapes.RequireRows(images);
        if (labels.shape is not [var count] || count != images.shape[0])
            throw new ArgumentException($"The shape of the labels is {Shapes.Of(labels)}; expected [{images.shape[0]}], one for each image.", nameof(labels));
        using var weights = draws.Stream("classifier weights");
        using var batches = draws.Stream("classifier batches");
        var flat = form.FiltersAt(form.Strides) * form.SmallestSide * form.SmallestSide;
        var body = nn.Sequential([
            .. Convolutional.Descent(form, weights, draws.Device),
            Convolutional.Started(nn.Linear(flat, features, device: draws.Device), flat, form, weights), form.Activation.Layer(),
        ]);
        var head = nn.Sequential(Convolutional.Started(nn.Linear(features, classes, device: draws.Device), features, form, weights));
        var classifier = new ImageClassifier(body, head);
        using var optimiser = optim.Adam(body.parameters().Concat(head.parameters()));
        for (var step = 1; step <= steps; step++)
        {
            using var scope = NewDisposeScope();
            var chosen = randint(images.shape[0], Batch, generator: batches, device: draws.Device);
            optimiser.zero_grad();
            nn.functional.cross_entropy(classifier.Logits(images[chosen]), labels[chosen]).backward();
            LearningRate.Set(optimiser, LearningRate.Cosine(Rate, step, steps));
            optimiser.step();
        }

        return classifier;
    }

    /// <summary>The layer before the last, shape [n, features]; without a graph.</summary>
    /// <param name="images">Shape [n, numbers of an image].</param>
    public Tensor Features(Tensor images)
    {
        using var guard = no_grad();
        return _features.call(images);
    }

    /// <summary>The likeliest class of each image.</summary>
    /// <param name="images">Shape [n, numbers of an image].</param>
    public int[] Predicted(Tensor images)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        return [.. Logits(images).argmax(1).cpu().data<long>().ToArray().Select(label => (int)label)];
    }

    /// <summary>The share of images whose likeliest class is their label.</summary>
    /// <param name="images">Shape [n, numbers of an image].</param>
    /// <param name="labels">Shape [n], int64.</param>
    public double Accuracy(Tensor images, Tensor labels)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        return Logits(images).argmax(1).eq(labels).to(float64).mean().item<double>();
    }

    /// <summary>Frees the networks.</summary>
    public void Dispose()
    {
        _features.Dispose();
        _head.Dispose();
    }

    Tensor Logits(Tensor images) => _head.call(_features.call(images));
}
