using static TorchSharp.torch;

namespace Replication.Core.Constraints;

/// <summary>Weight clipping (Arjovsky et al. 2017, Algorithm 1): the first, crude way to a Lipschitz critic.</summary>
public static class WeightClipping
{
    /// <summary>Clamps every parameter, biases included, to [-bound, bound] in place; Algorithm 1 does so after each critic step.</summary>
    public static void Clamp(nn.Module critic, double bound)
    {
        using var guard = no_grad();
        foreach (var parameter in critic.parameters()) parameter.clamp_(-bound, bound);
    }
}
