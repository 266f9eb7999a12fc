using Replication.Oracles.Quadrature;

namespace Replication.Oracles.Divergences;

/// <summary>
/// The discriminator that maximises V(G, D) = E_p log D + E_q log(1 - D) for fixed p (data) and q (generator), and the values of the game
/// (Goodfellow et al. 2014, Proposition 1 and Theorem 1).
/// </summary>
public static class OptimalDiscriminator
{
    /// <summary>C(G) at its minimum, -log 4, reached only where q = p.</summary>
    public static readonly double MinimumValue = -Math.Log(4);

    /// <summary>
    /// D*(x) = p / (p + q) = sigmoid(log p - log q). 0 or 1 where one of the densities is 0; NaN where both are (D* is arbitrary there)
    /// and for NaN.
    /// </summary>
    public static double At(double logP, double logQ) => LogRatio.Sigmoid(logP - logQ);

    /// <summary>C(G) = max_D V(G, D) = -log 4 + 2 JSD, from a Jensen-Shannon divergence in [0, log 2].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The divergence is outside [0, log 2] by more than 1e-9, or NaN.</exception>
    public static double Value(double jensenShannon)
    {
        if (!(jensenShannon >= -1e-9 && jensenShannon <= Math.Log(2) + 1e-9))
            throw new ArgumentOutOfRangeException(nameof(jensenShannon), jensenShannon, "A Jensen-Shannon divergence lies in [0, log 2].");
        return MinimumValue + (2 * jensenShannon);
    }

    /// <summary>
    /// The Jensen-Shannon divergence that a value of the game implies for an optimal D, (V + log 4) / 2; a lower bound of it for any other
    /// D. Any number is mapped: NaN and the infinities are passed on, and a value below -log 4 gives a negative number.
    /// </summary>
    public static double JensenShannonFrom(double value) => 0.5 * (value - MinimumValue);

    /// <summary>
    /// V(G, D) of any discriminator D = sigmoid(h) on the line, by quadrature: E_p log D is -E_p log(1 + exp(-h)), and E_q log(1 - D) the
    /// same with the sign of h turned.
    /// </summary>
    /// <param name="p">The density of the data.</param>
    /// <param name="q">The density of the generator.</param>
    /// <param name="logit">h(x); finite wherever p or q is positive.</param>
    /// <param name="tolerance">The error of each expectation; <see cref="Tolerance.Tight"/> when absent.</param>
    /// <exception cref="QuadratureException">The tolerance was not reached, or h is not finite where p or q is positive.</exception>
    public static Integral Value(LineDensity p, LineDensity q, Func<double, double> logit, Tolerance? tolerance = null) =>
        p.Expectation(x => -LogRatio.Softplus(-logit(x)), tolerance) + q.Expectation(x => -LogRatio.Softplus(logit(x)), tolerance);

    /// <summary>
    /// V(G, D) of any discriminator on a finite alphabet: sum p log D + sum q log(1 - D), with 0 log 0 = 0. -infinity where D errs with
    /// certainty.
    /// </summary>
    /// <param name="p">The data pmf.</param>
    /// <param name="q">The generator's pmf.</param>
    /// <param name="d">D of each atom, in [0, 1].</param>
    /// <exception cref="ArgumentException">The lengths differ, p or q is no pmf, or D is outside [0, 1] or NaN.</exception>
    public static double Value(ReadOnlySpan<double> p, ReadOnlySpan<double> q, ReadOnlySpan<double> d)
    {
        Pmf.Validate(p, nameof(p));
        Pmf.Validate(q, nameof(q));
        if (p.Length != q.Length || d.Length != p.Length) throw new ArgumentException("p, q and D need equal lengths.", nameof(d));
        double sum = 0;
        for (var i = 0; i < d.Length; i++)
        {
            if (!(d[i] >= 0 && d[i] <= 1)) throw new ArgumentException("D lies in [0, 1].", nameof(d));
            if (p[i] > 0) sum += p[i] * Math.Log(d[i]);
            if (q[i] > 0) sum += q[i] * Math.Log(1 - d[i]);
        }
        return sum;
    }
}
