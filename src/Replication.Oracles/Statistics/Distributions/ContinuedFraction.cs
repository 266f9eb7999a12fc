namespace Replication.Oracles.Statistics;

/// <summary>Continued fractions b0 + a1/(b1 + a2/(b2 + ...)).</summary>
/// <remarks>Source: Lentz (1976), as modified by Thompson and Barnett (1986).</remarks>
static class ContinuedFraction
{
    const int MostTerms = 10_000_000;

    /// <summary>The value for b_k = first + k step and the partial numerators a_k, k from 1.</summary>
    /// <exception cref="ArithmeticException">The fraction has not settled after ten million terms.</exception>
    public static double Value(double first, double step, Func<int, double> numerator)
    {
        double value = NotZero(first), upper = value, lower = 0;
        for (var k = 1; k <= MostTerms; k++)
        {
            double a = numerator(k), b = first + k * step;
            lower = 1 / NotZero(b + a * lower);
            upper = NotZero(b + a / upper);
            var factor = upper * lower;
            value *= factor;
            if (Math.Abs(factor - 1) <= 2e-16) return value;
        }
        throw new ArithmeticException($"The continued fraction has not settled after {MostTerms} terms.");
    }

    static double NotZero(double denominator) => denominator == 0 ? 1e-300 : denominator;
}
