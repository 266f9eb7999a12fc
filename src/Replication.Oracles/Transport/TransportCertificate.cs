namespace Replication.Oracles.Transport;

/// <summary>
/// Why a plan is optimal: by weak duality no plan costs less than a feasible pair of potentials is worth, so a feasible plan and feasible
/// potentials of equal value are both optimal (Kantorovich duality; Villani 2009, Theorem 5.10).
/// </summary>
/// <remarks>
/// Every bound is about the answer. A cost that the plan does not pay, however large, loosens none of them. The optimum lies between
/// <paramref name="DualValue"/> - <paramref name="DualExcess"/> and <paramref name="PrimalValue"/>.
/// </remarks>
/// <param name="PrimalValue">Cost of the plan, in units of cost times mass.</param>
/// <param name="DualValue">Worth of the potentials, sum a_i u_i + sum b_j v_j, in the same units. Sums and products are compensated, so it
/// is the worth of these numbers and not that of a rounding.</param>
/// <param name="DualExcess">How much of that worth the potentials owe to being infeasible: sum over i of a_i times the largest
/// u_i + v_j - c_ij, where that is positive. Lowering each u_i by as much makes them feasible.</param>
/// <param name="WorstDualViolation">
/// Largest u_i + v_j - c_ij over all n times m pairs, or 0 where none is positive. In units of cost.
/// </param>
/// <param name="MarginalError">Largest |row sum - a_i| / a_i and |column sum - b_j| / b_j of the plan; infinite where a point without mass
/// has a row or column that is not empty.</param>
/// <param name="Magnitude">Sum of mass times |cost| over the plan: the primal value itself where no cost is negative.</param>
public sealed record TransportCertificate(
    double PrimalValue, double DualValue, double DualExcess, double WorstDualViolation, double MarginalError, double Magnitude)
{
    /// <summary>What counts as optimal, relative to the value, and what meets a weight, relative to that weight.</summary>
    public const double Tolerance = 1e-11;

    /// <summary>
    /// What the arithmetic of the answer itself may lose, relative to <see cref="Magnitude"/>: two roundings of each product.
    /// </summary>
    public const double Roundoff = 1.0 / (1L << 52);

    /// <summary>|primal - dual|. In units of cost times mass.</summary>
    public double DualityGap => Math.Abs(PrimalValue - DualValue);

    /// <summary>How large gap and excess may be: a share of the value, and the rounding of what adds up to it.</summary>
    public double Allowed => Tolerance * Math.Abs(PrimalValue) + Roundoff * Magnitude;

    /// <summary>
    /// Whether gap and excess are at most <see cref="Allowed"/>, and the marginal error <see cref="Tolerance"/>. NaN is never within it.
    /// </summary>
    public bool Holds => DualityGap <= Allowed && DualExcess <= Allowed && MarginalError <= Tolerance;
}
