using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Core.Inference;

/// <summary>
/// A square grid over a two-dimensional latent space with the weights of the prior N(0, I), for integrals over z without chance: the
/// trapezoidal rule, which converges fast for functions that fall like the prior. Holds float32 tensors; dispose it.
/// </summary>
public sealed class LatentGrid : IDisposable
{
    readonly Tensor _logWeights;
    readonly double _logCell;

    /// <summary>The grid on [-reach, reach]^2.</summary>
    /// <param name="step">Distance of neighbours.</param>
    /// <param name="reach">Half the side; the prior beyond it is left out and should not matter (6: 4e-9).</param>
    /// <param name="device">Where the tensors live.</param>
    public LatentGrid(double step, double reach, Device device)
    {
        using var scope = NewDisposeScope();
        var half = (int)Math.Round(reach / step);
        var count = 2 * half + 1;
        var axis = (arange(count, dtype: float64, device: device) - half) * step;
        var nodes = stack([axis.repeat_interleave(count, 0), axis.repeat(count)], 1);
        _logCell = 2 * Math.Log(step);
        var logWeights = StandardNormal.LogDensity(nodes) + _logCell;
        Nodes = nodes.to(float32).DetachFromDisposeScope();
        _logWeights = logWeights.DetachFromDisposeScope();
    }

    /// <summary>The grid's points, shape [n, 2], float32.</summary>
    public Tensor Nodes { get; }

    /// <summary>
    /// log p(x) = log of the integral of p(z) p(x|z) for one x, given log p(x|z) at <see cref="Nodes"/>, shape [n]; summed in float64.
    /// </summary>
    public double LogEvidence(Tensor logLikelihood)
    {
        using var scope = NewDisposeScope();
        return (_logWeights + logLikelihood.to(float64)).logsumexp(0).ToDouble();
    }

    /// <summary>E_q f for a density q, given log q and f at <see cref="Nodes"/>, shape [n]; summed in float64.</summary>
    public double Expectation(Tensor logDensity, Tensor values)
    {
        using var scope = NewDisposeScope();
        return ((logDensity.to(float64) + _logCell).exp() * values.to(float64)).sum().ToDouble();
    }

    /// <summary>KL(q||p) of a density q, given log q at <see cref="Nodes"/>, shape [n]; finite for finite log q.</summary>
    public double KullbackLeiblerToPrior(Tensor logDensity)
    {
        using var scope = NewDisposeScope();
        return Expectation(logDensity, logDensity.to(float64) + _logCell - _logWeights);
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Nodes.Dispose();
        _logWeights.Dispose();
    }
}
