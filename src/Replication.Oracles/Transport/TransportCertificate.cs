namespace Replication.Oracles.Transport;

/// <summary>
/// Why a plan is optimal: by weak duality no plan costs less than a feasible pair of potentials is worth, so a feasible plan and feasible
/// potentials of equal value are both optimal (Kantorovich duality; Villani 2009, Theorem 5.10).
/// </summary>
/// <param name="PrimalValue">Cost of the plan.</param>
/// <param name="DualValue">Worth of the potentials, sum a_i u_i + sum b_j v_j.</param>
/// <param name="WorstDualViolation">Largest u_i + v_j - c_ij over all n times m pairs, or 0 where none is positive. In units of
/// cost.</param>
/// <param name="MarginalError">Sum of |row sum - a_i| and |column sum - b_j| of the plan. In units of mass.</param>
/// <param name="CostScale">Largest |c_ij|: what the tolerances scale with.</param>
/// <param name="Mass">Total mass moved.</param>
public sealed record TransportCertificate(
    double PrimalValue, double DualValue, double WorstDualViolation, double MarginalError, double CostScale, double Mass)
{
    /// <summary>
    /// What counts as rounding, relative to the cost scale, the mass, or both. Potentials are sums of up to n + m costs along a path of
    /// the optimal tree; 1e-11 leaves four digits for that above the unit roundoff.
    /// </summary>
    public const double Tolerance = 1e-11;

    /// <summary>|primal - dual|. In units of cost times mass.</summary>
    public double DualityGap => Math.Abs(PrimalValue - DualValue);

    /// <summary>Whether gap, violation and marginal error are all within <see cref="Tolerance"/>. NaN is never within it.</summary>
    public bool Holds =>
        DualityGap <= Tolerance * CostScale * Mass && WorstDualViolation <= Tolerance * CostScale && MarginalError <= Tolerance * Mass;
}
