using Replication.Oracles.Quadrature;

namespace Replication.Oracles.Divergences;

/// <summary>
/// An f-divergence D_f(P||Q) = integral of q f(p/q) (Csiszár 1963; Ali and Silvey 1966), with the data f-GAN trains on
/// (Nowozin, Cseke and Tomioka 2016, Tables 1, 2 and 6). Immutable and thread-safe. Natural logarithms.
/// </summary>
public sealed record FDivergence
{
    internal FDivergence() { }

    /// <summary>The name in the field, in lower case with hyphens, by which <see cref="FDivergences.ByName"/> finds it.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// f(u), convex on 0 &lt;= u &lt; +infinity. f(0) is its limit where finite, else +infinity; NaN for NaN. A negative or infinite u is
    /// outside the domain, and what comes back there means nothing.
    /// </summary>
    public required Func<double, double> Generator { get; init; }

    /// <summary>f'(u) for u &gt; 0: the optimal variational function T*(x) = f'(p(x)/q(x)) of f-GAN's equation 5. NaN for NaN.</summary>
    public required Func<double, double> Derivative { get; init; }

    /// <summary>
    /// The Fenchel conjugate f*(t) = sup_u (u t - f(u)) of a finite t, +infinity outside <see cref="ConjugateDomain"/>; NaN for NaN.
    /// </summary>
    public required Func<double, double> Conjugate { get; init; }

    /// <summary>Where the conjugate is finite (f-GAN Table 2); its ends may belong to it or not.</summary>
    public required Interval ConjugateDomain { get; init; }

    /// <summary>f(1): the value at P = Q. It is 0 for all but the GAN value, where it is -log 4.</summary>
    public double AtEquality { get; init; }

    /// <summary>
    /// What one unit of Q's mass costs where P has none: lim f(u) + f'(1) - f(1) as u falls to 0. The tangent of f at 1 is taken off, so
    /// that no part of the divergence is negative; it integrates to f(1) and changes nothing else.
    /// </summary>
    public required double PerMassOfQ { get; init; }

    /// <summary>What one unit of P's mass costs where Q has none: lim f(u)/u - f'(1) as u grows; may be +infinity.</summary>
    public required double PerMassOfP { get; init; }

    /// <summary>The divergence of mutually singular distributions, f(0) + lim f(u)/u: the largest value it can take.</summary>
    public double OfDisjoint => AtEquality + PerMassOfQ + PerMassOfP;

    /// <summary>
    /// The integrand q (f(p/q) - f(1) - f'(1) (p/q - 1)) from log p and log q, both finite: never negative, precise where p and q are
    /// close, and free of overflow unless its value overflows. NaN for NaN.
    /// </summary>
    public required Func<double, double, double> Contribution { get; init; }

    /// <summary>Exact sum over the atoms of two probability mass functions on the same alphabet.</summary>
    /// <param name="p">Probabilities; finite, not negative, summing to 1 within <see cref="Pmf.SumTolerance"/>.</param>
    /// <param name="q">Probabilities on the same atoms.</param>
    /// <returns>
    /// The divergence; +infinity where it is infinite, exactly <see cref="OfDisjoint"/> (log 2 for Jensen-Shannon) where no atom is
    /// shared, exactly f(1) for equal inputs. Atoms with p = q = 0 count nothing (0 log 0 = 0).
    /// </returns>
    /// <exception cref="ArgumentException">Lengths differ, or an input is empty, NaN, negative or does not sum to 1.</exception>
    public double Between(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        Pmf.Validate(p, nameof(p));
        Pmf.Validate(q, nameof(q));
        if (p.Length != q.Length)
            throw new ArgumentException($"Two pmfs on one alphabet need equal lengths; got {p.Length} and {q.Length}.", nameof(q));
        double sum = 0;
        var shared = false;
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i] == 0 && q[i] == 0) continue;
            if (p[i] == 0) sum += q[i] * PerMassOfQ;
            else if (q[i] == 0) sum += p[i] * PerMassOfP;
            else
            {
                shared = true;
                if (p[i] != q[i]) sum += Contribution(Math.Log(p[i]), Math.Log(q[i]));
            }
        }
        return shared ? Bounded(sum) : OfDisjoint;
    }

    /// <summary>The divergence of two densities on the line by adaptive quadrature.</summary>
    /// <param name="p">A normalised density.</param>
    /// <param name="q">A normalised density.</param>
    /// <param name="tolerance">The error to reach; <see cref="Tolerance.Tight"/> when absent.</param>
    /// <returns>
    /// Value and error; exactly <see cref="OfDisjoint"/> for supports that share at most a point, exactly +infinity where one support
    /// leaves the other at infinite cost.
    /// </returns>
    /// <exception cref="QuadratureException">The tolerance was not reached: also when the divergence is infinite by its tails
    /// alone.</exception>
    public Integral Between(LineDensity p, LineDensity q, Tolerance? tolerance = null)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(q);
        var common = p.Support.Intersect(q.Support);
        if (common.IsNull) return Integral.Exact(OfDisjoint);
        Interval[] pAlone = [.. p.Support.Without(q.Support)], qAlone = [.. q.Support.Without(p.Support)];
        if (IsInfiniteAlone(pAlone.Length > 0, qAlone.Length > 0)) return Integral.Exact(double.PositiveInfinity);
        double[] breaks = [.. p.Landmarks, .. q.Landmarks];
        var total = GaussKronrod.Integrate(x => Contribution(p.Log(x), q.Log(x)), common, tolerance, breaks);
        if (PerMassOfP != 0) total = pAlone.Aggregate(total, (sum, part) => sum + p.Mass(part, tolerance).Affine(PerMassOfP, 0));
        if (PerMassOfQ != 0) total = qAlone.Aggregate(total, (sum, part) => sum + q.Mass(part, tolerance).Affine(PerMassOfQ, 0));
        return total with { Value = Bounded(total.Value) };
    }

    /// <summary>The divergence of two densities on the plane by adaptive cubature; contracts as on the line.</summary>
    /// <param name="p">A normalised density.</param>
    /// <param name="q">A normalised density.</param>
    /// <param name="tolerance">The error to reach; <see cref="Tolerance.Plane"/> when absent.</param>
    /// <exception cref="QuadratureException">The tolerance was not reached: also when the divergence is infinite by its tails
    /// alone.</exception>
    public Integral Between(PlaneDensity p, PlaneDensity q, Tolerance? tolerance = null)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(q);
        var common = p.Support.Intersect(q.Support);
        if (common.IsNull) return Integral.Exact(OfDisjoint);
        Rectangle[] pAlone = [.. p.Support.Without(q.Support)], qAlone = [.. q.Support.Without(p.Support)];
        if (IsInfiniteAlone(pAlone.Length > 0, qAlone.Length > 0)) return Integral.Exact(double.PositiveInfinity);
        double[] xBreaks = [.. p.XLandmarks, .. q.XLandmarks], yBreaks = [.. p.YLandmarks, .. q.YLandmarks];
        var total = PlaneCubature.Integrate((x, y) => Contribution(p.Log(x, y), q.Log(x, y)), common.X, common.Y, tolerance,
            xBreaks, yBreaks);
        if (PerMassOfP != 0) total = pAlone.Aggregate(total, (sum, part) => sum + p.Mass(part, tolerance).Affine(PerMassOfP, 0));
        if (PerMassOfQ != 0) total = qAlone.Aggregate(total, (sum, part) => sum + q.Mass(part, tolerance).Affine(PerMassOfQ, 0));
        return total with { Value = Bounded(total.Value) };
    }

    bool IsInfiniteAlone(bool pAlone, bool qAlone) =>
        (pAlone && double.IsPositiveInfinity(PerMassOfP)) || (qAlone && double.IsPositiveInfinity(PerMassOfQ));

    // Rounding may carry a sum of non-negative parts past its supremum by an ulp; the bound is a theorem, so it is enforced.
    double Bounded(double sum) => Math.Min(AtEquality + Math.Max(sum, 0), OfDisjoint);
}
