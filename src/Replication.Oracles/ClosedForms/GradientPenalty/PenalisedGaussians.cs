using MathNet.Numerics;
using MathNet.Numerics.Integration;
using Replication.Oracles.Divergences;
using Replication.Oracles.Quadrature;

namespace Replication.Oracles.ClosedForms.GradientPenalty;

/// <summary>
/// The exact optimum of the WGAN-GP critic's problem (Gulrajani et al. 2017, equation 3, two-sided penalty, interpolates of independent
/// pairs) between N(0, 1) as data and N(m, s^2) as generated law on the line. Not in the paper: it follows point by point from <see
/// cref="PenalisedSlope"/>. Functions of x give NaN for NaN; a quadrature that misses 1e-11 throws <see cref="QuadratureException"/>.
/// </summary>
public sealed class PenalisedGaussians
{
    // On each of the five pieces the integrand over the mixing weight is smooth; 32 nodes leave no error above rounding (tested against
    // mpmath). MathNet tabulates that order; those it does not tabulate it computes to ten digits only.
    static readonly GaussLegendreRule[] Mixing =
        [.. ((double[])[0, 0.02, 0.2, 0.8, 0.98, 1]).Zip((double[])[0.02, 0.2, 0.8, 0.98, 1], (a, b) => new GaussLegendreRule(a, b, 32))];

    readonly Interval _range;
    readonly double[] _breaks;

    /// <summary>Describes the problem.</summary>
    /// <param name="mean">m; finite.</param>
    /// <param name="sd">s; positive and finite.</param>
    /// <param name="lambda">The penalty's weight; positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public PenalisedGaussians(double mean, double sd, double lambda)
    {
        Domain.Finite(mean);
        Domain.Positive(sd);
        Domain.Positive(lambda);
        (Mean, Sd, Lambda) = (mean, sd, lambda);
        // At 30 standard deviations both cdf gap and interpolate density are below 1e-190; beyond, their ratio is a ratio of zeros.
        _range = new Interval(Math.Min(-30, mean - (30 * sd)), Math.Max(30, mean + (30 * sd)));
        _breaks = [.. from k in (double[])[-8, -4, -2, 0, 2, 4, 8] from x in (double[])[k, mean + (k * sd)] select x];
    }

    /// <summary>m, the mean of the generated law.</summary>
    public double Mean { get; }

    /// <summary>s, the standard deviation of the generated law.</summary>
    public double Sd { get; }

    /// <summary>The penalty's weight.</summary>
    public double Lambda { get; }

    /// <summary>Delta(x) = F_g(x) - F_r(x), relatively precise in both tails.</summary>
    public double CdfGap(double x)
    {
        double r = x / Constants.Sqrt2, g = (x - Mean) / (Sd * Constants.Sqrt2);
        // In the right half of both laws the upper tails are subtracted instead: the cdfs there differ by less than their rounding.
        return r > 0 && g > 0
            ? 0.5 * (SpecialFunctions.Erfc(r) - SpecialFunctions.Erfc(g))
            : 0.5 * (SpecialFunctions.Erfc(-g) - SpecialFunctions.Erfc(-r));
    }

    /// <summary>
    /// rho(x), the density of eps X + (1 - eps) Y for eps uniform, X data, Y generated, independent: the mixture over eps of
    /// N((1 - eps) m, eps^2 + (1 - eps)^2 s^2).
    /// </summary>
    public double InterpolateDensity(double x)
    {
        double sum = 0;
        foreach (var rule in Mixing)
        {
            for (var i = 0; i < rule.Order; i++)
            {
                double eps = rule.GetAbscissa(i), rest = 1 - eps, variance = (eps * eps) + (rest * rest * Sd * Sd),
                    offset = x - (rest * Mean);
                sum += rule.GetWeight(i) * Math.Exp(-offset * offset / (2 * variance)) / Math.Sqrt(variance);
            }
        }
        return sum / Constants.Sqrt2Pi;
    }

    /// <summary>The problem at one point, for its slopes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// x is NaN, or so far out (beyond 37 standard deviations) that rho underflows to 0.
    /// </exception>
    public PenalisedSlope At(double x) => new(CdfGap(x), Lambda * InterpolateDensity(x));

    /// <summary>W1 = the integral of |Delta|, by quadrature.</summary>
    public Integral Wasserstein1() => Integrate(x => Math.Abs(CdfGap(x)));

    /// <summary>
    /// E|f'| under the interpolates, by quadrature of rho |f'|. The identity E|f'| = 1 + W1 / (2 lambda) is exact for every pair of laws:
    /// the critic is not 1-Lipschitz at any finite lambda.
    /// </summary>
    public Integral ExpectedGradientNorm() => Integrate(x =>
    {
        var rho = InterpolateDensity(x);
        return rho + (Math.Abs(CdfGap(x)) / (2 * Lambda));
    });

    /// <summary>E_r f - E_g f of the optimal critic: W1 + (1 / (2 lambda)) times the integral of Delta^2 / rho.</summary>
    public Integral CriticValue() => Wasserstein1() + SquaredGapOverDensity().Affine(1 / (2 * Lambda), 0);

    /// <summary>
    /// The maximum of the penalised objective E_r f - E_g f - lambda E(|f'| - 1)^2: W1 + (1 / (4 lambda)) times the integral of Delta^2 /
    /// rho.
    /// </summary>
    public Integral Objective() => Wasserstein1() + SquaredGapOverDensity().Affine(1 / (4 * Lambda), 0);

    Integral SquaredGapOverDensity() => Integrate(x =>
    {
        var gap = CdfGap(x);
        return gap == 0 ? 0 : gap * (gap / InterpolateDensity(x));
    });

    Integral Integrate(Func<double, double> f) => GaussKronrod.Integrate(f, _range, new Tolerance(1e-11, 1e-11), _breaks);
}
