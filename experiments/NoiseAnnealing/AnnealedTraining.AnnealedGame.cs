namespace Replication.Experiments;

/// <summary>
/// A GAN on manifolds that do not meet. D sees data and samples with N(0, sd^2 I) added, the generator's gradient goes through its noise
/// (Corollary 3.2), and sd is annealed.
/// </summary>
/// <param name="run">Seed, scale and device.</param>
/// <remarks>
/// All rates fall to 0 over the second half: at constant rates D grows ever steeper as the noise vanishes, and a network swings around the
/// data.
/// </remarks>
sealed class AnnealedGame(Run run)
{
    public const string OfData = "data", OfGenerator = "generator";

    const double FirstDeviation = 1;        // data and samples at distance 2 overlap widely
    const double LastDeviation = 0.05;
    const double DiscriminatorRate = 1e-3;  // Adam's
    const int Batch = 128;
    const int Probed = 1024;                // samples of a gradient
    const int Judged = 256;                 // samples of each law in W1
    const int Shown = 64;                   // samples in the figure

    readonly Draws _draws = new(run.Seed, device(run.Device));
    readonly int _steps =                   // a translation arrives within 400, a network within 1500
        run.Steps(smoke: 20, standard: 1500, paper: 20_000);
    readonly long _width = run.Scale == Scale.Paper ? 512 : 64;     // on curves 512 changes nothing

    /// <summary>Where the data are uniform; the generator starts at distance 2 from it.</summary>
    public Curve Data { get; init; } = new Segment([0, 0], [0, 1]);

    /// <summary>Whether the generator is a network into the plane; otherwise it is the data's own curve, translated.</summary>
    public bool Network { get; init; }

    /// <summary>Whether a translation descends by Adam, which rescales every gradient to its own size, or by plain SGD.</summary>
    public bool Adam { get; init; }

    /// <summary>Whether data and samples get noise before D sees them.</summary>
    public bool Annealed { get; init; } = true;

    /// <summary>Whether the generator descends -E log D in the place of E log(1 - D).</summary>
    public bool NonSaturating { get; init; }

    /// <summary>Discriminator steps before the generator's first: the theorems are about a trained D.</summary>
    public int HeadStart { get; init; } = run.Steps(smoke: 20, standard: 300);

    /// <summary>Discriminator steps for each of the generator's.</summary>
    public int DiscriminatorSteps { get; init; } = 3;

    /// <summary>What the generator's cost is multiplied by: 1 to descend it, -1 to ascend.</summary>
    public double Sign { get; init; } = 1;

    /// <summary>The course of the training and, in the first replicate, where samples were.</summary>
    public AnnealedTraining.Row Train()
    {
        using var everything = NewDisposeScope();
        using var weights = _draws.Stream("weights");
        using var stream = _draws.Stream("training");
        var discriminator = Mlp.Create(weights, _draws.Device, Data.Dimension, _width, _width, 1);
        using var training = new MlpTraining();
        using var generator = Network
            ? MovingGenerator.Network([2, 0.5], weights, training)
            : MovingGenerator.Translation(Data, Data.Dimension == 2 ? [2, 0] : [0, 0, 2], Adam, _draws.Device);
        var judging = training.Of(discriminator, 0.5);
        var signs = cat([full(Batch, 1, -1f, device: _draws.Device), ones(Batch, 1, device: _draws.Device)]);
        var (each, nothing) = (full_like(signs, 1.0 / Batch), zeros_like(signs));
        for (var step = 0; step < HeadStart; step++) DiscriminatorStep(Deviation(1), DiscriminatorRate);

        List<AnnealedTraining.State> course = [];
        List<AnnealedTraining.Sample> samples = [];
        for (var step = 0; ; step++)
        {
            var deviation = Deviation(Math.Min(step + 1, _steps));
            if (step % (_steps / 20) == 0) course.Add(Look(step, discriminator, generator, deviation));
            if (run.Replicate == 0 && step % (_steps / 10) == 0)
                samples.AddRange([.. Places(step, OfData, Data.At), .. Places(step, OfGenerator, generator.At)]);
            if (step == _steps) return new(course, samples);
            for (var inner = 0; inner < DiscriminatorSteps; inner++)
                DiscriminatorStep(deviation, LearningRate.HalfDecay(DiscriminatorRate, step + 1, _steps));
            GeneratorStep(deviation, LearningRate.HalfDecay(generator.Rate, step + 1, _steps));
            if (step % 100 == 0) run.Progress?.Report((double)step / _steps);
        }

        void DiscriminatorStep(double deviation, double rate)
        {
            using var scope = NewDisposeScope();
            Tensor seen;
            using (no_grad())
                seen = Noisy(cat([Data.Sample(Batch, stream), generator.Learning(Latents(Batch, stream))]), deviation, stream);
            judging.CrossEntropyStep(seen, nothing, signs, each, rate);
        }

        void GeneratorStep(double deviation, double rate)
        {
            using var scope = NewDisposeScope();
            training.Backward(Cost(judging.Through, Noisy(generator.Learning(Latents(Batch, stream)), deviation, stream)));
            generator.Step(rate);
        }
    }

    /// <summary>sd of a step, from 1.</summary>
    double Deviation(int step) => Annealed ? NoiseSchedule.Geometric(FirstDeviation, LastDeviation, step, _steps) : 0;

    Tensor Cost(Func<Tensor, Tensor> discriminator, Tensor samples)
    {
        var logits = discriminator(samples);
        return (NonSaturating ? Adversarial.NonSaturatingLoss(logits) : Adversarial.MinimaxLoss(logits)) * Sign;
    }

    AnnealedTraining.State Look(int step, Sequential discriminator, MovingGenerator generator, double deviation)
    {
        using var scope = NewDisposeScope();
        using var frozen = new Frozen(discriminator);
        using var probe = _draws.Stream("probe");
        var slope = Gradients.Norm(
            Cost(discriminator.call, Noisy(generator.At(Latents(Probed, probe)), deviation, probe)), generator.Parameters);
        return new(step, SampleTransport.Wasserstein(Data.EvenlySpaced(Judged), generator.At(EvenLatents(Judged))), slope);
    }

    IReadOnlyList<AnnealedTraining.Sample> Places(int step, string law, Func<Tensor, Tensor> at)
    {
        using var scope = NewDisposeScope();
        var places = at(EvenLatents(Shown)).detach().to(float64).cpu().data<double>().ToArray();
        return [.. places.Chunk(Data.Dimension).Select(place => new AnnealedTraining.Sample(
            step, law, place[0], place[1], place.Length > 2 ? place[2] : null))];
    }

    Tensor EvenLatents(long count) =>
        ((arange(count, dtype: float32, device: _draws.Device) + 0.5) / (double)count).reshape(count, 1);

    static Tensor Latents(long count, Generator stream) => rand(count, 1, generator: stream, device: stream.device);

    static Tensor Noisy(Tensor samples, double deviation, Generator stream) => deviation == 0
        ? samples
        : samples + randn(samples.shape[0], samples.shape[1], generator: stream, device: samples.device) * deviation;
}
