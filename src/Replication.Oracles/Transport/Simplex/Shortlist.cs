using Replication.Oracles.Transport.Costs;

namespace Replication.Oracles.Transport.Simplex;

/// <summary>The arcs of least reduced cost of every source and of every target, found in one pass over all pairs.</summary>
static class Shortlist
{
    /// <param name="costs">All costs.</param>
    /// <param name="v">Approximate target duals.</param>
    /// <param name="u">Receives the best source duals for them: u_i = min_j c_ij - v_j.</param>
    /// <param name="perSource">Arcs kept for each source.</param>
    /// <param name="perTarget">Arcs kept for each target.</param>
    /// <param name="pulse">Polled row by row.</param>
    internal static ArcList<double> Build(TransportCosts costs, double[] v, double[] u, int perSource, int perTarget, SolverPulse pulse)
    {
        int n = costs.Rows, m = costs.Columns;
        var ofSource = new Nearest(1, Math.Min(perSource, m));
        var ofTarget = new Nearest(m, Math.Min(perTarget, n));
        var chosen = new int[n][];
        var row = new double[m];
        for (int i = 0; i < n; i++)
        {
            pulse.Poll();
            costs.FillRow(i, row);
            u[i] = RowScan.SubtractAndMinimum(row, v);
            ofSource.Clear();
            for (int j = RowScan.NextBelow(row, 0, double.PositiveInfinity); j < m; j = RowScan.NextBelow(row, j + 1, ofSource.Limits[0]))
                ofSource.Take(0, j, row[j]);
            chosen[i] = ofSource.Items(0).ToArray();
            for (int j = RowScan.NextBelow(row, 0, u[i], ofTarget.Limits); j < m; j = RowScan.NextBelow(row, j + 1, u[i], ofTarget.Limits))
                ofTarget.Take(j, i, row[j] - u[i]);
        }
        return Merge(costs, chosen, ofTarget);
    }

    /// <summary>Every arc there is, for problems so small that choosing would cost more.</summary>
    internal static ArcList<double> All(TransportCosts costs)
    {
        var arcs = new ArcList<double>(costs.Rows * costs.Columns);
        var row = new double[costs.Columns];
        for (int i = 0; i < costs.Rows; i++)
        {
            costs.FillRow(i, row);
            for (int j = 0; j < row.Length; j++) arcs.Add(i, j, row[j]);
        }
        return arcs;
    }

    static ArcList<double> Merge(TransportCosts costs, int[][] chosen, Nearest ofTarget)
    {
        int n = costs.Rows, m = costs.Columns;
        var pairs = new List<(int Source, int Target)>();
        for (int j = 0; j < m; j++)
            foreach (int i in ofTarget.Items(j))
                if (i >= 0) pairs.Add((i, j));
        var sourceOfPair = new int[pairs.Count];
        for (int k = 0; k < sourceOfPair.Length; k++) sourceOfPair[k] = pairs[k].Source;
        Incidence bySource = Incidence.Of(n, sourceOfPair);
        var listedFor = new int[m];
        var arcs = new ArcList<double>(pairs.Count + n * chosen[0].Length);
        for (int i = 0; i < n; i++)
        {
            foreach (int j in chosen[i])
            {
                if (j < 0) continue;
                listedFor[j] = i + 1;
                arcs.Add(i, j, costs.At(i, j));
            }
            foreach (int k in bySource.At(i))
                if (listedFor[pairs[k].Target] != i + 1) arcs.Add(i, pairs[k].Target, costs.At(i, pairs[k].Target));
        }
        return arcs;
    }
}
