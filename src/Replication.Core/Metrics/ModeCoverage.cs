using Replication.Core.Targets;
using Replication.Oracles.ClosedForms.ModeCoverage;
using static TorchSharp.torch;

namespace Replication.Core.Metrics;

/// <summary>
/// How a sample covers the modes of a mixture (Srivastava et al. 2017, section 5.1; Lin et al. 2018). A sample belongs to its nearest mode
/// and is of high quality when it lies within 3 standard deviations of it.
/// </summary>
/// <param name="Modes">Modes that are nearest to at least one sample of high quality.</param>
/// <param name="HighQuality">Share of samples of high quality: 98.889 % for the data themselves (<see cref="PerfectSampler"/>).</param>
/// <param name="NearestModeKl">
/// KL in nats of the histogram of nearest modes over <em>all</em> samples against the uniform one: balance, whatever the quality.
/// </param>
/// <param name="ModesWithShare">Modes with at least a quarter of their expected number of high-quality samples.</param>
public sealed record ModeCoverage(int Modes, double HighQuality, double NearestModeKl, int ModesWithShare)
{
    /// <summary>Measures a sample against its target.</summary>
    /// <param name="samples">Shape [n, 2], n at least 1, finite.</param>
    /// <param name="target">The mixture.</param>
    /// <exception cref="ArgumentException">Another shape, or a coordinate that is NaN or infinite.</exception>
    public static ModeCoverage Of(Tensor samples, GaussianModes target)
    {
        Shapes.RequirePlane(samples);
        var points = SampleTransport.Cloud(samples).Coordinates;
        var nearest = new int[target.Centres.Count];
        var good = new int[nearest.Length];
        var reach = 9 * target.StandardDeviation * target.StandardDeviation;
        for (var point = 0; point < points.Length; point += 2)
        {
            var (mode, distance) = Nearest(target.Centres, points[point], points[point + 1]);
            nearest[mode]++;
            if (distance < reach) good[mode]++;
        }

        var count = points.Length / 2.0;
        return new ModeCoverage(
            good.Count(number => number > 0),
            good.Sum() / count,
            ModeHistogram.ReverseKullbackLeibler(nearest),
            good.Count(number => number >= 0.25 * count / nearest.Length));
    }

    static (int Mode, double SquaredDistance) Nearest(IReadOnlyList<(double X, double Y)> centres, double x, double y)
    {
        var best = (Mode: 0, SquaredDistance: double.PositiveInfinity);
        for (var mode = 0; mode < centres.Count; mode++)
        {
            var (dx, dy) = (x - centres[mode].X, y - centres[mode].Y);
            var distance = dx * dx + dy * dy;
            if (distance < best.SquaredDistance) best = (mode, distance);
        }

        return best;
    }
}
