using static TorchSharp.torch;

namespace Replication.Core.Targets;

/// <summary>
/// Equally likely isotropic Gaussians in the plane, at the coordinates of the released WGAN-GP toy code (igul222/improved_wgan_training,
/// gan_toy.py), whose data are divided by 1.414 (ring) and 2.828 (grid).
/// </summary>
public sealed class GaussianModes : IDisposable
{
    readonly Tensor _centres;

    GaussianModes(IReadOnlyList<(double X, double Y)> centres, double standardDeviation, Device device)
    {
        Centres = centres;
        StandardDeviation = standardDeviation;
        _centres = tensor(centres.SelectMany(centre => new[] { (float)centre.X, (float)centre.Y }).ToArray(), device: device)
            .reshape(centres.Count, 2).DetachFromDisposeScope();
    }

    /// <summary>The centres, in the order in which a histogram counts them.</summary>
    public IReadOnlyList<(double X, double Y)> Centres { get; }

    /// <summary>Standard deviation of each coordinate around its centre.</summary>
    public double StandardDeviation { get; }

    /// <summary>8 Gaussians at angles 2 pi k / 8 on a circle of radius 2 / 1.414, sd 0.02 / 1.414.</summary>
    public static GaussianModes Ring8(Device device) =>
        new([.. Enumerable.Range(0, 8).Select(k => Math.SinCos(2 * Math.PI * k / 8)).Select(at => (2 / 1.414 * at.Cos, 2 / 1.414 * at.Sin))],
            0.02 / 1.414, device);

    /// <summary>25 Gaussians on the grid {-4, -2, 0, 2, 4}^2 / 2.828, sd 0.05 / 2.828.</summary>
    public static GaussianModes Grid25(Device device) =>
        new([.. from i in Enumerable.Range(-2, 5) from j in Enumerable.Range(-2, 5) select (2 * i / 2.828, 2 * j / 2.828)], 0.05 / 2.828, device);

    /// <summary>Independent samples, shape [count, 2].</summary>
    public Tensor Sample(long count, Generator generator) =>
        Around(randint(0, Centres.Count, [count], dtype: int64, device: _centres.device, generator: generator), generator);

    /// <summary>
    /// As many samples of each mode, up to one: shape [count, 2]. A reference that is free of the noise in how many samples each mode
    /// happens to get, which would otherwise be most of the exact W1 between two samples of the same law.
    /// </summary>
    public Tensor Stratified(long count, Generator generator) =>
        Around(tensor([.. Enumerable.Range(0, checked((int)count)).Select(i => (long)(i % Centres.Count))], device: _centres.device), generator);

    /// <summary>Frees the centres.</summary>
    public void Dispose() => _centres.Dispose();

    Tensor Around(Tensor modes, Generator generator) =>
        _centres.index_select(0, modes) + randn(modes.shape[0], 2, generator: generator, device: _centres.device) * StandardDeviation;
}
