namespace Replication.Oracles.Statistics;

/// <summary>
/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x), for a up to 10^9 and tails down to 1e-300 (11 digits; 13
/// below 10^6): the distribution function of a Gamma(a, 1) variable, and of a chi-squared variable at a = d/2, x = chi^2/2.
/// </summary>
/// <remarks>
/// Source: the series 6.5.29 and the continued fraction 6.5.31 of Abramowitz and Stegun (1964), their prefix after Loader (2000).
/// </remarks>
static class IncompleteGamma
{
    /// <summary>P(a, x) for positive finite a and x of 0 or more; infinity gives 1.</summary>
    public static double Lower(double a, double x) => x <= a + 1 ? Series(a, x) : 1 - Fraction(a, x);

    /// <summary>Q(a, x) for positive finite a and x of 0 or more; infinity gives 0.</summary>
    public static double Upper(double a, double x) => x <= a + 1 ? 1 - Series(a, x) : Fraction(a, x);

    /// <summary>The x with P(a, x) = tail or, for the upper tail, Q(a, x) = tail.</summary>
    public static double Quantile(double a, double tail, bool upper) =>
        Bisection.Last(x => upper ? Upper(a, x) >= tail : Lower(a, x) <= tail, double.MaxValue);

    static double Series(double a, double x)
    {
        if (x <= 0) return 0;
        double term = 1 / a, sum = term;
        for (var k = 1; term > sum * 1e-17; k++)
        {
            term *= x / (a + k);
            sum += term;
        }
        return sum * Prefix(a, x);
    }

    static double Fraction(double a, double x) =>
        double.IsInfinity(x) ? 0 : Prefix(a, x) / ContinuedFraction.Value(x + 1 - a, 2, k => k * (a - k));

    /// <summary>x^a exp(-x) / Gamma(a).</summary>
    static double Prefix(double a, double x) =>
        Math.Exp(Stirling.Deviance(a, x, x - a) - Stirling.Remainder(a)) * Math.Sqrt(a / (2 * Math.PI));
}
