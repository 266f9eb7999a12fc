using static TorchSharp.torch.nn;

namespace Replication.Experiments;

/// <summary>
/// A discriminator of pairs of image and caption: strided convolutions down to 2 x 2 pixels, the caption beside them, and two layers on
/// top.
/// </summary>
sealed class CaptionDiscriminator : IDisposable
{
    const int Joint = 64;

    readonly Sequential _image, _caption, _pair;
    readonly optim.Optimizer _optimiser;
    readonly bool _isMatchingAware;

    /// <summary>One for images of <paramref name="side"/> pixels and captions in codes of that width.</summary>
    public CaptionDiscriminator(int side, long codes, StackedSettings settings, Draws draws)
    {
        var layers = new List<Module<Tensor, Tensor>> { Conv2d(3, settings.Filters, 4, stride: 2, padding: 1), LeakyReLU(0.2) };
        long filters = settings.Filters;
        for (var pixels = side / 2; pixels > 2; pixels /= 2)
        {
            layers.AddRange([Conv2d(filters, 2 * settings.Filters, 4, stride: 2, padding: 1), LeakyReLU(0.2)]);
            filters = 2 * settings.Filters;
        }

        _image = Sequential([.. layers, Flatten(), Linear(4 * filters, Joint)]);
        _caption = Sequential(Linear(codes, Joint));
        _pair = Sequential(LeakyReLU(0.2), Linear(Joint, Joint), LeakyReLU(0.2), Linear(Joint, 1));
        _isMatchingAware = settings.IsMatchingAware;
        using var weights = draws.Stream($"weights of the discriminator of {side}");
        foreach (var part in Parts) StackedGenerator.Start(part, weights);
        foreach (var part in Parts) part.to(draws.Device);
        _optimiser = optim.Adam(Parts.SelectMany(part => part.parameters()), beta1: 0.5, beta2: 0.999);
    }

    /// <summary>Its networks.</summary>
    public IReadOnlyList<Sequential> Parts => [_image, _caption, _pair];

    /// <summary>The logits of pairs, shape [n, 1].</summary>
    public Tensor Logits(Tensor images, Tensor codes) => _pair.call(_image.call(images) + _caption.call(codes));

    /// <summary>
    /// A step on -log D(real, caption) - log(1 - D(fake, caption)). A matching-aware one gives half of the second term to real images with
    /// the caption of another.
    /// </summary>
    public void Step(Tensor real, Tensor fake, Tensor codes, double rate)
    {
        var count = real.shape[0];
        var seen = _image.call(cat([real, fake]));
        var logits = _isMatchingAware
            ? _pair.call(cat([seen, seen.narrow(0, 0, count)]) + _caption.call(cat([codes, codes, codes.roll(1, 0)])))
            : _pair.call(seen + _caption.call(cat([codes, codes])));
        var loss = Adversarial.DiscriminatorLoss(logits.narrow(0, 0, count), logits.narrow(0, count, logits.shape[0] - count));
        foreach (var part in Parts) Gradients.Clear(part);
        loss.backward();
        LearningRate.Set(_optimiser, rate);
        _optimiser.step();
    }

    /// <summary>Frees networks and optimiser.</summary>
    public void Dispose()
    {
        _optimiser.Dispose();
        foreach (var part in Parts) part.Dispose();
    }
}
