using Replication.Oracles.Transport.Costs;
using Replication.Oracles.Transport.Simplex;

namespace Replication.Oracles.Transport;

/// <summary>Computes certificates from costs, weights, plan and potentials alone.</summary>
static class Certification
{
    /// <summary>Examines a plan and a pair of potentials; costs are priced anew.</summary>
    /// <exception cref="TransportCertificateException">They do not prove each other optimal.</exception>
    internal static TransportCertificate Require(
        TransportCosts costs, double[] a, double[] b, ReadOnlySpan<Shipment> plan, double[] u, double[] v, SolverPulse pulse)
    {
        double mass = CompensatedSum.Of(a);
        (double violation, double scale) = WorstViolation(costs, u, v, pulse);
        var certificate = new TransportCertificate(
            Worth(costs, plan), Worth(a, u, b, v), violation, ErrorOfMarginals(a, b, plan), scale, mass);
        return certificate.Holds ? certificate : throw new TransportCertificateException(certificate);
    }

    static double Worth(TransportCosts costs, ReadOnlySpan<Shipment> plan)
    {
        var sum = new CompensatedSum();
        foreach (Shipment shipment in plan) sum.Add(shipment.Mass * costs.At(shipment.Source, shipment.Target));
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
