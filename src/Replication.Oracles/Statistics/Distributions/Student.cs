using MathNet.Numerics;

namespace Replication.Oracles.Statistics;

/// <summary>
/// Student's t distribution for degrees of freedom from 0.01 to infinity, tails down to 1e-300 (11 digits). MathNet's loses half of its
/// digits from 10^6 degrees on, and its quantile does not converge for few degrees and far tails (measured).
/// </summary>
static class Student
{
    /// <summary>
    /// From here on the expansion in 1/v has 11 digits in the farthest tail; the continued fraction loses as many in its partial
    /// denominators.
    /// </summary>
    const double Many = 1e5;

    /// <summary>P(T >= t); NaN for NaN.</summary>
    /// <param name="freedom">Degrees of freedom v, positive; infinity gives the normal law.</param>
    /// <param name="t">Any value.</param>
    public static double UpperTail(double freedom, double t)
    {
        if (double.IsNaN(t) || double.IsNaN(freedom)) return double.NaN;
        if (t < 0) return 1 - UpperTail(freedom, -t);
        if (freedom >= Many) return OfMany(freedom, t, beyond: true);
        var ratio = t / Math.Sqrt(freedom);
        if (ratio > 1e9)
        {
            // Here 1 + t^2/v is t^2/v, which may overflow: P = (t^2/v)^(-v/2) / (v B(v/2, 1/2)).
            return Math.Pow(ratio, -freedom) * Stirling.HalfStep(freedom / 2) / Math.Sqrt(2 * Math.PI * freedom);
        }
        var sum = freedom + t * t;
        return IncompleteBeta.Lower(freedom / 2, 0.5, freedom / sum, t * t / sum) / 2;
    }

    /// <summary>The t with P(|T| &lt;= t) = central.</summary>
    /// <param name="freedom">Degrees of freedom, positive; infinity gives the normal law.</param>
    /// <param name="central">In (0, 1).</param>
    public static double Quantile(double freedom, double central)
    {
        // 1 - central is exact from 1/2 on; below, central itself has the digits.
        var tail = (1 - central) / 2;
        return Bisection.Last(t => central >= 0.5 ? UpperTail(freedom, t) >= tail : Central(freedom, t) <= central, double.MaxValue);
    }

    static double Central(double freedom, double t)
    {
        if (freedom >= Many) return 2 * OfMany(freedom, t, beyond: false);
        var square = t / Math.Sqrt(freedom) * (t / Math.Sqrt(freedom));
        return IncompleteBeta.Lower(0.5, freedom / 2, square / (1 + square), 1 / (1 + square));
    }

    /// <summary>
    /// P(T >= t) or P(0 &lt;= T &lt;= t). With w^2 = v log(1 + t^2/v) and u = w^2/v the density of T dt becomes c exp(-w^2/2) h(u) dw with
    /// h(u) = exp(u/4) sqrt((u/2)/sinh(u/2)) = 1 + u/4 + u^2/96 - u^3/384 up to u^4/10240, and w is below 40 wherever the tail is not 0.
    /// </summary>
    static double OfMany(double v, double t, bool beyond)
    {
        var w = double.IsInfinity(v) ? t : Math.Sqrt(v * SpecialFunctions.Log1p(t / v * t));
        if (w > 40) return beyond ? 0 : 0.5;
        var zeroth = (beyond ? SpecialFunctions.Erfc(w / Constants.Sqrt2) : SpecialFunctions.Erf(w / Constants.Sqrt2)) / 2;
        var density = Math.Exp(-w * w / 2) / Constants.Sqrt2Pi * (beyond ? 1 : -1);
        // The integrals of w^2, w^4 and w^6 times the normal density.
        double second = zeroth + w * density, fourth = 3 * second + w * w * w * density, sixth = 5 * fourth + w * w * w * w * w * density;
        var sum = zeroth + second / (4 * v) + fourth / v / (96 * v) - sixth / v / v / (384 * v);
        return double.IsInfinity(v) ? sum : sum * Stirling.HalfStep(v / 2);
    }
}
