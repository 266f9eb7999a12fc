using Replication.Oracles.Transport;
using static TorchSharp.torch;

namespace Replication.Core.Metrics;

/// <summary>Exact optimal transport between samples that live in tensors.</summary>
public static class SampleTransport
{
    /// <summary>W1 between the empirical laws of two samples, Euclidean cost, by the certified exact solver.</summary>
    /// <param name="left">Shape [n, d], n and d at least 1, finite.</param>
    /// <param name="right">Shape [m, d], m at least 1, finite.</param>
    /// <exception cref="ArgumentException">Another shape, or a coordinate that is NaN or infinite.</exception>
    public static double Wasserstein(Tensor left, Tensor right)
    {
        Shapes.RequireRows(left);
        Shapes.RequireRows(right);
        if (left.shape[1] != right.shape[1])
        {
            throw new ArgumentException(
                $"The shapes are {Shapes.Of(left)} and {Shapes.Of(right)}; expected [n, d] and [m, d] of one d.", nameof(right));
        }

        return ExactTransport.Solve(Cloud(left), Cloud(right), GroundCost.Euclidean).Value;
    }

    /// <summary>The sample as points of equal weight.</summary>
    /// <param name="samples">Shape [n, d], n and d at least 1, finite.</param>
    /// <exception cref="ArgumentException">Another shape, or a coordinate that is NaN or infinite.</exception>
    public static PointCloud Cloud(Tensor samples)
    {
        Shapes.RequireRows(samples);
        using var scope = NewDisposeScope();
        return new PointCloud(samples.detach().to(float64).cpu().contiguous().data<double>().ToArray(), checked((int)samples.shape[1]));
    }
}
