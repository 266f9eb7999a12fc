namespace Replication.Experiments;

/// <summary>The procedure of section 2.2.1: a GAN for some steps, then a fresh discriminator against the frozen generator.</summary>
/// <param name="generatorSteps">How long the generator was trained before.</param>
/// <param name="noise">Standard deviation of Gaussian noise added to data and samples alike; 0 leaves them on their manifolds.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class FreshDiscriminator(int generatorSteps, double noise, Run run)
{
    const long Ambient = 64, Latent = 2;     // a 2-dimensional torus in R^64: two manifolds that hardly meet
    const long Width = 64;                   // 512 changes nothing here
    const int Batch = 256;
    const int ProbeBatch = 2048;             // a gradient's noise must stay below the orders that are counted
    const double Rate = 1e-3;                // Adam's, of every network

    readonly Draws _draws = new(run.Seed, device(run.Device));
    readonly int _generatorSteps = run.Steps(smoke: 20, standard: generatorSteps);

    /// <summary>The fresh discriminator's steps, the paper's 4000.</summary>
    public int Iterations { get; init; } = run.Steps(smoke: 100, standard: 4000);

    /// <summary>What a fresh discriminator does to the generator's gradient, at iterations 0, 1, 2, 5, 10, ... of its training.</summary>
    public Figure2.Row Measure()
    {
        using var everything = NewDisposeScope();
        using var world = _draws.Stream("embedding");
        using var torus = new EmbeddedTorus(Ambient, world, _draws.Device);
        using var initial = _draws.Stream("initial weights");
        var generator = Mlp.Create(initial, _draws.Device, Latent, Width, Width, Ambient);
        TrainTogether(generator, Mlp.Create(initial, _draws.Device, Ambient, Width, Width, 1), torus);
        return new(TrainDiscriminator(generator, Mlp.Create(initial, _draws.Device, Ambient, Width, Width, 1), torus));
    }

    /// <summary>A standard GAN with the non-saturating cost, one step each, Adam(1e-3, 0.5, 0.999).</summary>
    void TrainTogether(Sequential generator, Sequential discriminator, EmbeddedTorus torus)
    {
        using var data = _draws.Stream("data");
        using var latents = _draws.Stream("latents");
        using var training = new MlpTraining();
        var (generating, judging) = (training.Of(generator, 0.5), training.Of(discriminator, 0.5));
        var signs = cat([full(Batch, 1, -1f, device: _draws.Device), ones(Batch, 1, device: _draws.Device)]);
        var (weights, nothing) = (full_like(signs, 1.0 / Batch), zeros_like(signs));
        for (var step = 0; step < _generatorSteps; step++)
        {
            using var scope = NewDisposeScope();
            var (real, fake) = Batches(generating, torus, data, latents);
            judging.CrossEntropyStep(cat([real, fake]), nothing, signs, weights, Rate);
            training.Backward(Adversarial.NonSaturatingLoss(judging.Through(Fake(generating.Call, Batch, latents))));
            generating.Step(Rate);
        }
    }

    /// <summary>The fresh discriminator: Adam(1e-3) against a generator that no longer moves.</summary>
    List<Figure2.Probe> TrainDiscriminator(Sequential generator, Sequential discriminator, EmbeddedTorus torus)
    {
        using var data = _draws.Stream("fresh data");
        using var latents = _draws.Stream("fresh latents");
        using var still = new MlpTraining();
        var generating = still.Of(generator);
        using var fit = new DiscriminatorFit(discriminator);
        var schedule = LogSchedule.UpTo(Iterations);
        var probes = new List<Figure2.Probe>();
        for (var iteration = 0; iteration <= Iterations; iteration++)
        {
            using var scope = NewDisposeScope();
            if (schedule.Contains(iteration)) probes.Add(At(iteration, generator, discriminator, torus));
            var (real, fake) = Batches(generating, torus, data, latents);
            fit.Step(real, fake, Rate);
            if (iteration % 100 == 0) run.Progress?.Report((double)iteration / Iterations);
        }

        return probes;
    }

    (Tensor Real, Tensor Fake) Batches(TrainedMlp generator, EmbeddedTorus torus, Generator data, Generator latents)
    {
        using var guard = no_grad();
        return (Real(torus, Batch, data), Fake(generator.Call, Batch, latents));
    }

    /// <summary>
    /// Gradients of both generator costs on one fixed probe batch, formed from logits in float64 copies of both networks; the minimax
    /// gradient also in float32 as trained, so that an underflow of float32 cannot pass for a vanishing gradient.
    /// </summary>
    Figure2.Probe At(int iteration, Sequential generator, Sequential discriminator, EmbeddedTorus torus)
    {
        using var scope = NewDisposeScope();
        using var stream = _draws.Stream("probe");
        using var generator64 = Mlp.InDouble(generator);
        using var discriminator64 = Mlp.InDouble(discriminator);
        Tensor real, fake;
        var latent = randn(ProbeBatch, Latent, generator: stream, device: _draws.Device);
        var noiseOnFake = Noise(ProbeBatch, stream);
        using (no_grad())
        {
            real = discriminator.call(Real(torus, ProbeBatch, stream));
            fake = discriminator.call(generator.call(latent) + noiseOnFake);
        }

        double Norm64(Func<Tensor, Tensor> cost) => Gradients.Norm(
            cost(discriminator64.call(generator64.call(latent.to(float64)) + noiseOnFake.to(float64))), generator64.parameters());

        return new Figure2.Probe(
            iteration,
            Norm64(Adversarial.MinimaxLoss),
            Norm64(Adversarial.NonSaturatingLoss),
            Gradients.Norm(Adversarial.MinimaxLoss(discriminator.call(generator.call(latent) + noiseOnFake)), generator.parameters()),
            Adversarial.DiscriminatorLoss(real, fake).ToDouble(),
            (real.gt(0).to(float64).mean() + fake.lt(0).to(float64).mean()).ToDouble() / 2);
    }

    Tensor Real(EmbeddedTorus torus, long count, Generator stream) => torus.Sample(count, stream) + Noise(count, stream);

    Tensor Fake(Func<Tensor, Tensor> generator, long count, Generator latents) =>
        generator(randn(count, Latent, generator: latents, device: _draws.Device)) + Noise(count, latents);

    Tensor Noise(long count, Generator stream) =>
        noise == 0 ? zeros(1, device: _draws.Device) : randn(count, Ambient, generator: stream, device: _draws.Device) * noise;
}
