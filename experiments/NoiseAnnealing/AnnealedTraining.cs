using Replication.Core.Metrics;
using Replication.Core.Networks;
using Replication.Core.Objectives;
using Replication.Core.Targets;
using Replication.Core.Training;
using Replication.Evidence;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// Training on manifolds that do not meet (Arjovsky and Bottou 2017, section 3): D sees data and samples with N(0, sd^2 I) added, the
/// generator's gradient goes through its noise (Corollary 3.2), and sd is annealed from 1, where both overlap widely, to 0.05.
/// </summary>
/// <param name="play">What is trained and how.</param>
/// <param name="run">Seed, scale and device.</param>
/// <remarks>
/// The paper has no experiment with annealing; the settings are ours. Width 64, since on curves 512 (at the paper's scale) changes nothing. A
/// translation descends by plain SGD at 0.02, so that a gradient of zero stays one; a network needs Adam, at 1e-3. A translation arrives within
/// 400 steps and a network within 1500. All rates fall to 0 over the second half: at constant rates D grows ever steeper as the noise vanishes,
/// and a network swings around the data.
/// </remarks>
sealed class AnnealedTraining(Play play, Run run)
{
    const double FirstDeviation = 1, LastDeviation = 0.05, DiscriminatorRate = 1e-3;
    const int Batch = 128, Probed = 1024, Judged = 256, Shown = 64;

    readonly Draws _draws = new(run.Seed, device(run.Device));
    readonly Curve _data = play.Shape == Shape.Segment ? new Segment([0, 0], [0, 1]) : new Circle([0, 0, 0], 1);
    readonly int _steps = run.Scale switch { Scale.Smoke => 20, Scale.Paper => 20_000, _ => 1500 };
    readonly long _width = run.Scale == Scale.Paper ? 512 : 64;

    /// <summary>Discriminator steps before the generator's first.</summary>
    public int HeadStart { get; init; } = !play.TrainedDiscriminator ? 0 : run.Scale == Scale.Smoke ? 20 : 300;

    /// <summary>Discriminator steps for each of the generator's.</summary>
    public int DiscriminatorSteps { get; init; } = play.TrainedDiscriminator ? 3 : 1;

    /// <summary>What the generator's cost is multiplied by: 1 to descend it, -1 to ascend.</summary>
    public double Sign { get; init; } = 1;

    double Rate => play.Adam ? 1e-3 : 0.02;

    /// <summary>The course of the training and, in the first replicate, where samples were.</summary>
    public (IReadOnlyList<CoursePoint> Course, IReadOnlyList<SamplePoint> Samples) Train()
    {
        using var everything = NewDisposeScope();
        using var weights = _draws.Stream("weights");
        using var stream = _draws.Stream("training");
        var discriminator = Mlp.Create(weights, _draws.Device, _data.Dimension, _width, _width, 1);
        using var training = new MlpTraining();
        using MovingGenerator generator = play.Mover == Mover.Translation
            ? new Translation(_data, _data.Dimension == 2 ? [2, 0] : [0, 0, 2], play.Adam, _draws.Device)
            : new MovingNetwork([2, 0.5], weights, training);
        var judging = training.Of(discriminator, 0.5);
        var signs = cat([full(Batch, 1, -1f, device: _draws.Device), ones(Batch, 1, device: _draws.Device)]);
        var (each, nothing) = (full_like(signs, 1.0 / Batch), zeros_like(signs));
        for (var step = 0; step < HeadStart; step++) DiscriminatorStep(Deviation(1), DiscriminatorRate);

        List<CoursePoint> course = [];
        List<SamplePoint> samples = [];
        for (var step = 0; ; step++)
        {
            var deviation = Deviation(Math.Min(step + 1, _steps));
            if (step % (_steps / 20) == 0) course.Add(Look(step, discriminator, generator, deviation));
            if (run.Replicate == 0 && step % (_steps / 10) == 0)
                samples.AddRange([.. Places(step, "data", _data.At), .. Places(step, "generator", generator.At)]);
            if (step == _steps) return (course, samples);
            for (var inner = 0; inner < DiscriminatorSteps; inner++)
                DiscriminatorStep(deviation, LearningRate.HalfDecay(DiscriminatorRate, step + 1, _steps));
            GeneratorStep(deviation, LearningRate.HalfDecay(Rate, step + 1, _steps));
            if (step % 100 == 0) run.Progress?.Report((double)step / _steps);
        }

        void DiscriminatorStep(double deviation, double rate)
        {
            using var scope = NewDisposeScope();
            Tensor seen;
            using (no_grad())
                seen = Noisy(cat([_data.Sample(Batch, stream), generator.Learning(Latents(Batch, stream))]), deviation, stream);
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
    double Deviation(int step) =>
        play.Noise == InputNoise.Annealed ? NoiseSchedule.Geometric(FirstDeviation, LastDeviation, step, _steps) : 0;

    Tensor Cost(Func<Tensor, Tensor> discriminator, Tensor samples)
    {
        var logits = discriminator(samples);
        return (play.NonSaturating ? Adversarial.NonSaturatingLoss(logits) : Adversarial.MinimaxLoss(logits)) * Sign;
    }

    CoursePoint Look(int step, Sequential discriminator, MovingGenerator generator, double deviation)
    {
        using var scope = NewDisposeScope();
        using var frozen = new Frozen(discriminator);
        using var probe = _draws.Stream("probe");
        var slope = Gradients.Norm(
            Cost(discriminator.call, Noisy(generator.At(Latents(Probed, probe)), deviation, probe)), generator.Parameters);
        return new(step, deviation, SampleTransport.Wasserstein(_data.EvenlySpaced(Judged), generator.At(EvenLatents(Judged))), slope);
    }

    IEnumerable<SamplePoint> Places(int step, string law, Func<Tensor, Tensor> at)
    {
        using var scope = NewDisposeScope();
        var places = at(EvenLatents(Shown)).detach().to(float64).cpu().data<double>().ToArray();
        return [.. places.Chunk(_data.Dimension).Select(place => new SamplePoint(step, law, place[0], place[1], place.Length > 2 ? place[2] : null))];
    }

    Tensor EvenLatents(long count) =>
        ((arange(count, dtype: float32, device: _draws.Device) + 0.5) / (double)count).reshape(count, 1);

    static Tensor Latents(long count, Generator stream) => rand(count, 1, generator: stream, device: stream.device);

    static Tensor Noisy(Tensor samples, double deviation, Generator stream) => deviation == 0
        ? samples
        : samples + randn(samples.shape[0], samples.shape[1], generator: stream, device: samples.device) * deviation;
}
