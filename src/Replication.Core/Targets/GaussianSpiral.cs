using static TorchSharp.torch;

namespace Replication.Core.Targets;

/// <summary>
/// Points that stand for the standard normal law of the plane without chance: where a sample's noise would hide what is measured.
/// </summary>
public static class GaussianSpiral
{
    static readonly double GoldenAngle = Math.PI * (3 - Math.Sqrt(5));

    /// <summary>
    /// Vogel's (1979) spiral at the normal law's radii: point i at angle i times the golden angle and at the radius whose disc holds the
    /// probability (i + 1/2) / n, r = sqrt(-2 log(1 - (i + 1/2) / n)).
    /// </summary>
    /// <param name="count">n, at least 1.</param>
    /// <param name="device">Where the points live.</param>
    /// <returns>Shape [n, 2], float32, from the centre outwards.</returns>
    public static Tensor Points(int count, Device device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return tensor(Enumerable.Range(0, count).SelectMany(Point).ToArray(), device: device).reshape(count, 2);

        IEnumerable<float> Point(int index)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - (index + 0.5) / count));
            var (sin, cos) = Math.SinCos(index * GoldenAngle);
            return [(float)(radius * cos), (float)(radius * sin)];
        }
    }
}
