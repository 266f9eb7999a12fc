using MathNet.Numerics;

namespace Replication.Oracles.Statistics;

/// <summary>
/// The parts of Stirling's formula, apart. MathNet's incomplete beta and gamma functions take differences of log-gamma values, which leaves
/// them 9 digits where a parameter is 10^6 and none at 10^15 (measured); from these parts no difference of large numbers is taken.
/// </summary>
/// <remarks>
/// Source: Loader (2000), "Fast and accurate computation of binomial probabilities"; Abramowitz and Stegun (1964), 6.1.40.
/// </remarks>
static class Stirling
{
    static readonly double HalfLogTwoPi = Constants.LogSqrt2Pi;

    /// <summary>log Gamma(x) less (x - 1/2) log x - x + log(2 pi)/2, for x &gt; 0: near 1/(12 x) for large x.</summary>
    public static double Remainder(double x)
    {
        if (x < 15) return SpecialFunctions.GammaLn(x) - ((x - 0.5) * Math.Log(x) - x + HalfLogTwoPi);
        var square = 1 / (x * x);
        var sum = 0.0;
        foreach (var coefficient in (ReadOnlySpan<double>)[-691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12])
            sum = sum * square + coefficient;
        return sum / x;
    }

    /// <summary>log(1 + x) - x for x &gt; -1, at most 0, to a few units in the last place also where both nearly cancel.</summary>
    public static double LogLessLinear(double x)
    {
        if (Math.Abs(x) > 0.4) return SpecialFunctions.Log1p(x) - x;
        // log(1 + x) = 2 artanh(q) with q = x/(2 + x), and x = q (2 + x).
        double q = x / (2 + x), square = q * q, power = q * square, sum = 0;
        for (var k = 3; k <= 27; k += 2)
        {
            sum += power / k;
            power *= square;
        }
        return 2 * sum - q * x;
    }

    /// <summary>scale * (log r - (r - 1)) with r = value/scale and difference = value - scale, for positive scale and value.</summary>
    public static double Deviance(double scale, double value, double difference)
    {
        var relative = difference / scale;
        return relative > -0.5 ? scale * LogLessLinear(relative) : scale * (Math.Log(value / scale) - relative);
    }

    /// <summary>Gamma(x + 1/2) / (Gamma(x) sqrt(x)) for x &gt; 0: below 1, and 1 - 1/(8 x) for large x.</summary>
    public static double HalfStep(double x) => Math.Exp(x * LogLessLinear(0.5 / x) + Remainder(x + 0.5) - Remainder(x));
}
