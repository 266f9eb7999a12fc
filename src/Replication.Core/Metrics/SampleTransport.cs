using Replication.Oracles.Transport;
using static TorchSharp.torch;

namespace Replication.Core.Metrics;

/// <summary>Exact optimal transport between samples that live in tensors.</summary>
public static class SampleTransport
{
    /// <summary>W1 between the empirical laws of two samples, Euclidean cost, by the certified exact solver.</summary>
    /// <param name="left">Shape [n, d], finite.</param>
    /// <param name="right">Shape [m, d], finite.</param>
    /// <exception cref="ArgumentException">A coordinate is NaN or infinite, or the dimensions differ.</exception>
    public static double Wasserstein(Tensor left, Tensor right) => ExactTransport.Solve(Cloud(left), Cloud(right), GroundCost.Euclidean).Value;

    /// <summary>The sample as points of equal weight.</summary>
    /// <param name="samples">Shape [n, d], finite.</param>
    /// <exception cref="ArgumentException">A coordinate is NaN or infinite.</exception>
    public static PointCloud Cloud(Tensor samples)
    {
        using var scope = NewDisposeScope();
        return new PointCloud(samples.detach().to(float64).cpu().contiguous().data<double>().ToArray(), checked((int)samples.shape[1]));
    }
}
