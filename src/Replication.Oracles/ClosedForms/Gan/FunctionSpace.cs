using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.Gan;

/// <summary>
/// The generator updated as a pmf q rather than through parameters, with D optimal at every step: the setting in which Goodfellow et al.
/// 2014, Proposition 2, proves convergence. C(q) = max_D V = 2 JSD(p, q) - log 4 is convex in q.
/// </summary>
public static class FunctionSpace
{
    /// <summary>dC/dq(x) = log(1 - D*(x)) = log(q / (p + q)) for each atom; -infinity where q = 0 &lt; p, NaN where p = q = 0.</summary>
    /// <exception cref="ArgumentException">p or q is no pmf, or their lengths differ.</exception>
    public static double[] Gradient(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        Require(p, q);
        var gradient = new double[p.Length];
        for (var i = 0; i < gradient.Length; i++) gradient[i] = Math.Log(q[i] / (p[i] + q[i]));
        return gradient;
    }

    /// <summary>
    /// One step of exponentiated gradient descent, q(x) exp(-rate dC/dq(x)) renormalised. Atoms without mass stay so. For rate at most 1
    /// the value C never rises: it is 1-smooth relative to the entropy, C'' = 1/q - 1/(p + q) being below 1/q.
    /// </summary>
    /// <param name="p">The data pmf.</param>
    /// <param name="q">The generator's pmf.</param>
    /// <param name="rate">The step size, positive and finite.</param>
    /// <exception cref="ArgumentException">p or q is no pmf, or their lengths differ, or the rate is not positive and finite.</exception>
    public static double[] Step(ReadOnlySpan<double> p, ReadOnlySpan<double> q, double rate)
    {
        Require(p, q);
        Domain.Positive(rate);
        var next = new double[q.Length];
        for (var i = 0; i < next.Length; i++) next[i] = q[i] == 0 ? 0 : q[i] * Math.Pow((p[i] + q[i]) / q[i], rate);
        var sum = next.Sum();
        for (var i = 0; i < next.Length; i++) next[i] /= sum;
        return next;
    }

    static void Require(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        Pmf.Validate(p, nameof(p));
        Pmf.Validate(q, nameof(q));
        if (p.Length != q.Length) throw new ArgumentException("p and q need equal lengths.", nameof(q));
    }
}
