using Replication.Oracles.Transport.Costs;

namespace Replication.Oracles.Transport.Simplex;

/// <summary>
/// A strongly feasible first basis from approximate duals: mass moves greedily along the arcs of least reduced cost, what is left goes to
/// the best free target, and the pieces are tied together by empty arcs that lead towards the root.
/// </summary>
sealed class InitialBasis
{
    readonly TransportCosts _costs;
    readonly double[] _v;
    readonly long[] _supply;
    readonly long[] _demand;
    readonly List<(int Source, int Target, long Flow, double Cost)> _shipments;

    InitialBasis(TransportCosts costs, double[] v, long[] supply, long[] demand)
    {
        _costs = costs;
        _v = v;
        _supply = (long[])supply.Clone();
        _demand = (long[])demand.Clone();
        _shipments = new(supply.Length + demand.Length);
    }

    /// <param name="costs">All costs.</param>
    /// <param name="arcs">The shortlist.</param>
    /// <param name="u">Approximate source duals.</param>
    /// <param name="v">Approximate target duals.</param>
    /// <param name="supply">Positive supplies.</param>
    /// <param name="demand">Positive demands of the same total.</param>
    /// <param name="pulse">Polled row by row.</param>
    internal static SpanningTree Build(
        TransportCosts costs, ArcList arcs, double[] u, double[] v, long[] supply, long[] demand, SolverPulse pulse)
    {
        var basis = new InitialBasis(costs, v, supply, demand);
        basis.ShipAlong(arcs, u);
        basis.ShipTheRest(pulse);
        return basis.TieTogether(arcs);
    }

    void ShipAlong(ArcList arcs, double[] u)
    {
        var reduced = new double[arcs.Count];
        var order = new int[arcs.Count];
        for (int k = 0; k < order.Length; k++)
        {
            order[k] = k;
            reduced[k] = arcs.Costs[k] - u[arcs.Sources[k]] - _v[arcs.Targets[k]];
        }
        Array.Sort(reduced, order);
        foreach (int k in order) Ship(arcs.Sources[k], arcs.Targets[k], arcs.Costs[k]);
    }

    void ShipTheRest(SolverPulse pulse)
    {
        var open = new List<int>();
        for (int j = 0; j < _demand.Length; j++)
            if (_demand[j] > 0) open.Add(j);
        for (int i = 0; i < _supply.Length; i++)
        {
            pulse.Poll();
            while (_supply[i] > 0)
            {
                int best = -1;
                double least = double.PositiveInfinity;
                for (int k = 0; k < open.Count; k++)
                {
                    double reduced = _costs.At(i, open[k]) - _v[open[k]];
                    if (reduced < least) (least, best) = (reduced, k);
                }
                int j = open[best];
                Ship(i, j, _costs.At(i, j));
                if (_demand[j] > 0) continue;
                open[best] = open[^1];
                open.RemoveAt(open.Count - 1);
            }
        }
    }

    // Every shipment exhausts one of its ends, so shipments form a forest.
    void Ship(int i, int j, double cost)
    {
        long flow = Math.Min(_supply[i], _demand[j]);
        if (flow == 0) return;
        _supply[i] -= flow;
        _demand[j] -= flow;
        _shipments.Add((i, j, flow, cost));
    }

    SpanningTree TieTogether(ArcList arcs)
    {
        int n = _supply.Length, m = _demand.Length, fallback = 0;
        var tree = new Pieces(n, m, _shipments);
        Incidence into = Incidence.Of(m, arcs.Targets);
        tree.Attach(SpanningTree.Root, -1, 0);
        while (true)
        {
            while (tree.NextTarget() is int target and >= 0)
                foreach (int k in into.At(target))
                    if (!tree.Holds(arcs.Sources[k])) tree.Attach(arcs.Sources[k], n + target, arcs.Costs[k]);
            while (fallback < n && tree.Holds(fallback)) fallback++;
            if (fallback == n) return tree.ToSpanningTree();
            // No shortlisted arc leads from another piece to this one.
            int anchor = tree.SomeTarget;
            tree.Attach(fallback, n + anchor, _costs.At(fallback, anchor));
        }
    }
}
