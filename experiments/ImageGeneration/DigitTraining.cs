namespace Replication.Experiments;

/// <summary>A generator of digits that is trained against a convolutional discriminator or critic, watched and judged.</summary>
/// <param name="architecture">The generator's form.</param>
/// <param name="settings">The game of the standard scale.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class DigitTraining(DigitTraining.Architecture architecture, GameSettings settings, Run run)
{
    /// <summary>Forms of a generator.</summary>
    internal enum Architecture
    {
        /// <summary>Transposed convolutions whose filters halve, with batch normalisation.</summary>
        Dcgan,

        /// <summary>Transposed convolutions of as many filters each, without normalisation.</summary>
        ConstantFilters,

        /// <summary>Linear layers with ReLU, without normalisation.</summary>
        Perceptron,
    }

    internal const int Latent = 16;             // 32 and 16 ended as near the data, at the same cost
    const int HeadStart = 5;                    // times the discriminator's steps before the first look, which is to see a trained one
    static readonly int[] Shown = [0, 20, 50, 100];

    readonly Draws _draws = new(run.Seed, device(run.Device));

    /// <summary>The game at the run's scale. At paper scale the rates and the number of steps are of the order of the papers'.</summary>
    public GameSettings Game { get; } = run.Scale switch
    {
        Scale.Smoke => settings with { Steps = 10, Batch = 16, DiscriminatorSteps = Math.Min(settings.DiscriminatorSteps, 2) },
        Scale.Standard => settings with { Steps = run.Steps(smoke: 10, settings.Steps) },
        _ => settings with
        {
            Steps = run.Steps(smoke: 10, standard: 100 * settings.Steps),
            GeneratorRate = settings.GeneratorRate / 10,
            DiscriminatorRate = settings.DiscriminatorRate / 10,
        },
    };

    /// <summary>Trains and judges.</summary>
    public DigitRow Train()
    {
        using var scope = NewDisposeScope();
        var digits = new DigitImages(_draws);
        using var judge = new DigitJudge(digits, _draws, run);
        using var players = Players(DigitImages.From(digits.Training));
        var heldOut = new HeldOutSamples(
            players, Game.Cost, (count, _) => digits.HeldOut.narrow(0, 0, count), DigitJudge.Count, _draws);
        for (var step = 0; step < HeadStart * Game.DiscriminatorSteps; step++) players.DiscriminatorStep();
        var (course, tiles) = (new List<DigitLook>(), new List<Pixel>());
        foreach (var percent in Looks(players))
        {
            course.Add(new(players.StepsTaken, heldOut.Estimate(), judge.Frechet(Samples(players))));
            if (run.Replicate == 0 && Shown.Contains(percent)) tiles.AddRange(Pixel.Sheet(percent, Samples(players).narrow(0, 0, 16)));
        }

        return judge.Of(Samples(players), course, tiles);
    }

    /// <summary>The game before its first step.</summary>
    /// <param name="real">Draws [count, 64] images to train on.</param>
    public AdversarialGame Players(Func<long, Generator, Tensor> real)
    {
        using var weights = _draws.Stream("weights");
        return new(Generator(weights), Discriminator(weights), Game, real, _draws, Latent);
    }

    /// <summary>Trains, stopping at the start and after each tenth of the steps.</summary>
    /// <returns>Percent of the training that is over.</returns>
    public IEnumerable<int> Looks(AdversarialGame players)
    {
        for (var percent = 0; percent <= 100; percent += 10)
        {
            while (100 * players.StepsTaken < percent * Game.Steps) players.Step();
            run.Progress?.Report(percent / 100.0);
            run.Cancellation.ThrowIfCancellationRequested();
            yield return percent;
        }
    }

    /// <summary>597 images from the same latents at every look. Batch normalisation sees all of them together.</summary>
    public Tensor Samples(AdversarialGame players)
    {
        using var guard = no_grad();
        using var latents = _draws.Stream("judged latents");
        return players.Generate(DigitJudge.Count, latents);
    }

    Sequential Generator(Generator weights)
    {
        var form = new ConvolutionalForm(DigitImages.Shape) { Filters = Filters };
        return architecture switch
        {
            Architecture.Dcgan =>
                Convolutional.Generator(form with { Normalisation = Normalisation.Batch }, Latent, weights, _draws.Device),
            Architecture.ConstantFilters =>
                Convolutional.Generator(form with { ConstantFilters = true }, Latent, weights, _draws.Device),
            _ => nn.Sequential(
                Mlp.Create(weights, _draws.Device, Latent, Width, Width, Width, DigitImages.Shape.Numbers), nn.Tanh()),
        };
    }

    /// <summary>
    /// The same for every loss, and without normalisation: a gradient penalty forbids that over the minibatch, and DCGAN's code normalises
    /// real and generated images apart.
    /// </summary>
    Sequential Discriminator(Generator weights) => Convolutional.Discriminator(
        new(DigitImages.Shape) { Filters = Filters, Activation = Activation.LeakyRelu }, weights, _draws.Device);

    long Filters => run.Scale == Scale.Paper ? 64 : 16;
    long Width => run.Scale == Scale.Paper ? 512 : 64;
}
