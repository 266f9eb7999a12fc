using MathNet.Numerics;

namespace Replication.Experiments;

/// <summary>A network 1-64-64-1 that is trained between data N(-5, 1) and samples N(5, 1): a discriminator or a critic.</summary>
/// <param name="run">Seed, scale and device.</param>
sealed class TrainedJudge(Run run)
{
    internal static readonly int[] Widths = [1, 64, 64, 1];
    const int Batch = 128;
    const double Rate = 1e-3;           // Adam's and RMSProp's: both move a weight by about this much a step at first
    const int Tenths = 10;              // looks over a training, evenly spaced; and one after the first step

    readonly Draws _draws = new(run.Seed, device(run.Device));
    readonly int _steps = run.Steps(smoke: 20, standard: 2000);

    /// <summary>Algorithm 1's critic: RMSProp, and every weight clipped after each step.</summary>
    public static GameSettings Clipping(double bound) =>
        new(GameCost.ClippedWasserstein) { Steps = 0, Batch = Batch, DiscriminatorRate = Rate, Clip = bound };

    /// <summary>The critic of Gulrajani et al. 2017, at their lambda.</summary>
    public static GameSettings Penalty =>
        new(GameCost.PenalisedWasserstein) { Steps = 0, Batch = Batch, DiscriminatorRate = Rate, Lambda = 10 };

    /// <summary>A discriminator on the original game's cross-entropy.</summary>
    /// <param name="noise">Standard deviation of what is added to data and samples in training.</param>
    public TwoGaussians.Row Discriminate(double noise)
    {
        using var scope = NewDisposeScope();
        var network = Create();
        using var fit = new DiscriminatorFit(network);
        using var data = _draws.Stream("data");
        var spread = Math.Sqrt(1 + noise * noise);
        return Train(network, isCritic: false, step =>
        {
            using var one = NewDisposeScope();
            var (real, fake) = (Gaussian(-TwoGaussians.Place, spread, Batch, data), Gaussian(TwoGaussians.Place, spread, Batch, data));
            fit.Step(real, fake, LearningRate.HalfDecay(Rate, step, _steps));
        });
    }

    /// <summary>A critic on the difference of means.</summary>
    /// <param name="settings">How its slope is held, its steps apart.</param>
    public TwoGaussians.Row Criticise(GameSettings settings)
    {
        using var scope = NewDisposeScope();
        var network = Create();
        using var fit = new CriticFit(
            network, settings with { Steps = _steps }, (count, stream) => Gaussian(-TwoGaussians.Place, 1, count, stream),
            (count, stream) => Gaussian(TwoGaussians.Place, 1, count, stream), _draws);
        return Train(network, isCritic: true, _ => fit.Step());
    }

    TwoGaussians.Row Train(Sequential network, bool isCritic, Action<int> take)
    {
        var course = new List<TwoGaussians.Moment>();
        for (var step = 1; step <= _steps; step++)
        {
            take(step);
            if (step == 1 || step * Tenths % _steps == 0) course.Add(Look(network, isCritic, step));
        }

        return Curves.Of(places => At(network, isCritic, places), course);
    }

    static TwoGaussians.Moment Look(Sequential network, bool isCritic, int step)
    {
        double[] data = Curves.Quantiles(-TwoGaussians.Place), samples = Curves.Quantiles(TwoGaussians.Place);
        var values = Gradients.OnLine(network, [.. data, .. samples]).Values;
        return new(
            step,
            At(network, isCritic, samples).Average(at => Math.Abs(at.Slope)),
            values[..data.Length].Average() - values[data.Length..].Average());
    }

    /// <summary>f and its slope, or D and the slope of log(1 - D), which is -D h' for the logit h.</summary>
    static (double Value, double Slope)[] At(Sequential network, bool isCritic, double[] places)
    {
        var (values, slopes) = Gradients.OnLine(network, places);
        return [.. values.Zip(slopes, (value, slope) =>
            isCritic ? (value, slope) : (SpecialFunctions.Logistic(value), -SpecialFunctions.Logistic(value) * slope))];
    }

    Sequential Create()
    {
        using var weights = _draws.Stream("weights");
        return Mlp.Create(weights, _draws.Device, [.. Widths.Select(width => (long)width)]);
    }

    Tensor Gaussian(double mean, double sd, long count, Generator stream) =>
        randn(count, 1, generator: stream, device: _draws.Device) * sd + mean;
}
