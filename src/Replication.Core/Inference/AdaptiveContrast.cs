using static TorchSharp.torch;

namespace Replication.Core.Inference;

/// <summary>
/// Adaptive contrast (Mescheder et al. 2017, section 3.3): the adversary compares q not with the prior, which may be far away, but with the
/// Gaussian r of q's own moments, in whose units it sees z. KL(q||p) = E_q[T + log r - log p]. The moments come from the batch
/// and carry no gradient.
/// </summary>
/// <param name="Mean">Of each coordinate, shape [1, d], no graph.</param>
/// <param name="Variance">Of each coordinate, shape [1, d], positive, no graph.</param>
public sealed record AdaptiveContrast(Tensor Mean, Tensor Variance)
{
    /// <summary>
    /// Keeps the variance of a posterior that collapses from vanishing, as in the released code, where it is missing from log r.
    /// </summary>
    const double Floor = 1e-4;

    /// <summary>The contrast to a batch of draws of q.</summary>
    /// <param name="draws">Shape [batch, d], at least two rows.</param>
    /// <exception cref="ArgumentException">Another shape, or a single row, which has no variance.</exception>
    public static AdaptiveContrast To(Tensor draws)
    {
        if (draws.shape is not [> 1, > 0])
            throw new ArgumentException($"The shape is {Shapes.Of(draws)}; expected [batch, d] with two rows or more.", nameof(draws));
        using var guard = no_grad();
        var mean = draws.mean([0], keepdim: true);
        return new AdaptiveContrast(mean, (draws - mean).square().mean([0], keepdim: true) + Floor);
    }

    /// <summary>z in the units of r: what the adversary sees, against N(0, I); differentiable in z.</summary>
    public Tensor Standardise(Tensor z) => (z - Mean) * Variance.rsqrt();

    /// <summary>log r(z) of each row, shape [batch]; differentiable in z.</summary>
    public Tensor LogDensity(Tensor z) => StandardNormal.LogDensity(Standardise(z)) - Variance.log().sum() * 0.5;
}
