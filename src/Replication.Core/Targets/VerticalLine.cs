using static TorchSharp.torch;

namespace Replication.Core.Targets;

/// <summary>
/// The law of (theta, Z), Z ~ U[0, 1], in the plane: Arjovsky et al. 2017, Example 1. With smoothing, x gets N(0, sigma^2) added.
/// </summary>
public static class VerticalLine
{
    /// <summary>Samples of shape [count, 2]; differentiable in theta.</summary>
    /// <param name="theta">Scalar tensor: the line's place on the x axis.</param>
    /// <param name="smoothing">Standard deviation of the noise on x; 0 for the singular line.</param>
    /// <param name="count">Number of samples.</param>
    /// <param name="generator">Source of Z and of the noise.</param>
    public static Tensor Sample(Tensor theta, double smoothing, long count, Generator generator)
    {
        var z = rand(count, 1, generator: generator, device: theta.device);
        var x = theta.expand(count, 1);
        return cat([smoothing == 0 ? x : x + randn(count, 1, generator: generator, device: theta.device) * smoothing, z], 1);
    }
}
