using Replication.Oracles.Transport.Costs;
using Replication.Oracles.Transport.Simplex;

namespace Replication.Oracles.Transport;

/// <summary>
/// Why a plan is optimal: by weak duality no plan costs less than a feasible pair of potentials is worth, so a feasible plan and feasible
/// potentials of equal value are both optimal (Kantorovich duality; Villani 2009, Theorem 5.10).
/// </summary>
/// <param name="PrimalValue">Cost of the plan.</param>
/// <param name="DualValue">Worth of the potentials, sum a_i u_i + sum b_j v_j.</param>
/// <param name="WorstDualViolation">Largest u_i + v_j - c_ij over all n times m pairs, or 0 where none is positive. In units of cost.</param>
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

    /// <summary>Examines a plan and a pair of potentials. Nothing the solver says about them is used.</summary>
    /// <exception cref="TransportCertificateException">They do not prove each other optimal.</exception>
    internal static TransportCertificate Require(
        TransportCosts costs, double[] a, double[] b, ReadOnlySpan<Shipment> plan, double[] u, double[] v, SolverPulse pulse)
    {
        double mass = CompensatedSum.Of(a);
        (double violation, double scale) = WorstViolation(costs, u, v, pulse);
        var certificate = new TransportCertificate(
            Worth(plan), Worth(a, u, b, v), violation, ErrorOfMarginals(a, b, plan), scale, mass);
        return certificate.Holds ? certificate : throw new TransportCertificateException(certificate);
    }

    static double Worth(ReadOnlySpan<Shipment> plan)
    {
        var sum = new CompensatedSum();
        foreach (Shipment shipment in plan) sum.Add(shipment.Mass * shipment.Cost);
        return sum.Value;
    }

    static double Worth(double[] a, double[] u, double[] b, double[] v)
    {
        var sum = new CompensatedSum();
        for (int i = 0; i < a.Length; i++) sum.Add(a[i] * u[i]);
        for (int j = 0; j < b.Length; j++) sum.Add(b[j] * v[j]);
        return sum.Value;
    }

    static double ErrorOfMarginals(double[] a, double[] b, ReadOnlySpan<Shipment> plan)
    {
        var rows = new CompensatedSum[a.Length];
        var columns = new CompensatedSum[b.Length];
        foreach (Shipment shipment in plan)
        {
            if (!(shipment.Mass >= 0)) return double.NaN;
            rows[shipment.Source].Add(shipment.Mass);
            columns[shipment.Target].Add(shipment.Mass);
        }
        var error = new CompensatedSum();
        for (int i = 0; i < a.Length; i++) error.Add(Math.Abs(rows[i].Value - a[i]));
        for (int j = 0; j < b.Length; j++) error.Add(Math.Abs(columns[j].Value - b[j]));
        return error.Value;
    }

    static (double Violation, double Scale) WorstViolation(TransportCosts costs, double[] u, double[] v, SolverPulse pulse)
    {
        var row = new double[costs.Columns];
        double violation = 0, scale = 0;
        for (int i = 0; i < costs.Rows; i++)
        {
            pulse.Poll();
            costs.FillRow(i, row);
            scale = Math.Max(scale, RowScan.LargestMagnitude(row));
            double least = RowScan.SubtractAndMinimum(row, v);
            violation = Math.Max(violation, u[i] - least);
        }
        return (violation, scale);
    }
}
