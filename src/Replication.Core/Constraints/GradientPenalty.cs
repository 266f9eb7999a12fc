using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Core.Constraints;

/// <summary>The two-sided gradient penalty (Gulrajani et al. 2017, equation 3).</summary>
public static class GradientPenalty
{
    /// <summary>
    /// lambda E (|grad f(x̂)| - 1)^2 at x̂ = e x + (1 - e) x', e ~ U[0, 1] one per pair. Differentiable with respect to the critic's
    /// parameters. At the optimum of the penalised problem the critic is <em>not</em> 1-Lipschitz: E |grad f| = 1 + W1 / (2 lambda) in one
    /// dimension.
    /// </summary>
    /// <param name="critic">Maps [batch, d] to [batch, 1].</param>
    /// <param name="real">Shape [batch, d], batch and d at least 1, no graph.</param>
    /// <param name="fake">Of the same shape, no graph.</param>
    /// <param name="lambda">Weight, positive and finite.</param>
    /// <param name="generator">Source of e.</param>
    /// <returns>Scalar; NaN where an input or a parameter is not finite.</returns>
    /// <exception cref="ArgumentException">
    /// Another shape, of the inputs or of the critic's values, or a weight that is not positive and finite.
    /// </exception>
    public static Tensor TwoSided(Module<Tensor, Tensor> critic, Tensor real, Tensor fake, double lambda, Generator generator) =>
        lambda > 0 && double.IsFinite(lambda)
            ? (SlopesBetween(critic, real, fake, generator) - 1).square().mean() * lambda
            : throw new ArgumentOutOfRangeException(nameof(lambda), lambda, "Expected a positive, finite weight.");

    /// <summary>
    /// |grad f| at random points between pairs of real and fake: shape [batch, 1], with a graph to the critic's parameters.
    /// </summary>
    /// <exception cref="ArgumentException">Another shape, of the inputs or of the critic's values.</exception>
    public static Tensor SlopesBetween(Module<Tensor, Tensor> critic, Tensor real, Tensor fake, Generator generator)
    {
        Shapes.RequireRows(real);
        Shapes.RequireEqual(real, fake);
        return Slopes(critic.call, lerp(fake, real, rand(real.shape[0], 1, device: real.device, generator: generator)));
    }

    /// <summary>|grad f| at points, with a graph to the critic's parameters.</summary>
    /// <param name="critic">Maps [..., d] to [..., 1], row by row.</param>
    /// <param name="at">Shape [..., d], no graph; requires gradients afterwards.</param>
    /// <returns>Shape [..., 1].</returns>
    /// <exception cref="ArgumentException">The critic's values have another shape.</exception>
    public static Tensor Slopes(Func<Tensor, Tensor> critic, Tensor at)
    {
        var values = critic(at.requires_grad_());
        long[] expected = [.. at.shape[..^1], 1];
        if (!values.shape.SequenceEqual(expected))
        {
            throw new ArgumentException(
                $"The critic gives the shape {Shapes.Of(values)}; expected [{string.Join(", ", expected)}], a value for each input.", nameof(critic));
        }

        var gradient = autograd.grad([values], [at], [ones_like(values)], retain_graph: true, create_graph: true)[0];
        return linalg.vector_norm(gradient, 2, [-1], keepdim: true);
    }
}
