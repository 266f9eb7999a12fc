using MathNet.Numerics;

namespace Replication.Oracles.Divergences;

/// <summary>Functions of the log-ratio t = log p - log q that lose no digits near t = 0 and do not overflow far from it.</summary>
static class LogRatio
{
    /// <summary>log(1 + exp(x)) for every x.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>1 / (1 + exp(-x)) for every x.</summary>
    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <summary>log(2p / (p + q)).</summary>
    public static double OverMean(double t) =>
        t >= 0 ? -SpecialFunctions.Log1p(NearZero.Expm1(-t) / 2) : t - SpecialFunctions.Log1p(NearZero.Expm1(t) / 2);

    /// <summary>t - 1 + exp(-t), the part of a Kullback-Leibler integrand per unit of p; not negative.</summary>
    public static double Excess(double t)
    {
        if (Math.Abs(t) > 0.25) return t + NearZero.Expm1(-t);
        // t and expm1(-t) cancel to second order: the series keeps every digit.
        double term = t * t / 2, sum = term;
        for (var k = 3; Math.Abs(term) > 1e-17 * sum; k++) sum += term *= -t / k;
        return sum;
    }

    /// <summary>p log(p/q) - p + q from the two logarithms; not negative.</summary>
    public static double KullbackLeibler(double logP, double logQ) => KullbackLeibler(logP, logQ, logP - logQ);

    /// <summary>p log(p/m) - p + m + q log(q/m) - q + m for m = (p + q) / 2.</summary>
    public static double JensenShannon(double logP, double logQ)
    {
        double pOverMean = OverMean(logP - logQ), qOverMean = OverMean(logQ - logP);
        // From the larger of the two: log p - log(p/m) cancels without a digit left when p is the smaller by far.
        var logMean = logP > logQ ? logP - pOverMean : logQ - qOverMean;
        return KullbackLeibler(logP, logMean, pOverMean) + KullbackLeibler(logQ, logMean, qOverMean);
    }

    /// <summary>w (p log(p/m) - p + m) + (1 - w) (q log(q/m) - q + m) for m = w p + (1 - w) q and w in (0, 1).</summary>
    public static double SkewedJensenShannon(double weight, double logP, double logQ)
    {
        double pOverMean = OverMean(logP - logQ, weight), qOverMean = OverMean(logQ - logP, 1 - weight);
        var logMean = logP > logQ ? logP - pOverMean : logQ - qOverMean;
        return (weight * KullbackLeibler(logP, logMean, pOverMean)) + ((1 - weight) * KullbackLeibler(logQ, logMean, qOverMean));
    }

    // log(p / (w p + (1 - w) q)).
    static double OverMean(double t, double weight) => t >= 0
        ? -SpecialFunctions.Log1p((1 - weight) * NearZero.Expm1(-t))
        : t - SpecialFunctions.Log1p(weight * NearZero.Expm1(t));

    // t = logP - logQ is handed in where it is known to more digits than the difference has.
    // For p far below q the excess overflows while p underflows; their product is q times a bounded function.
    static double KullbackLeibler(double logP, double logQ, double t) =>
        t < -1 ? Math.Exp(logQ) * ((t * Math.Exp(t)) - NearZero.Expm1(t)) : Math.Exp(logP) * Excess(t);

    /// <summary>p - q from the two logarithms.</summary>
    public static double Difference(double logP, double logQ) => logP <= logQ
        ? Math.Exp(logQ) * NearZero.Expm1(logP - logQ)
        : -Math.Exp(logP) * NearZero.Expm1(logQ - logP);
}
