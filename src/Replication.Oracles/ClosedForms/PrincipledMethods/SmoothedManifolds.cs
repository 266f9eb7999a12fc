using MathNet.Numerics;
using Replication.Oracles.Divergences;
using Replication.Oracles.Quadrature;

namespace Replication.Oracles.ClosedForms.PrincipledMethods;

/// <summary>
/// Theorem 3.1 and Corollary 3.1 of Arjovsky and Bottou 2017 in closed form: curves of the plane, which have no density, get one by
/// Gaussian noise N(0, sd^2 I).
/// </summary>
public static class SmoothedManifolds
{
    /// <summary>
    /// The uniform law on the segment {(x, y) : y in [0, 1]} at a given x, smoothed: Gaussian across, a difference of Gaussian cdfs along.
    /// </summary>
    /// <param name="x">The abscissa of the segment; finite.</param>
    /// <param name="sd">Standard deviation of the noise; positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static PlaneDensity Segment(double x, double sd)
    {
        var across = LineDensity.Gaussian(x, sd);
        var scale = sd * Constants.Sqrt2;
        double Along(double y)
        {
            // Reflected into the lower half, where both complementary error functions are relatively precise.
            var low = Math.Min(y, 1 - y);
            return Math.Log(0.5 * (SpecialFunctions.Erfc(-low / scale) - SpecialFunctions.Erfc((1 - low) / scale)));
        }
        double[] landmarks = [.. from end in (double[])[0, 1] from k in (double[])[-16, -8, -4, -2, 0, 2, 4, 8, 16] select end + (k * sd)];
        // Beyond 26 standard deviations the density along is below 1e-150 and its logarithm soon no number: the support ends there.
        var support = new Rectangle(Interval.Line, new Interval(-26 * sd, 1 + (26 * sd)));
        return new PlaneDensity((a, b) => across.Log(a) + Along(b), support, across.Landmarks, landmarks);
    }

    /// <summary>
    /// The uniform law on a circle around the origin, smoothed: exp(-(r^2 + R^2) / (2 sd^2)) I0(r R / sd^2) / (2 pi sd^2) at distance r.
    /// </summary>
    /// <param name="radius">R; positive and finite.</param>
    /// <param name="sd">Standard deviation of the noise; positive and finite, at least R/1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static PlaneDensity Circle(double radius, double sd)
    {
        Domain.Positive(radius);
        if (!(sd >= radius / 1000 && double.IsFinite(sd)))
            throw new ArgumentOutOfRangeException(nameof(sd), sd, "Expected at least a thousandth of the radius.");
        var logNorm = -Math.Log(Constants.Pi2) - (2 * Math.Log(sd));
        double At(double x, double y)
        {
            var r = Math.Sqrt((x * x) + (y * y));
            return logNorm - ((r - radius) * (r - radius) / (2 * sd * sd)) + LogScaledBesselI0(r * radius / (sd * sd));
        }
        double[] landmarks = [.. from edge in (double[])[-radius, radius] from k in (double[])[-8, -3, 0, 3, 8] select edge + (k * sd), 0];
        return new PlaneDensity(At, Rectangle.Plane, landmarks, landmarks);
    }

    // log(exp(-z) I0(z)); the asymptotic series is past double precision at z = 600, where I0 itself still is a double.
    static double LogScaledBesselI0(double z) => z < 600
        ? Math.Log(SpecialFunctions.BesselI0(z)) - z
        : -0.5 * Math.Log(Constants.Pi2 * z) + Math.Log(1 + ((1 + (9 * (1 + (25 / (24 * z))) / (16 * z))) / (8 * z)));
}
