using Replication.Oracles.Transport.Costs;

namespace Replication.Oracles.Transport.Simplex;

/// <summary>
/// Exact transport by column generation: the network simplex works on a shortlist of arcs, all pairs are then priced, the violated ones join
/// the list, until none is left. Duals and shortlist come from the same problem on a quarter of the points, solved the same way.
/// </summary>
static class ColumnGeneration
{
    /// <summary>
    /// What counts as a violated arc, relative to the largest cost: above the rounding of potentials, which are sums along tree paths, and
    /// well below what the certificate refuses.
    /// </summary>
    internal const double RelativeTolerance = 1e-13;

    const int SmallProblem = 64 * 64;
    const int Coarsening = 4;
    const int ArcsPerSource = 12;
    const int ArcsPerTarget = 6;
    const int NewArcsPerSource = 8;

    /// <summary>Optimal basis for positive supplies and demands of equal total.</summary>
    internal static SpanningTree Solve(
        TransportCosts costs, long[] supply, long[] demand, double tolerance, SolverPulse pulse)
    {
        int n = costs.Rows, m = costs.Columns;
        var u = new double[n];
        var v = new double[m];
        if ((long)n * m <= SmallProblem)
        {
            ArcList all = Shortlist.All(costs);
            SpanningTree small = InitialBasis.Build(costs, all, u, v, supply, demand);
            NetworkSimplex.Optimize(small, n, all, tolerance, pulse);
            return small;
        }
        CoarseDuals(costs, supply, demand, v, tolerance, pulse);
        ArcList arcs = Shortlist.Build(costs, v, u, ArcsPerSource, ArcsPerTarget, pulse);
        SpanningTree tree = InitialBasis.Build(costs, arcs, u, v, supply, demand);
        do NetworkSimplex.Optimize(tree, n, arcs, tolerance, pulse);
        while (AddViolated(costs, tree, arcs, tolerance, pulse) > 0);
        return tree;
    }

    static void CoarseDuals(TransportCosts costs, long[] supply, long[] demand, double[] v, double tolerance, SolverPulse pulse)
    {
        int[] rows = Sample.Of(costs.Rows, Coarsening), columns = Sample.Of(costs.Columns, Coarsening);
        Supplies coarse = Supplies.Of(Sample.Pick(supply, rows), Sample.Pick(demand, columns));
        SpanningTree tree = Solve(costs.Restrict(rows, columns), coarse.Source, coarse.Target, tolerance, pulse);
        // The sampled sources' duals extend to all targets by the c-transform.
        var row = new double[costs.Columns];
        Array.Fill(v, double.PositiveInfinity);
        for (int r = 0; r < rows.Length; r++)
        {
            pulse.Poll();
            costs.FillRow(rows[r], row);
            RowScan.Lower(v, row, tree.Potentials[r]);
        }
    }

    static long AddViolated(TransportCosts costs, SpanningTree tree, ArcList arcs, double tolerance, SolverPulse pulse)
    {
        int n = costs.Rows, m = costs.Columns;
        var row = new double[m];
        var v = new double[m];
        for (int j = 0; j < m; j++) v[j] = -tree.Potentials[n + j];
        var worst = new Nearest(1, Math.Min(NewArcsPerSource, m));
        long violated = 0;
        for (int i = 0; i < n; i++)
        {
            pulse.Poll();
            costs.FillRow(i, row);
            double limit = tree.Potentials[i] - tolerance;
            if (RowScan.SubtractAndMinimum(row, v) >= limit) continue;
            worst.Clear();
            for (int j = RowScan.NextBelow(row, 0, limit); j < m; j = RowScan.NextBelow(row, j + 1, Math.Min(limit, worst.Limits[0])))
                worst.Take(0, j, row[j]);
            foreach (int j in worst.Items(0))
            {
                if (j < 0) continue;
                arcs.Add(i, j, costs.At(i, j));
                violated++;
            }
        }
        pulse.Priced(violated);
        return violated;
    }
}
