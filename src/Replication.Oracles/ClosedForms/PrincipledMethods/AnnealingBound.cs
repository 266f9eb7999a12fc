using Replication.Oracles.Divergences;
using Replication.Oracles.Quadrature;
using Replication.Oracles.Statistics;

namespace Replication.Oracles.ClosedForms.PrincipledMethods;

/// <summary>
/// Theorem 3.3 of Arjovsky and Bottou 2017: W(P_r, P_g) is at most 2 sqrt V + 2 C sqrt(JSD(P_{r+eps}, P_{g+eps})), V = E ||eps||^2 and C
/// the diameter of a ball that holds both noisy laws; and its two sides for two points at a distance under truncated Gaussian noise.
/// </summary>
public static class AnnealingBound
{
    /// <summary>2 sqrt V + 2 C sqrt JSD; +infinity for unbounded noise (C = +infinity), unless the JSD is 0.</summary>
    /// <param name="noiseVariance">V; finite and not negative.</param>
    /// <param name="diameter">C; not negative, may be +infinity.</param>
    /// <param name="jensenShannon">The JSD of the noisy laws; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static double Of(double noiseVariance, double diameter, double jensenShannon)
    {
        Domain.NotNegative(noiseVariance);
        Domain.Within(0, double.PositiveInfinity, diameter);
        Domain.Within(0, double.PositiveInfinity, jensenShannon);
        return (2 * Math.Sqrt(noiseVariance)) + (jensenShannon == 0 ? 0 : 2 * diameter * Math.Sqrt(jensenShannon));
    }

    /// <summary>The bound for P_r a point, P_g a point at <paramref name="distance"/>, on the line. The truth is W = |distance|.</summary>
    /// <param name="distance">theta; finite.</param>
    /// <param name="sd">Standard deviation of the Gaussian before truncation; positive and finite.</param>
    /// <param name="cut">Noise is kept within cut standard deviations (footnote 6 of the paper); positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static Integral OfPoints(double distance, double sd, double cut = 3)
    {
        var noisy = JensenShannonOfPoints(distance, sd, cut);
        var value = Of(TruncatedVariance(sd, cut), Diameter(distance, sd, cut), noisy.Value);
        // The square root's slope carries the error of the divergence over; a divergence of 0 is exact.
        var error = noisy.Value == 0 ? 0 : Diameter(distance, sd, cut) * noisy.Error / Math.Sqrt(noisy.Value);
        return new Integral(value, error, noisy.Evaluations);
    }

    /// <summary>JSD of the two noisy points: log 2 exactly once the truncated noises no longer meet, 0 at distance 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static Integral JensenShannonOfPoints(double distance, double sd, double cut = 3) => distance == 0
        ? Integral.Exact(0)
        : FDivergences.JensenShannon.Between(LineDensity.TruncatedGaussian(0, sd, cut), LineDensity.TruncatedGaussian(distance, sd, cut));

    /// <summary>
    /// C = |distance| + 2 cut sd. Half of it, the radius, is not enough: the bound then fails as sd -> 0. NaN and
    /// infinity are passed on.
    /// </summary>
    public static double Diameter(double distance, double sd, double cut = 3) => Math.Abs(distance) + (2 * cut * sd);

    /// <summary>V of N(0, sd^2) truncated at cut standard deviations: sd^2 (1 - 2 cut phi(cut) / (2 Phi(cut) - 1)).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not positive and finite.</exception>
    public static double TruncatedVariance(double sd, double cut = 3)
    {
        Domain.Positive(sd);
        Domain.Positive(cut);
        // P(chi^2_3 <= cut^2) / P(chi^2_1 <= cut^2): the same ratio without the difference, which cancels for a narrow cut; its limit is
        // cut^2 / 3.
        if (cut < 1e-8) return sd * cut * (sd * cut) / 3;
        var square = cut * cut / 2;
        return sd * sd * (IncompleteGamma.Lower(1.5, square) / IncompleteGamma.Lower(0.5, square));
    }
}
