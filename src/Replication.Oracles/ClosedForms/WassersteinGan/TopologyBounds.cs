using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.WassersteinGan;

/// <summary>
/// The inequalities behind Theorem 2 of Arjovsky, Chintala and Bottou 2017 (KL is stronger than TV and JSD, which are equivalent and
/// stronger than W on a compact space), with their constants. Natural logarithms; JSD with the factor 1/2; TV = sup_A |P(A) - Q(A)|.
/// </summary>
public static class TopologyBounds
{
    /// <summary>Pinsker: TV is at most sqrt(KL / 2), either direction of KL. +infinity for infinite KL.</summary>
    /// <exception cref="ArgumentOutOfRangeException">KL is negative or NaN.</exception>
    public static double TotalVariationFromKullbackLeibler(double kl) => Math.Sqrt(Domain.Within(0, double.PositiveInfinity, kl) / 2);

    /// <summary>JSD is at least TV^2 / 2 (Pinsker on both halves, each at TV/2 from the middle).</summary>
    /// <exception cref="ArgumentOutOfRangeException">TV is outside [0, 1] or NaN.</exception>
    public static double JensenShannonFloor(double tv) => Domain.Within(0, 1, tv) * tv / 2;

    /// <summary>JSD is at most TV log 2 (Lin 1991, Theorem 3).</summary>
    /// <exception cref="ArgumentOutOfRangeException">TV is outside [0, 1] or NaN.</exception>
    public static double JensenShannonCeiling(double tv) => Domain.Within(0, 1, tv) * Math.Log(2);

    /// <summary>W1 is at most diameter times TV: no mass that differs travels farther.</summary>
    /// <param name="tv">In [0, 1].</param>
    /// <param name="diameter">Of the space; not negative, may be +infinity, on which the bound is vacuous unless TV is 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static double Wasserstein1Ceiling(double tv, double diameter) =>
        Domain.Within(0, 1, tv) == 0 ? 0 : tv * Domain.Within(0, double.PositiveInfinity, diameter);
}
