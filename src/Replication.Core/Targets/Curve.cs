using static TorchSharp.torch;

namespace Replication.Core.Targets;

/// <summary>
/// A compact curve in R^d with a parameter u in [0, 1]: the simplest support of low dimension, on which the theorems of Arjovsky and Bottou
/// 2017, section 2, can be watched. Immutable and thread-safe.
/// </summary>
public abstract class Curve
{
    private protected Curve(int dimension) => Dimension = dimension;

    /// <summary>d, the number of coordinates of the space around it.</summary>
    public int Dimension { get; }

    /// <summary>The points at given parameters.</summary>
    /// <param name="u">Shape [n, 1], in [0, 1]; NaN is passed on.</param>
    /// <returns>Shape [n, d], of the type and device of <paramref name="u"/>; differentiable in it.</returns>
    public abstract Tensor At(Tensor u);

    /// <summary>Euclidean distance of a point from the curve; NaN if a coordinate is.</summary>
    /// <param name="point">d coordinates.</param>
    /// <exception cref="ArgumentException">Another number of coordinates.</exception>
    public double Distance(ReadOnlySpan<double> point) => point.Length == Dimension
        ? DistanceFrom(point)
        : throw new ArgumentException($"{point.Length} coordinates for a curve in R^{Dimension}.", nameof(point));

    /// <summary>Independent samples, u uniform: shape [count, d], float32.</summary>
    public Tensor Sample(long count, Generator generator) => At(rand(count, 1, generator: generator, device: generator.device));

    /// <summary>
    /// The points at u = (i + 1/2) / count: shape [count, d], float64, on the CPU. Uniform u without the noise of a sample.
    /// </summary>
    public Tensor EvenlySpaced(long count) => At((arange(count, dtype: float64).reshape(count, 1) + 0.5) / (double)count);

    private protected abstract double DistanceFrom(ReadOnlySpan<double> point);

    /// <summary>The coordinates of a place, as a row on the device and of the type of another tensor.</summary>
    private protected static Tensor Row(IReadOnlyList<double> place, Tensor like) =>
        tensor([.. place], dtype: float64).to(like.dtype).to(like.device).reshape(1, place.Count);
}
