using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;
using Replication.Oracles.Quadrature;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// Proposition 2 for q = N(mean, sd^2) against N(0, 1), by automatic differentiation of T* at the nodes of a 64-point Gauss-Hermite rule: T* is
/// a parabola in z, for which the rule is exact.
/// </summary>
/// <param name="Mean">q's mean.</param>
/// <param name="Sd">q's standard deviation.</param>
/// <param name="MeanSlope">E dT*/dmean, z held still.</param>
/// <param name="SdSlope">E dT*/dsd, z held still.</param>
/// <param name="PathMean">d/dmean of E T*(mean + sd e), T* held still: what Algorithm 1 descends.</param>
/// <param name="PathSd">d/dsd of the same.</param>
/// <param name="DivergenceMean">dKL(q||p)/dmean in closed form.</param>
/// <param name="DivergenceSd">dKL(q||p)/dsd in closed form.</param>
sealed record AdversarySlope(
    double Mean, double Sd, double MeanSlope, double SdSlope, double PathMean, double PathSd, double DivergenceMean, double DivergenceSd)
{
    /// <summary>The larger of the two slopes that Proposition 2 says are 0.</summary>
    public double Largest => Math.Max(Math.Abs(MeanSlope), Math.Abs(SdSlope));

    /// <summary>How far the path's gradient is from the divergence's.</summary>
    public double PathError => Math.Max(Math.Abs(PathMean - DivergenceMean), Math.Abs(PathSd - DivergenceSd));

    /// <summary>Over a grid of q, none of them the prior.</summary>
    /// <param name="underPosterior">The expectation is taken under q, as the proposition has it, or under the prior.</param>
    public static IReadOnlyList<AdversarySlope> Sweep(bool underPosterior) =>
    [
        .. new[] { -2.0, -0.5, 0.8, 3 }.SelectMany(mean => new[] { 0.1, 0.6, 1.5 }.Select(sd => At(mean, sd, underPosterior))),
    ];

    static AdversarySlope At(double mean, double sd, bool underPosterior)
    {
        using var scope = NewDisposeScope();
        var rule = new GaussHermite(64);
        var (nodes, weights) = (tensor(rule.Nodes.ToArray()), tensor(rule.Weights.ToArray()));
        Tensor mu = tensor(mean, requires_grad: true), s = tensor(sd, requires_grad: true);
        var draws = underPosterior ? nodes * sd + mean : nodes;
        var still = autograd.grad([(weights * Optimal(draws, mu, s)).sum()], [mu, s]);
        var path = autograd.grad([(weights * Optimal(nodes * s + mu, tensor(mean), tensor(sd))).sum()], [mu, s]);
        return new AdversarySlope(
            mean, sd, still[0].ToDouble(), still[1].ToDouble(), path[0].ToDouble(), path[1].ToDouble(), mean, sd - 1 / sd);
    }

    /// <summary>T* = log q - log p, as <see cref="GaussianAdversary.At"/>, with a graph to all three.</summary>
    static Tensor Optimal(Tensor z, Tensor mean, Tensor sd) => z.square() * 0.5 - ((z - mean) / sd).square() * 0.5 - sd.log();
}
