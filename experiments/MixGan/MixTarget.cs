using Replication.Core.Metrics;
using Replication.Core.Targets;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>What the mixtures are to learn.</summary>
enum MixTargetKind
{
    /// <summary>8 Gaussians on a circle: no affine image of a normal law comes near.</summary>
    Ring,

    /// <summary>25 Gaussians on a grid.</summary>
    Grid,

    /// <summary>N(0, I): one affine generator can be exact, so that a second one has nothing to add.</summary>
    Gaussian,
}

/// <summary>A target as the experiment uses it.</summary>
sealed class MixTarget : IDisposable
{
    readonly GaussianModes? _modes;
    readonly Device _device;

    public MixTarget(MixTargetKind kind, Device device)
    {
        _device = device;
        _modes = kind switch
        {
            MixTargetKind.Ring => GaussianModes.Ring8(device),
            MixTargetKind.Grid => GaussianModes.Grid25(device),
            _ => null,
        };
    }

    /// <summary>Independent samples, shape [count, 2].</summary>
    public Tensor Sample(long count, Generator generator) =>
        _modes is null ? randn(count, 2, generator: generator, device: _device) : _modes.Sample(count, generator);

    /// <summary>The law without chance, as far as points can say: each mode by equally many points of the same spiral.</summary>
    public Tensor Points(int count)
    {
        if (_modes is null) return GaussianSpiral.Points(count, _device);
        var around = GaussianSpiral.Points(count / _modes.Centres.Count, _device) * _modes.StandardDeviation;
        return cat([.. _modes.Centres.Select(centre => around + tensor(new[] { (float)centre.X, (float)centre.Y }, device: _device))], 0);
    }

    /// <summary>How samples cover the modes; null where there is but one.</summary>
    public ModeCoverage? Coverage(Tensor samples) => _modes is null ? null : ModeCoverage.Of(samples, _modes);

    public void Dispose() => _modes?.Dispose();
}
