using Replication.Oracles.Divergences;
using Replication.Oracles.Randomness;
using Replication.Oracles.Transport;

namespace Replication.Experiments;

/// <summary>The lines without training: exact solvers on atoms for the singular lines, quadrature for the smoothed ones.</summary>
static class Exact
{
    const int Atoms = 256;      // of each line
    const int Samples = 512;    // of each line: W1 of them is within 0.05 of |theta|

    /// <summary>Every divergence of the singular lines, each put on 256 equal atoms with common z.</summary>
    public static Distances.Divergences Singular(double theta)
    {
        var (p, q) = OnUnion(theta);
        return new(
            theta,
            Transport(theta).Value,
            FDivergences.JensenShannon.Between(p, q),
            FDivergences.KullbackLeibler.Between(p, q),
            FDivergences.ReverseKullbackLeibler.Between(p, q),
            FDivergences.TotalVariation.Between(p, q));
    }

    /// <summary>
    /// Every divergence of the lines with N(0, sigma^2) added to x. The y marginals are equal and independent of x, so these are the
    /// divergences of N(0, sigma^2) and N(theta, sigma^2).
    /// </summary>
    public static Distances.Divergences Smoothed(double theta, double sigma)
    {
        var r = theta / sigma;
        return new(
            theta,
            Math.Abs(theta),
            ShiftedGaussians.JensenShannon(r).Value,
            ShiftedGaussians.KullbackLeibler(r),
            ShiftedGaussians.KullbackLeibler(r),
            ShiftedGaussians.TotalVariation(r));
    }

    /// <summary>
    /// dW/dtheta by Theorem 3's envelope argument: the mean direction from a real atom to its partner under the optimal plan; 0 at theta
    /// = 0, where W has no gradient but a minimum.
    /// </summary>
    public static double WassersteinGradient(double theta)
    {
        var gradient = 0.0;
        foreach (var shipment in Transport(theta).Plan)
            gradient += shipment.Mass * Direction(theta, Height(shipment.Source), Height(shipment.Target));
        return gradient;
    }

    /// <summary>dJSD/dtheta of the atoms by a central difference: 0 wherever the lines do not meet.</summary>
    public static double JensenShannonGradient(double theta)
    {
        const double step = 1e-3;
        return (Singular(theta + step).JensenShannon - Singular(theta - step).JensenShannon) / (2 * step);
    }

    /// <summary>dJSD/dtheta of the smoothed lines, by quadrature.</summary>
    public static double SmoothedJensenShannonGradient(double theta, double sigma) =>
        ShiftedGaussians.JensenShannonDerivative(theta / sigma).Value / sigma;

    /// <summary>W1 between samples with independent z, by exact assignment: |theta| from above, up to what 512 samples can tell.</summary>
    public static double Sampled(double theta, RandomStream stream)
    {
        PointCloud Sample(double x) => new([.. Enumerable.Range(0, Samples).SelectMany(_ => new[] { x, stream.NextDouble() })], 2);
        return ExactTransport.Solve(Sample(0), Sample(theta), GroundCost.Euclidean).Value;
    }

    static TransportSolution Transport(double theta) => ExactTransport.Solve(Line(0), Line(theta), GroundCost.Euclidean);

    static PointCloud Line(double x) => new([.. Enumerable.Range(0, Atoms).SelectMany(i => new[] { x, Height(i) })], 2);

    static double Height(int atom) => (atom + 0.5) / Atoms;

    static double Direction(double theta, double real, double moved)
    {
        var length = double.Hypot(theta, moved - real);
        return length == 0 ? 0 : theta / length;
    }

    /// <summary>Both laws as probabilities of the distinct atoms of their union: the lines share all of them or none.</summary>
    static (double[] P, double[] Q) OnUnion(double theta)
    {
        var each = Enumerable.Repeat(1.0 / Atoms, Atoms).ToArray();
        var none = new double[Atoms];
        return theta == 0 ? (each, each) : ([.. each, .. none], [.. none, .. each]);
    }
}
