using MathNet.Numerics;

namespace Replication.Oracles.Statistics;

/// <summary>
/// The regularised incomplete beta function I_x(a, b), for parameters up to 10^9 and tails down to 1e-300, to 11 digits. MathNet's has 12
/// for parameters below 10^4, and none at 10^15 (measured).
/// </summary>
/// <remarks>
/// Source: the continued fraction 26.5.8 of Abramowitz and Stegun (1964) by Lentz's method, its prefix after Loader (2000).
/// </remarks>
static class IncompleteBeta
{
    const double Large = 1e4;

    /// <summary>I_x(a, b).</summary>
    /// <param name="a">Positive and finite.</param>
    /// <param name="b">Positive and finite.</param>
    /// <param name="x">In [0, 1].</param>
    /// <param name="rest">1 - x, which a caller may know to more digits where x is near 1.</param>
    public static double Lower(double a, double b, double x, double rest)
    {
        if (x <= 0) return 0;
        if (rest <= 0) return 1;
        if (a < Large && b < Large && rest > 1e-3) return SpecialFunctions.BetaRegularized(a, b, x);
        return x > (a + 1) / (a + b + 2) ? 1 - Fraction(b, a, rest, x) : Fraction(a, b, x, rest);
    }

    /// <summary>log(x^a (1 - x)^b / B(a, b)).</summary>
    public static double LogPrefix(double a, double b, double x, double rest)
    {
        // With n = a + b and y = 1 - x: a log(n x/a) + b log(n y/b), whose linear parts cancel since n x - a = b x - a y = -(n y - b).
        double n = a + b, difference = Math.FusedMultiplyAdd(b, x, -a * rest);
        return Stirling.Deviance(a, n * x, difference) + Stirling.Deviance(b, n * rest, -difference)
            + 0.5 * Math.Log(a / n * b / (2 * Math.PI)) + Stirling.Remainder(n) - Stirling.Remainder(a) - Stirling.Remainder(b);
    }

    static double Fraction(double a, double b, double x, double rest)
    {
        var prefix = Math.Exp(LogPrefix(a, b, x, rest)) / a;
        if (prefix == 0) return 0;
        var fraction = ContinuedFraction.Value(1, 0, k =>
        {
            double m = k / 2, odd = a + 2 * m;
            return k % 2 == 0 ? m / (odd - 1) * ((b - m) / odd) * x : -(a + m) / odd * ((a + b + m) / (odd + 1)) * x;
        });
        return prefix / fraction;
    }
}
