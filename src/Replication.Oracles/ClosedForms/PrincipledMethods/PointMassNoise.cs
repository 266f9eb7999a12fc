using Replication.Oracles.Divergences;
using Replication.Oracles.Statistics;

namespace Replication.Oracles.ClosedForms.PrincipledMethods;

/// <summary>
/// Lemma 4 of Arjovsky and Bottou 2017, W(P_X, P_{X + eps}) at most sqrt(E ||eps||^2), at its tightest simple case: X a point, eps ~ N(0,
/// sd^2 I_d).
/// </summary>
public static class PointMassNoise
{
    /// <summary>W1 = E ||eps|| = sd sqrt 2 Gamma((d + 1)/2) / Gamma(d/2), exactly: there is only one coupling with a point.</summary>
    /// <param name="sd">Standard deviation of each coordinate; finite and not negative.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static double Wasserstein1(double sd, int dimension)
    {
        Require(sd, dimension);
        return sd * Math.Sqrt(dimension) * Stirling.HalfStep(dimension / 2.0);
    }

    /// <summary>The lemma's bound, sqrt(V) = sd sqrt d.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static double Bound(double sd, int dimension)
    {
        Require(sd, dimension);
        return sd * Math.Sqrt(dimension);
    }

    static void Require(double sd, int dimension)
    {
        Domain.NotNegative(sd);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
    }
}
