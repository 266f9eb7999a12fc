using static TorchSharp.torch.nn;

namespace Replication.Experiments;

/// <summary>How the two stages are trained, and what a control leaves out.</summary>
sealed record StackedSettings
{
    /// <summary>Generator steps of the first stage.</summary>
    public required int FirstSteps { get; init; }

    /// <summary>Generator steps of the second stage.</summary>
    public required int SecondSteps { get; init; }

    /// <summary>Images in a minibatch.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Filters of the second stage, and of the first layer of a discriminator.</summary>
    public int Filters { get; init; } = 16;

    /// <summary>Learning rate of both players; it falls to 0 over the second half of a stage's steps.</summary>
    public double Rate { get; init; } = 2e-3;

    /// <summary>Weight of the divergence of conditioning augmentation.</summary>
    public double AugmentationWeight { get; init; } = 0.02;

    /// <summary>Whether a caption is augmented; else the generator gets the mean.</summary>
    public bool IsAugmented { get; init; } = true;

    /// <summary>Whether the discriminator also sees real images with captions of others, as wrong.</summary>
    public bool IsMatchingAware { get; init; } = true;

    /// <summary>Whether captions are dealt anew among the real images of a minibatch.</summary>
    public bool IsShuffled { get; init; }

    /// <summary>Whether each caption is a symbol of its own, and not its words.</summary>
    public bool IsSymbolic { get; init; }
}

/// <summary>
/// StackGAN: a first stage that draws 8 x 8 pixels from a caption and a latent, and a second that draws 16 x 16 pixels from the caption
/// and the first stage's image. Each stage has a discriminator of its own. The first stands still while the second is trained.
/// </summary>
sealed class StackedGenerator : IDisposable
{
    const int Latent = 16, Condition = 16, Half = CaptionWorld.Side / 2;

    readonly CaptionWorld _world;
    readonly StackedSettings _settings;
    readonly Draws _draws;
    readonly Tensor _codes;
    readonly Generator _data, _noise;
    readonly Sequential _firstCondition, _first, _secondCondition, _seen, _residual, _second;

    /// <summary>Both stages before their first step.</summary>
    public StackedGenerator(CaptionWorld world, StackedSettings settings, Draws draws)
    {
        (_world, _settings, _draws) = (world, settings, draws);
        _codes = settings.IsSymbolic ? world.Symbols : world.Words;
        (_data, _noise) = (draws.Stream("data"), draws.Stream("latents"));
        long filters = settings.Filters;
        _firstCondition = Sequential(Linear(_codes.shape[1], 2 * Condition));
        _first = Sequential(
            Linear(Latent + Condition, 32 * filters), BatchNorm1d(32 * filters), ReLU(), Unflatten(1, [2 * filters, 4, 4]),
            Conv2d(2 * filters, 4 * filters, 3, padding: 1), PixelShuffle(2), BatchNorm2d(filters), ReLU(),
            Conv2d(filters, 3, 3, padding: 1), Tanh());
        _secondCondition = Sequential(Linear(_codes.shape[1], 2 * Condition));
        _seen = Sequential(Conv2d(3, filters, 3, padding: 1), ReLU());
        _residual = Sequential(
            Conv2d(filters + Condition, filters, 3, padding: 1), BatchNorm2d(filters), ReLU(),
            Conv2d(filters, filters, 3, padding: 1), BatchNorm2d(filters));
        _second = Sequential(
            ReLU(), Conv2d(filters, filters, 3, padding: 1), BatchNorm2d(filters), ReLU(),
            Conv2d(filters, 4 * 3, 3, padding: 1), PixelShuffle(2), Tanh());
        using var weights = draws.Stream("weights");
        foreach (var part in All) Start(part, weights);
        foreach (var part in All) part.to(draws.Device);
    }

    IEnumerable<Sequential> All => [.. FirstStage, .. SecondStage];

    IEnumerable<Sequential> FirstStage => [_firstCondition, _first];

    IEnumerable<Sequential> SecondStage => [_secondCondition, _seen, _residual, _second];

    /// <summary>Images of the first stage, shape [n, 3, 8, 8] in [-1, 1], without a graph.</summary>
    public Tensor First(Tensor captions, Generator noise) => Still(() => DrawFirst(_codes[captions], noise).Images);

    /// <summary>Images of the second stage, as rows of [n, 768] in [-1, 1], without a graph.</summary>
    public Tensor Second(Tensor captions, Generator noise) => Still(() =>
    {
        var codes = _codes[captions];
        return DrawSecond(DrawFirst(codes, noise).Images, codes, noise).Images.flatten(1);
    });

    /// <summary>Images of 8 x 8 pixels enlarged to 16 x 16, linearly between pixels, as rows of [n, 768].</summary>
    public static Tensor Enlarged(Tensor images) =>
        functional.interpolate(images, scale_factor: [2.0, 2.0], mode: InterpolationMode.Bilinear, align_corners: false).flatten(1);

    /// <summary>Images of 16 x 16 pixels, rows of [n, 768], reduced to the means of 2 x 2 pixels, shape [n, 3, 8, 8].</summary>
    public static Tensor Reduced(Tensor images) => functional.avg_pool2d(Square(images), 2);

    /// <summary>Trains the first stage from where it stands, at the schedule's rates.</summary>
    /// <param name="taken">Receives the number of steps taken.</param>
    public void TrainFirst(Action<int> taken)
    {
        using var opponent = new CaptionDiscriminator(Half, _codes.shape[1], _settings, _draws);
        Train(
            FirstStage, opponent, _settings.FirstSteps, codes => DrawFirst(codes, _noise),
            captions => Reduced(_world.Images(captions, _data)), taken);
    }

    /// <summary>Trains the second stage; the first stands still.</summary>
    /// <param name="taken">Receives the number of steps taken.</param>
    public void TrainSecond(Action<int> taken)
    {
        using var opponent = new CaptionDiscriminator(CaptionWorld.Side, _codes.shape[1], _settings, _draws);
        using var frozen = new Frozen(FirstStage);
        foreach (var part in FirstStage) part.eval();
        Train(
            SecondStage, opponent, _settings.SecondSteps, codes => DrawSecond(DrawFirst(codes, _noise).Images, codes, _noise),
            captions => Square(_world.Images(captions, _data)), taken);
    }

    void Train(
        IEnumerable<Sequential> stage, CaptionDiscriminator opponent, int steps, Func<Tensor, (Tensor Images, Tensor Divergence)> draw,
        Func<Tensor, Tensor> real, Action<int> taken)
    {
        foreach (var part in stage) part.train();
        using var optimiser = optim.Adam(stage.SelectMany(part => part.parameters()), beta1: 0.5, beta2: 0.999);
        for (var step = 1; step <= steps; step++)
        {
            using var scope = NewDisposeScope();
            var rate = LearningRate.HalfDecay(_settings.Rate, step, steps);
            Tensor codes, images, fake;
            using (no_grad())
            {
                var captions = _world.Draw(_settings.Batch, _data);
                (codes, images) = (_codes[captions], real(captions));
                if (_settings.IsShuffled) codes = codes[randperm(_settings.Batch, device: _draws.Device, generator: _data)];
                fake = draw(codes).Images;
            }

            opponent.Step(images, fake, codes, rate);
            using (new Frozen(opponent.Parts))
            {
                var (drawn, divergence) = draw(codes);
                foreach (var part in stage) Gradients.Clear(part);
                (Adversarial.NonSaturatingLoss(opponent.Logits(drawn, codes)) + divergence * _settings.AugmentationWeight).backward();
            }

            LearningRate.Set(optimiser, rate);
            optimiser.step();
            taken(step);
        }
    }

    (Tensor Images, Tensor Divergence) DrawFirst(Tensor codes, Generator noise)
    {
        var (condition, divergence) = Augmented(_firstCondition, codes, noise);
        var latents = randn(codes.shape[0], Latent, generator: noise, device: _draws.Device);
        return (_first.call(cat([latents, condition], 1)), divergence);
    }

    (Tensor Images, Tensor Divergence) DrawSecond(Tensor images, Tensor codes, Generator noise)
    {
        var (condition, divergence) = Augmented(_secondCondition, codes, noise);
        var seen = _seen.call(images);
        var spread = condition.view(-1, Condition, 1, 1).expand(-1, -1, Half, Half);
        return (_second.call(seen + _residual.call(cat([seen, spread], 1))), divergence);
    }

    (Tensor Condition, Tensor Divergence) Augmented(Sequential condition, Tensor codes, Generator noise)
    {
        var posterior = GaussianPosterior.Of(condition.call, codes, Condition);
        if (!_settings.IsAugmented) return (posterior.Mean, zeros(1, device: _draws.Device));
        var draw = posterior.Draw(randn(posterior.Mean.shape, generator: noise, device: _draws.Device));
        return (draw, posterior.KullbackLeiblerToPrior().mean() / Condition);
    }

    Tensor Still(Func<Tensor> draw)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        foreach (var part in All) part.eval();
        return draw().MoveToOuterDisposeScope();
    }

    static Tensor Square(Tensor rows) => rows.view(-1, 3, CaptionWorld.Side, CaptionWorld.Side);

    /// <summary>Starts weights and biases at U(-b, b) with b = 1 / sqrt(fan-in), PyTorch's default; norms start at 1 and 0.</summary>
    public static void Start(Sequential network, Generator weights)
    {
        foreach (var layer in network.children())
        {
            Tensor[] parameters = [.. layer.parameters()];
            if (parameters is not [var weight, ..] || weight.dim() < 2) continue;
            foreach (var parameter in parameters)
                Initialisation.Uniform(parameter, Math.Sqrt((double)weight.shape[0] / weight.numel()), weights);
        }
    }

    /// <summary>Frees networks and streams.</summary>
    public void Dispose()
    {
        foreach (var part in All) part.Dispose();
        _data.Dispose();
        _noise.Dispose();
    }
}
