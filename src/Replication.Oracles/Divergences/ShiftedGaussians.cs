using MathNet.Numerics;
using Replication.Oracles.Quadrature;

namespace Replication.Oracles.Divergences;

/// <summary>
/// Two normal laws of one standard deviation, as functions of r = distance of the means / standard deviation. In any dimension with
/// covariance sd^2 I only r matters. Everything follows from the logit of D*, which is linear: with v = r y on the symmetric axis y, JSD =
/// log 2 - exp(-r^2/8) E[exp(v/2) log(1 + exp(-v))] and dJSD/dr = (r/4) exp(-r^2/8) E[sech(v/2)], y ~ N(0, 1). Both are relatively accurate
/// for every r, however close to log 2 the divergence is. Derived here from D* (Goodfellow et al. 2014, Proposition 1).
/// </summary>
public static class ShiftedGaussians
{
    static readonly double[] Breaks = [-8, -4, -2, -1, 0, 1, 2, 4, 8];

    /// <summary>JSD of N(0,1) and N(r,1): 0 at r = 0, rising to log 2; even in r.</summary>
    /// <param name="r">The distance in standard deviations; any finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">r is not finite.</exception>
    public static Integral JensenShannon(double r)
    {
        Domain.Finite(r);
        // Near 0 the deficit is near log 2 and the difference would lose digits: the f-divergence is summed from non-negative parts
        // instead.
        return Math.Abs(r) < 1
            ? r == 0 ? Integral.Exact(0) : FDivergences.JensenShannon.Between(LineDensity.Gaussian(0, 1),
                LineDensity.Gaussian(Math.Abs(r), 1), Small(r))
            : JensenShannonDeficit(r).Affine(-1, Math.Log(2));
    }

    /// <summary>log 2 - JSD: how far the discriminator is from certainty. About exp(-r^2/8) for large r; even in r.</summary>
    /// <exception cref="ArgumentOutOfRangeException">r is not finite.</exception>
    public static Integral JensenShannonDeficit(double r)
    {
        Domain.Finite(r);
        return Damped(r, v => Math.Exp(v / 2) * LogRatio.Softplus(-v));
    }

    /// <summary>
    /// dJSD/dr; odd in r, 0 at r = 0, positive for r &gt; 0. Divide by the standard deviation for the derivative in the distance.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">r is not finite.</exception>
    public static Integral JensenShannonDerivative(double r)
    {
        Domain.Finite(r);
        return Damped(r, v => 1 / Math.Cosh(v / 2)).Affine(r / 4, 0);
    }

    /// <summary>TV = 2 Phi(|r|/2) - 1 = erf(|r| / sqrt 8), exactly.</summary>
    /// <exception cref="ArgumentOutOfRangeException">r is not finite.</exception>
    public static double TotalVariation(double r)
    {
        Domain.Finite(r);
        return SpecialFunctions.Erf(Math.Abs(r) / Math.Sqrt(8));
    }

    /// <summary>KL = r^2 / 2, the same both ways; +infinity where that overflows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">r is not finite.</exception>
    public static double KullbackLeibler(double r)
    {
        Domain.Finite(r);
        return r * r / 2;
    }

    // exp(-r^2/8) E f(r y): f falls off as |v| exp(-|v|/2), so for large r the mass sits within a few 1/r of 0.
    static Integral Damped(double r, Func<double, double> f)
    {
        var size = Math.Abs(r);
        IEnumerable<double> breaks = size > 1 ? Breaks.Concat(Breaks.Select(b => 4 * b / size)) : Breaks;
        var mean = GaussKronrod.Integrate(
            y => Math.Exp(-y * y / 2) / Constants.Sqrt2Pi * Bounded(f, size * y), Interval.Line, new Tolerance(0, 1e-12), breaks);
        return mean.Affine(Math.Exp(-r * r / 8), 0);
    }

    // Beyond |v| = 1400 the factors of f leave the range of doubles while f itself is below 1e-300.
    static double Bounded(Func<double, double> f, double v) => Math.Abs(v) > 1400 ? 0 : f(v);

    static Tolerance Small(double r) => new(1e-13 * Math.Min(1, r * r), 1e-12);
}
