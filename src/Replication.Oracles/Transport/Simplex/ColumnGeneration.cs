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
    /// What counts as the rounding of a reduced cost, relative to the cost and the two potentials that it is made of. Potentials are sums
    /// along tree paths; the certificate asks for less than this only where the answer is small beside them.
    /// </summary>
    const double Roundoff = 1e-14;

    /// <summary>Below so many pairs all of them are listed.</summary>
    const int SmallProblem = 64 * 64;

    // Pivots vary by less than a fifth from half to twice as many arcs (4000 Gaussian points in 2 and 16 dimensions).
    const int ArcsPerSource = 12;
    const int ArcsPerTarget = 6;
    const int NewArcsPerSource = 16;

    /// <summary>Optimal basis for positive supplies and demands of equal total.</summary>
    internal static SpanningTree<long, double> Solve(TransportCosts costs, long[] supply, long[] demand, SolverPulse pulse)
    {
        int n = costs.Rows, m = costs.Columns;
        var u = new double[n];
        var v = new double[m];
        ArcList<double> arcs;
        if ((long)n * m <= SmallProblem)
        {
            arcs = Shortlist.All(costs);
        }
        else
        {
            CoarseDuals(costs.Coarsen(supply, demand), v, pulse);
            arcs = Shortlist.Build(costs, v, u, ArcsPerSource, ArcsPerTarget, pulse);
        }
        SpanningTree<long, double> tree = InitialBasis<long>.Build(costs, arcs, u, v, supply, demand, pulse);
        while (NetworkSimplex.Optimize(tree, n, arcs, Roundoff, pulse))
        {
            bool complete = arcs.Count >= (long)n * m;
            if (complete || AddViolated(costs, tree, arcs, pulse) == 0) break;
        }
        return tree;
    }

    /// <summary>Target duals by the c-transform of the coarse source duals: v_j = min_r c_rj - u_r.</summary>
    static void CoarseDuals(CoarseProblem coarse, double[] v, SolverPulse pulse)
    {
        SpanningTree<long, double> tree = Solve(coarse.Costs, coarse.Supply, coarse.Demand, pulse);
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
    static long AddViolated(TransportCosts costs, SpanningTree<long, double> tree, ArcList<double> arcs, SolverPulse pulse)
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
            double u = tree.Potentials[i];
            if (RowScan.SubtractAndMinimum(row, v) >= u) continue;
            worst.Clear();
            for (int j = RowScan.NextBelow(row, 0, u); j < m; j = RowScan.NextBelow(row, j + 1, Math.Min(u, worst.Limits[0])))
                if (u - row[j] > Roundoff * (Math.Abs(row[j] + v[j]) + Math.Abs(u) + Math.Abs(v[j]))) worst.Take(0, j, row[j]);
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
