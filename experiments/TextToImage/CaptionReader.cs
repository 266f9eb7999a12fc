using static TorchSharp.torch.nn;

namespace Replication.Experiments;

/// <summary>
/// A small convolutional classifier that reads size, colour and shape off the half of an image. It is trained on real images of all
/// captions with Gaussian noise of standard deviation 0.05, by Adam at a rate that falls from 3e-3 to 0.
/// </summary>
sealed class CaptionReader : IDisposable
{
    const int Batch = 64;
    const double Rate = 3e-3, Noise = 0.05;

    readonly Sequential _features = Sequential(
        Conv2d(3, 16, 3, stride: 2, padding: 1), ReLU(), Conv2d(16, 32, 3, stride: 2, padding: 1), ReLU(), Flatten(),
        Linear(256, 64), ReLU());

    readonly Sequential _attributes = Sequential(Linear(64, CaptionWorld.Choices.Sum()));

    /// <summary>Trains it.</summary>
    public CaptionReader(CaptionWorld world, int steps, Draws draws)
    {
        using var weights = draws.Stream("reader's weights");
        using var data = draws.Stream("reader's data");
        Sequential[] parts = [_features, _attributes];
        foreach (var part in parts) StackedGenerator.Start(part, weights);
        foreach (var part in parts) part.to(draws.Device);
        using var optimiser = optim.Adam(parts.SelectMany(part => part.parameters()));
        for (var step = 1; step <= steps; step++)
        {
            using var scope = NewDisposeScope();
            var captions = randint(0, CaptionWorld.Texts.Count, [Batch], device: draws.Device, generator: data);
            var halves = CaptionWorld.Halves(world.Images(captions, data));
            var noisy = halves + randn(halves.shape, generator: data, device: draws.Device) * Noise;
            var truth = world.Attributes(captions).flatten(0, 1);
            var losses = ByAttribute(_attributes.call(_features.call(noisy)))
                .Select((logits, attribute) => functional.cross_entropy(logits, truth.select(1, attribute)));
            foreach (var part in parts) Gradients.Clear(part);
            losses.Aggregate((sum, loss) => sum + loss).backward();
            LearningRate.Set(optimiser, Rate * (steps - step + 1) / steps);
            optimiser.step();
        }
    }

    /// <summary>Features of images, those of both halves in a row: shape [n, 128].</summary>
    public Tensor Features(Tensor images)
    {
        using var guard = no_grad();
        return _features.call(CaptionWorld.Halves(images)).view(images.shape[0], -1);
    }

    /// <summary>Shares of things in images that have the size, the colour, the shape, and all three of their captions.</summary>
    public (double Size, double Colour, double Shape, double All) Agreement(Tensor images, Tensor attributes)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var logits = _attributes.call(_features.call(CaptionWorld.Halves(images)));
        var read = stack(ByAttribute(logits).Select(one => one.argmax(1)), 1);
        var right = (read == attributes.flatten(0, 1)).to(float64);
        var each = right.mean([0]).cpu().data<double>().ToArray();
        return (each[0], each[1], each[2], right.prod(1).mean().item<double>());
    }

    static IEnumerable<Tensor> ByAttribute(Tensor logits) => logits.split([.. CaptionWorld.Choices.Select(count => (long)count)], 1);

    /// <summary>Frees the network.</summary>
    public void Dispose()
    {
        _features.Dispose();
        _attributes.Dispose();
    }
}
