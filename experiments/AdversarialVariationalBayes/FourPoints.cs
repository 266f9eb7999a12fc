using Replication.Core.Inference;
using Replication.Evidence;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// The toy data of section 5.1: four points, the 2 x 2 images with one lit pixel, and a latent plane. A decoder's true log-likelihood is an
/// integral over the plane, taken by the trapezoidal rule on a grid: no chance in it.
/// </summary>
sealed class FourPoints : IDisposable
{
    public const int Count = 4, Latent = 2;

    readonly LatentGrid _grid;

    /// <summary>Puts the points and the grid on a device; the smoke scale's grid is too coarse for its numbers to mean anything.</summary>
    public FourPoints(Device device, Scale scale)
    {
        Images = eye(Count, device: device).DetachFromDisposeScope();
        _grid = new LatentGrid(step: scale == Scale.Smoke ? 0.5 : 0.06, reach: 6, device);
    }

    /// <summary>Shape [4, 4], one image a row.</summary>
    public Tensor Images { get; }

    /// <summary>Each image so many times in turn, shape [4 count, 4]: a batch that holds each data point equally often.</summary>
    public Tensor Stratified(long count) => Images.repeat_interleave(count, 0);

    /// <summary>log p(x), averaged over the four points.</summary>
    public double LogLikelihood(Sequential decoder)
    {
        using var scope = NewDisposeScope();
        var losses = Losses(decoder);
        return Points.Average(k => _grid.LogEvidence(-losses.select(1, k)));
    }

    /// <summary>Table 1's terms of a Gaussian encoder and a decoder, all by quadrature on the grid.</summary>
    /// <param name="posterior">Of the four images, in order.</param>
    /// <param name="decoder">Maps [n, 2] to four logits.</param>
    public FourPointTerms Terms(GaussianPosterior posterior, Sequential decoder)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var losses = Losses(decoder);
        var densities = stack(Points.Select(k => LogDensity(posterior, k)), 1);
        var reconstruction = Points.Average(k => _grid.Expectation(densities.select(1, k), losses.select(1, k)));
        var divergence = posterior.KullbackLeiblerToPrior().mean().ToDouble();
        return new FourPointTerms(
            Points.Average(k => _grid.LogEvidence(-losses.select(1, k))),
            -reconstruction - divergence,
            reconstruction / Count,
            _grid.KullbackLeiblerToPrior(densities.logsumexp(1) - Math.Log(Count)));
    }

    public void Dispose()
    {
        Images.Dispose();
        _grid.Dispose();
    }

    static IEnumerable<int> Points => Enumerable.Range(0, Count);

    /// <summary>-log p(x_k|z) at the grid's nodes, shape [n, 4].</summary>
    Tensor Losses(Sequential decoder)
    {
        using var guard = no_grad();
        return BernoulliDecoder.Losses(decoder.call(_grid.Nodes), Images);
    }

    Tensor LogDensity(GaussianPosterior posterior, int k)
    {
        var logSd = posterior.LogSd[k].expand(Latent);
        return StandardNormal.LogDensity((_grid.Nodes - posterior.Mean[k]) * (-logSd).exp()) - logSd.sum();
    }
}
