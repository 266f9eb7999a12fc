using static TorchSharp.torch;

namespace Replication.Core.Targets;

/// <summary>
/// The Swiss roll in the plane as the released WGAN-GP toy code has it (igul222/improved_wgan_training, gan_toy.py):
/// (t cos t, t sin t) + N(0, 0.25^2), t uniform on [1.5 pi, 4.5 pi], all divided by 7.5.
/// </summary>
public static class SwissRoll
{
    /// <summary>Independent samples, shape [count, 2].</summary>
    public static Tensor Sample(long count, Generator generator, Device device)
    {
        var t = (rand(count, 1, generator: generator, device: device) * 2 + 1) * (1.5 * Math.PI);
        var noise = randn(count, 2, generator: generator, device: device) * 0.25;
        return (cat([t * t.cos(), t * t.sin()], 1) + noise) / 7.5;
    }
}
