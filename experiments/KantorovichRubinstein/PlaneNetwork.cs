using Replication.Oracles.Transport;

namespace Replication.Experiments;

/// <summary>A generator g: R^2 -> R^2 in float64, between whose samples and those of another network W is known exactly.</summary>
/// <param name="run">Its seed draws parameters, latents and directions.</param>
sealed class PlaneNetwork(Run run)
{
    const int Samples = 64;             // of each law: an exact plan takes milliseconds
    const int Directions = 5;           // of a run
    const double Step = 1e-6;           // of the difference quotient: below it rounding, above it the curvature of W
    static readonly FunctionalMlp Generator = new(2, 16, 16, 2);

    readonly Draws _draws = new(run.Seed, CPU);

    /// <summary>Whether the critic is the optimal potential, or minus the distance to the nearest data point.</summary>
    public bool Optimal { get; init; } = true;

    /// <summary>The derivative of W in random directions, by differences and by the critic.</summary>
    public Theorem3.Row Measure()
    {
        using var scope = NewDisposeScope();
        using var stream = _draws.Stream("network");
        var (origin, latents) = (Parameters(stream), Normal(Samples, 2));
        var data = Generator.Call(Parameters(stream), Normal(Samples, 2));
        // f(x) = max_j f(y_j) - |x - y_j| over the data: the least 1-Lipschitz function with the potential's values there.
        var values = Optimal ? tensor(Potential(data, Generator.Call(origin, latents))) : zeros(Samples, float64);
        return new([.. Enumerable.Range(1, Directions).Select(number =>
        {
            var direction = Normal(origin.shape);
            direction /= direction.norm();
            double At(double h) => Transport(data, Generator.Call(origin + h * direction, latents)).Value;
            var step = zeros([], float64, requires_grad: true);
            var gain = (values - cdist(Generator.Call(origin + step * direction, latents), data)).amax(1).mean();
            var byCritic = -autograd.grad([gain], [step])[0].item<double>();
            return new Theorem3.Place(number, (At(Step) - At(-Step)) / (2 * Step), byCritic);
        })]);

        Tensor Normal(params long[] shape) => randn(shape, float64, generator: stream);
    }

    /// <summary>Initial weights of the suite's networks, with noise, so that no bias is 0.</summary>
    static Tensor Parameters(Generator stream)
    {
        var initial = PlaneNetwork.Generator.Initial(stream, CPU).to(float64);
        return initial + 0.3 * randn(initial.shape, float64, generator: stream);
    }

    /// <summary>
    /// An optimal potential of the data points y that is tight on the plan alone, so that the critic has a gradient at every sample. A
    /// potential is optimal if f(y_k) - f(y_j) is at most |y_k - x| - |y_j - x|, x being the sample that y_j is matched with. The shortest
    /// paths from each point are one, an extreme one; this is their mean.
    /// </summary>
    static double[] Potential(Tensor data, Tensor samples)
    {
        var distances = cdist(samples, data).data<double>().ToArray();
        var paths = new double[Samples, Samples];
        foreach (var match in Transport(data, samples).Plan)
            for (var k = 0; k < Samples; k++)
                paths[match.Source, k] = distances[match.Target * Samples + k] - distances[match.Target * Samples + match.Source];
        for (var over = 0; over < Samples; over++)
            for (var j = 0; j < Samples; j++)
                for (var k = 0; k < Samples; k++)
                    paths[j, k] = Math.Min(paths[j, k], paths[j, over] + paths[over, k]);
        return [.. Enumerable.Range(0, Samples).Select(k => Enumerable.Range(0, Samples).Average(j => paths[j, k]))];
    }

    static TransportSolution Transport(Tensor data, Tensor samples) =>
        ExactTransport.Solve(Cloud(data), Cloud(samples), GroundCost.Euclidean);

    static PointCloud Cloud(Tensor points) => new(points.detach().data<double>().ToArray(), 2);
}
