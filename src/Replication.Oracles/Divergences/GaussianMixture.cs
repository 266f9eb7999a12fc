using MathNet.Numerics.LinearAlgebra;

namespace Replication.Oracles.Divergences;

/// <summary>
/// A mixture of normal laws in d dimensions (the rings and grids of the papers). Immutable; thread-safe for reading.
/// </summary>
public sealed class GaussianMixture
{
    readonly double[] _logWeights;

    /// <summary>Makes the mixture.</summary>
    /// <param name="weights">A pmf with one entry for each component.</param>
    /// <param name="components">Laws of one dimension.</param>
    /// <exception cref="ArgumentException">The weights are no pmf, the numbers differ, or the dimensions do.</exception>
    public GaussianMixture(IReadOnlyList<double> weights, IReadOnlyList<MultivariateGaussian> components)
    {
        Pmf.Validate([.. weights], nameof(weights));
        if (weights.Count != components.Count)
            throw new ArgumentException($"{weights.Count} weights for {components.Count} components.", nameof(weights));
        if (components.Any(c => c.Dimension != components[0].Dimension))
            throw new ArgumentException("The components' dimensions differ.", nameof(components));
        (Weights, Components) = ([.. weights], [.. components]);
        _logWeights = [.. weights.Select(weight => Math.Log(weight))];
    }

    /// <summary>The weights of the components.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>The components.</summary>
    public IReadOnlyList<MultivariateGaussian> Components { get; }

    /// <summary>log of the density at x, by log-sum-exp; a NaN or infinity in x is passed on, as a value that is not finite.</summary>
    /// <exception cref="ArgumentException">x has another length than the dimension.</exception>
    public double LogDensity(Vector<double> x)
    {
        Span<double> logs = stackalloc double[Components.Count];
        for (var k = 0; k < logs.Length; k++) logs[k] = _logWeights[k] + Components[k].LogDensity(x);
        return LogSumExp.Of(logs);
    }

    /// <summary>The law as a density on the plane.</summary>
    /// <exception cref="InvalidOperationException">The dimension is not 2.</exception>
    public PlaneDensity OnPlane()
    {
        var parts = Components.Select(component => component.OnPlane()).ToArray();
        return new PlaneDensity(
            (x, y) =>
            {
                Span<double> logs = stackalloc double[parts.Length];
                for (var k = 0; k < logs.Length; k++) logs[k] = _logWeights[k] + parts[k].Log(x, y);
                return LogSumExp.Of(logs);
            },
            Rectangle.Plane, parts.SelectMany(part => part.XLandmarks), parts.SelectMany(part => part.YLandmarks));
    }
}
