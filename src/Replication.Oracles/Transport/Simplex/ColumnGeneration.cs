using Replication.Oracles.Transport.Costs;

namespace Replication.Oracles.Transport.Simplex;

/// <summary>
/// Exact transport by column generation: the network simplex works on a shortlist of arcs, all pairs are then priced, the violated ones
/// join the list, until none is left. The first duals, from which shortlist and first basis are made, come from a coarser problem, solved
/// alike.
/// </summary>
static class ColumnGeneration
{
    /// <summary>
    /// What counts as a violated arc, relative to the largest cost: above the rounding of potentials, which are sums along tree paths, and
    /// well below what the certificate refuses.
    /// </summary>
    internal const double RelativeTolerance = 1e-13;

    /// <summary>Below so many pairs all of them are listed.</summary>
    const int SmallProblem = 64 * 64;

    // Pivots vary by less than a fifth from half to twice as many arcs (4000 Gaussian points in 2 and 16 dimensions).
    const int ArcsPerSource = 12;
    const int ArcsPerTarget = 6;
    const int NewArcsPerSource = 16;

    /// <summary>Optimal basis for positive supplies and demands of equal total.</summary>
    internal static SpanningTree Solve(TransportCosts costs, long[] supply, long[] demand, double tolerance, SolverPulse pulse)
    {
        int n = costs.Rows, m = costs.Columns;
        var u = new double[n];
        var v = new double[m];
        ArcList arcs;
        if ((long)n * m <= SmallProblem)
        {
            arcs = Shortlist.All(costs);
        }
        else
        {
            CoarseDuals(costs.Coarsen(supply, demand), v, tolerance, pulse);
            arcs = Shortlist.Build(costs, v, u, ArcsPerSource, ArcsPerTarget, pulse);
        }
        SpanningTree tree = InitialBasis.Build(costs, arcs, u, v, supply, demand, pulse);
        while (NetworkSimplex.Optimize(tree, n, arcs, tolerance, pulse))
        {
            bool complete = arcs.Count >= (long)n * m;
            if (complete || AddViolated(costs, tree, arcs, tolerance, pulse) == 0) break;
        }
        return tree;
    }

    /// <summary>Target duals by the c-transform of the coarse source duals: v_j = min_r c_rj - u_r.</summary>
    static void CoarseDuals(CoarseProblem coarse, double[] v, double tolerance, SolverPulse pulse)
    {
        SpanningTree tree = Solve(coarse.Costs, coarse.Supply, coarse.Demand, tolerance, pulse);
        var row = new double[v.Length];
        Array.Fill(v, double.PositiveInfinity);
        for (int r = 0; r < coarse.Supply.Length; r++)
        {
            pulse.Poll();
            coarse.ToFineTargets.FillRow(r, row);
            RowScan.Lower(v, row, tree.Potentials[r]);
        }
    }

    /// <summary>Lists the most violated arcs of each source; returns how many.</summary>
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
