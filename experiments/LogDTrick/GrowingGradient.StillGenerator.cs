using Replication.Oracles.Statistics;

namespace Replication.Experiments;

/// <summary>
/// A fresh discriminator trained against g_theta(z) = A z + b at A = I, z uniform on a circle, and the -log D gradient that it gives.
/// </summary>
sealed class StillGenerator(Run run)
{
    const double Distance = 0.5;        // between the planes of the two unit circles
    const long Width = 64;
    const int Batch = 64;               // the paper's usual batch, of training and of the gradients that are compared
    const int Batches = 200;            // that a mean and a standard deviation are taken over
    const int Single = 100_000;         // updates of one sample, for the tail
    const int Largest = 1000;           // of them, from which its index is read
    const double Rate = 1e-3;           // Adam's

    readonly Draws _draws = new(run.Seed, device(run.Device));

    /// <summary>
    /// The discriminator's steps. The paper's 4000 add less than a tenth of an order of magnitude to norm and spread on a tuning seed.
    /// </summary>
    public int Iterations { get; init; } = run.Steps(smoke: 100, standard: 2000, paper: 4000);

    /// <summary>Standard deviation of Gaussian noise added to data and samples alike.</summary>
    public double Noise { get; init; }

    /// <summary>Whether D is the sigmoid of the network, by cross-entropy; else it is the network itself, by least squares.</summary>
    public bool Sigmoid { get; init; } = true;

    public GrowingGradient.Row Measure()
    {
        using var everything = NewDisposeScope();
        using var weights = _draws.Stream("weights");
        using var data = _draws.Stream("data");
        using var training = new MlpTraining();
        var network = Mlp.Create(weights, _draws.Device, 3, Width, Width, 1);
        var trained = training.Of(network);
        var probes = new List<GrowingGradient.Probe>();
        var schedule = LogSchedule.UpTo(Iterations);
        for (var iteration = 0; iteration <= Iterations; iteration++)
        {
            using var scope = NewDisposeScope();
            if (schedule.Contains(iteration)) probes.Add(At(iteration, network));
            Step(training, trained, data);
            if (iteration % 100 == 0) run.Progress?.Report((double)iteration / Iterations);
        }

        return WithTail(probes, network);
    }

    void Step(MlpTraining training, TrainedMlp network, Generator data)
    {
        var real = OnCircle(Batch, data).Sample;
        var fake = OnCircle(Batch, data, Distance).Sample;
        if (Sigmoid)
        {
            var signs = cat([full(Batch, 1, -1f, device: _draws.Device), ones(Batch, 1, device: _draws.Device)]);
            network.CrossEntropyStep(cat([real, fake]), zeros_like(signs), signs, full_like(signs, 1.0 / Batch), Rate);
            return;
        }

        training.Backward((network.Call(real) - 1).square().mean() + network.Call(fake).square().mean());
        network.Step(Rate);
    }

    GrowingGradient.Probe At(int iteration, Sequential network)
    {
        using var stream = _draws.Stream("probe");
        var batches = Updates(network, Batch * Batches, stream).reshape(Batches, Batch, -1).mean([1]);
        return new(
            iteration, batches.square().sum(1).sqrt().mean().ToDouble(),
            (batches - batches.mean([0], keepdim: true)).square().mean([0]).sum().sqrt().ToDouble());
    }

    GrowingGradient.Row WithTail(List<GrowingGradient.Probe> probes, Sequential network)
    {
        using var stream = _draws.Stream("single updates");
        double[] sizes = [.. Updates(network, Single, stream).square().sum(1).sqrt().data<double>()];
        var index = HeavyTail.HillIndex(sizes, Largest);
        var median = sizes.Order().ElementAt(Single / 2);
        return new(
            probes, [.. Enumerable.Range(-4, 37).Select(i => Math.Pow(10, i / 8.0)).Select(Beyond)], index.Estimate, index.Low, index.High);

        GrowingGradient.Tail Beyond(double multiple)
        {
            var count = sizes.Count(size => size > multiple * median);
            return new(multiple, count == 0 ? null : (double)count / Single, multiple < 0.5 ? null : 1 / (2 * multiple));
        }
    }

    /// <summary>The gradient of -log D(g(z)) in A and b for each z, in float64: shape [count, 12].</summary>
    Tensor Updates(Sequential network, int count, Generator stream)
    {
        using var scope = NewDisposeScope();
        using var network64 = Mlp.InDouble(network);
        var (z, sample) = OnCircle(count, stream, Distance);
        var x = sample.to(float64).detach();
        x.requires_grad = true;
        var output = network64.call(x);

        // -log D is softplus(-h) of the sigmoid's logit h; without one its gradient is -grad D / D, whatever the sign of D.
        var slope = autograd.grad([(Sigmoid ? nn.functional.softplus(-output) : -output).sum()], [x])[0];
        if (!Sigmoid) slope = slope / output.detach();
        var inA = (slope.unsqueeze(2) * z.to(float64).unsqueeze(1)).reshape(count, -1);
        return cat([inA, slope], 1).detach().MoveToOuterDisposeScope();
    }

    /// <summary>Points z of the unit circle, and z + (0, 0, height) with noise: shape [count, 3] each.</summary>
    (Tensor Latent, Tensor Sample) OnCircle(int count, Generator stream, double height = 0)
    {
        var latent = new Circle([0, 0, 0], 1).Sample(count, stream);
        var sample = latent + tensor(new[] { 0f, 0f, (float)height }, device: _draws.Device);
        return (latent, Noise == 0 ? sample : sample + randn(count, 3, generator: stream, device: _draws.Device) * Noise);
    }
}
