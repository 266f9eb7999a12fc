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
        TransportCertificate certificate = Of(costs, a, b, plan, u, v, pulse);
        return certificate.Holds ? certificate : throw new TransportCertificateException(certificate);
    }

    /// <summary>The same, whether or not the certificate holds.</summary>
    internal static TransportCertificate Of(
        TransportCosts costs, double[] a, double[] b, ReadOnlySpan<Shipment> plan, double[] u, double[] v, SolverPulse pulse) =>
        Of(costs, a, b, plan, Worth(a, u, b, v), Violations(costs, a, u, v, pulse));

    /// <summary>The same for a worth and violations of potentials that are known already.</summary>
    internal static TransportCertificate Of(TransportCosts costs, double[] a, double[] b, ReadOnlySpan<Shipment> plan,
        double dualValue, (double Excess, double Worst) violations)
    {
        (double value, double magnitude) = Worth(costs, plan);
        return new TransportCertificate(value, dualValue, violations.Excess, violations.Worst, ErrorOfMarginals(a, b, plan), magnitude);
    }

    static (double Value, double Magnitude) Worth(TransportCosts costs, ReadOnlySpan<Shipment> plan)
    {
        CompensatedSum value = new(), magnitude = new();
        foreach (Shipment shipment in plan)
        {
            double cost = costs.At(shipment.Source, shipment.Target);
            value.AddProduct(shipment.Mass, cost);
            magnitude.AddProduct(shipment.Mass, Math.Abs(cost));
        }
        return (value.Value, magnitude.Value);
    }

    static double Worth(double[] a, double[] u, double[] b, double[] v)
    {
        var sum = new CompensatedSum();
        for (int i = 0; i < a.Length; i++) sum.AddProduct(a[i], u[i]);
        for (int j = 0; j < b.Length; j++) sum.AddProduct(b[j], v[j]);
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
        return Math.Max(LargestError(rows, a), LargestError(columns, b));
    }

    static double LargestError(CompensatedSum[] sums, double[] weights)
    {
        double largest = 0;
        for (int k = 0; k < weights.Length; k++)
            if (sums[k].Value != weights[k]) largest = Math.Max(largest, Math.Abs(sums[k].Value - weights[k]) / weights[k]);
        return largest;
    }

    static (double Excess, double Worst) Violations(TransportCosts costs, double[] a, double[] u, double[] v, SolverPulse pulse)
    {
        var row = new double[costs.Columns];
        var excess = new CompensatedSum();
        double worst = 0;
        for (int i = 0; i < costs.Rows; i++)
        {
            pulse.Poll();
            costs.FillRow(i, row);
            double violation = Math.Max(0, Violation(costs, i, row, u[i], v));
            excess.AddProduct(a[i], violation);
            worst = Math.Max(worst, violation);
        }
        return (excess.Value, worst);
    }

    // The largest u + v_j - c_ij. Rounding keeps the order of the c_ij - v_j, so the least of them is among those that round to the least.
    static double Violation(TransportCosts costs, int i, double[] row, double u, double[] v)
    {
        double least = RowScan.SubtractAndMinimum(row, v), violation = u - least;
        if (!double.IsFinite(least)) return violation;
        double lost = double.PositiveInfinity;
        for (int j = RowScan.NextBelow(row, 0, Math.BitIncrement(least)); j < row.Length;
            j = RowScan.NextBelow(row, j + 1, Math.BitIncrement(least)))
            lost = Math.Min(lost, Lost(costs.At(i, j), v[j], least));
        return violation - lost;
    }

    // What a - b has beyond its rounding (Knuth 1969, "The Art of Computer Programming", volume 2, theorem 4.2.2 B).
    static double Lost(double a, double b, double rounded)
    {
        double minus = rounded - a;
        return a - (rounded - minus) - (b + minus);
    }
}
