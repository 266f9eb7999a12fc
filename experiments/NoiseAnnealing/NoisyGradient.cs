using Replication.Core.Targets;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// Both sides of Theorem 3.2 in the plane, in float64: P_r uniform on 32 points of a circle, P_g on an ellipse g(z) = A z + b that runs through
/// it, so that some of its samples are more probable under P_r and some under P_g; D* optimal between the two laws with N(0, sd^2 I) added. The
/// left side is automatic differentiation of E log(1 - D*(g(z))) with D* frozen; the right side is the theorem's formula, written out.
/// </summary>
/// <param name="deviation">sd of the noise.</param>
sealed class NoisyGradient(double deviation)
{
    const int Points = 32;

    static readonly double[] Start = [2.4, 0.6, -0.4, 2, 0.8, 0.3];

    /// <summary>A factor on the noise that D* is optimal for; anything but 1 breaks the theorem's assumption.</summary>
    public double DiscriminatorDeviation { get; init; } = 1;

    /// <summary>Whether the formula's a and b change places, as the prose after the theorem has them.</summary>
    public bool Exchanged { get; init; }

    /// <summary>Whether P_r is put on P_g's own points.</summary>
    public bool EqualLaws { get; init; }

    /// <summary>The six components, of A row by row and of b.</summary>
    public IReadOnlyList<GradientComponent> Components()
    {
        using var scope = NewDisposeScope();
        var (automatic, formula) = (Automatic(), Formula());
        return [.. automatic.Select((value, k) => new GradientComponent(deviation, k, value, formula[k]))];
    }

    /// <summary>The theorem's weights at each of the generator's samples.</summary>
    public IReadOnlyList<GradientWeights> Weights()
    {
        using var scope = NewDisposeScope();
        return [.. Generated().Chunk(2).Select(Weigh)];
    }

    static Tensor Latents => new Circle([0, 0], 0.5).EvenlySpaced(Points);

    static Tensor Map(Tensor parameters) => matmul(Latents, parameters.narrow(0, 0, 4).reshape(2, 2).t()) + parameters.narrow(0, 4, 2);

    static double[] Generated() => Map(tensor(Start)).data<double>().ToArray();

    double[] Data() => EqualLaws ? Generated() : new Circle([0, 0], 0.5).EvenlySpaced(Points).data<double>().ToArray();

    double[] Automatic()
    {
        var parameters = tensor(Start, requires_grad: true);
        var samples = Map(parameters);
        var toData = LogDensity(samples, tensor(Data()).reshape(-1, 2));
        var toGenerated = LogDensity(samples, samples.detach());
        var cost = (toGenerated - logsumexp(stack([toData, toGenerated]), 0)).mean();
        return autograd.grad([cost], [parameters])[0].data<double>().ToArray();
    }

    /// <summary>log of the smoothed density, up to the normaliser, which D* does not see.</summary>
    Tensor LogDensity(Tensor at, Tensor points)
    {
        var sd = deviation * DiscriminatorDeviation;
        return logsumexp((at.unsqueeze(1) - points.unsqueeze(0)).square().sum(2) * (-1 / (2 * sd * sd)), 1);
    }

    double[] Formula()
    {
        var (data, generated, latents) = (Data(), Generated(), Latents.data<double>().ToArray());
        var gradient = new double[Start.Length];
        for (var i = 0; i < Points; i++)
        {
            double[] at = [generated[2 * i], generated[2 * i + 1]];
            var weights = Weigh(at);
            var (fromData, fromGenerated) = (Pull(at, data), Pull(at, generated));
            for (var row = 0; row < 2; row++)
            {
                var force = (weights.Attraction * fromData[row] - weights.Repulsion * fromGenerated[row]) / Points;
                gradient[2 * row] += force * latents[2 * i];
                gradient[2 * row + 1] += force * latents[2 * i + 1];
                gradient[4 + row] += force;
            }
        }

        return gradient;
    }

    GradientWeights Weigh(double[] at)
    {
        double r = Density(at, Data()), g = Density(at, Generated());
        var a = 1 / (2 * deviation * deviation * (r + g));
        var b = a * r / g;
        return Exchanged ? new(deviation, r, g, b, a, r / g, a / b) : new(deviation, r, g, a, b, r / g, b / a);
    }

    double Density(double[] at, double[] points) => points.Chunk(2).Average(point => Kernel(at, point));

    /// <summary>E_y P_eps(x - y) 2 (x - y): the gradient of ||x - y||^2 in x, weighted by the noise's density.</summary>
    double[] Pull(double[] at, double[] points) =>
    [
        points.Chunk(2).Average(point => Kernel(at, point) * 2 * (at[0] - point[0])),
        points.Chunk(2).Average(point => Kernel(at, point) * 2 * (at[1] - point[1])),
    ];

    double Kernel(double[] at, double[] point)
    {
        var square = (at[0] - point[0]) * (at[0] - point[0]) + (at[1] - point[1]) * (at[1] - point[1]);
        return Math.Exp(-square / (2 * deviation * deviation)) / (2 * Math.PI * deviation * deviation);
    }
}

/// <summary>One component of the generator's gradient, both ways.</summary>
/// <param name="Deviation">sd of the noise.</param>
/// <param name="Component">Which parameter: 0 to 3 of A, 4 and 5 of b.</param>
/// <param name="Automatic">By automatic differentiation of E log(1 - D*(g(z))).</param>
/// <param name="Formula">By Theorem 3.2.</param>
sealed record GradientComponent(double Deviation, int Component, double Automatic, double Formula);

/// <summary>Theorem 3.2's weights at one sample of the generator.</summary>
/// <param name="Deviation">sd of the noise.</param>
/// <param name="DataDensity">Density of P_{r + eps} there.</param>
/// <param name="GeneratorDensity">Density of P_{g + eps} there.</param>
/// <param name="Attraction">a, the weight of the pull towards the data.</param>
/// <param name="Repulsion">b, the weight of the push off the generator's own samples.</param>
/// <param name="DensityRatio">P_{r + eps} / P_{g + eps}.</param>
/// <param name="WeightRatio">b / a.</param>
sealed record GradientWeights(
    double Deviation, double DataDensity, double GeneratorDensity, double Attraction, double Repulsion, double DensityRatio, double WeightRatio);
