using Replication.Oracles.Transport.Costs;

namespace Replication.Oracles.Transport.Simplex;

/// <summary>Kantorovich potentials of all points from those of the points with mass.</summary>
static class Potentials
{
    /// <summary>
    /// Points without mass get the largest feasible value, by the c-transform: targets first, then sources; 0 where every pair is
    /// forbidden.
    /// </summary>
    internal static (double[] U, double[] V) Of(
        SpanningTree<long, double> tree, int[] sources, int[] targets, TransportCosts costs, SolverPulse pulse)
    {
        int n = sources.Length;
        var u = new double[costs.Rows];
        var v = new double[costs.Columns];
        Array.Fill(u, double.NaN);
        Array.Fill(v, double.PositiveInfinity);
        for (int i = 0; i < n; i++) u[sources[i]] = tree.Potentials[i];
        var row = new double[costs.Columns];
        if (targets.Length < costs.Columns)
        {
            foreach (int i in sources)
            {
                pulse.Poll();
                costs.FillRow(i, row);
                RowScan.Lower(v, row, u[i]);
            }
        }
        for (int j = 0; j < targets.Length; j++) v[targets[j]] = -tree.Potentials[n + j];
        ZeroIfForbidden(v);
        for (int i = 0; i < u.Length; i++)
        {
            if (!double.IsNaN(u[i])) continue;
            pulse.Poll();
            costs.FillRow(i, row);
            u[i] = RowScan.SubtractAndMinimum(row, v);
        }
        ZeroIfForbidden(u);
        return (u, v);
    }

    static void ZeroIfForbidden(double[] potentials)
    {
        for (int k = 0; k < potentials.Length; k++)
            if (double.IsPositiveInfinity(potentials[k])) potentials[k] = 0;
    }
}
