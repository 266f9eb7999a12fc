using System.Numerics;
using Replication.Oracles.Transport.Costs;

namespace Replication.Oracles.Transport.Simplex;

/// <summary>
/// A strongly feasible first basis from approximate duals: mass moves greedily along the arcs of least reduced cost, what is left goes to
/// the best free target, and the pieces are tied together by empty arcs that lead towards the root.
/// </summary>
sealed class InitialBasis<TFlow> where TFlow : struct, IBinaryInteger<TFlow>
{
    readonly TransportCosts _costs;
    readonly double[] _v;
    readonly TFlow[] _supply;
    readonly TFlow[] _demand;
    readonly List<(int Source, int Target, TFlow Flow, double Cost)> _shipments;

    InitialBasis(TransportCosts costs, double[] v, TFlow[] supply, TFlow[] demand)
    {
        _costs = costs;
        _v = v;
        _supply = (TFlow[])supply.Clone();
        _demand = (TFlow[])demand.Clone();
        _shipments = new(supply.Length + demand.Length);
    }

    /// <param name="costs">All costs.</param>
    /// <param name="arcs">The shortlist.</param>
    /// <param name="u">Approximate source duals.</param>
    /// <param name="v">Approximate target duals.</param>
    /// <param name="supply">Positive supplies.</param>
    /// <param name="demand">Positive demands of the same total.</param>
    /// <param name="pulse">Polled row by row.</param>
    internal static SpanningTree<TFlow, double> Build(
        TransportCosts costs, ArcList<double> arcs, double[] u, double[] v, TFlow[] supply, TFlow[] demand, SolverPulse pulse)
    {
        var basis = new InitialBasis<TFlow>(costs, v, supply, demand);
        basis.ShipAlong(arcs, u);
        basis.ShipTheRest(pulse);
        return basis.TieTogether(arcs).ToSpanningTree(cost => cost);
    }

    /// <summary>The basis that ships along the arcs of another in the order given: that basis, where its arcs hold all mass.</summary>
    /// <param name="costs">All costs.</param>
    /// <param name="arcs">The arcs of the other basis, from its leaves to its root.</param>
    /// <param name="v">Approximate target duals.</param>
    /// <param name="supply">Positive supplies.</param>
    /// <param name="demand">Positive demands of the same total.</param>
    /// <param name="exactly">What a cost is in the arithmetic of the basis.</param>
    /// <param name="pulse">Polled row by row.</param>
    internal static SpanningTree<TFlow, TCost> Along<TCost>(TransportCosts costs, ArcList<double> arcs, double[] v,
        TFlow[] supply, TFlow[] demand, Converter<double, TCost> exactly, SolverPulse pulse) where TCost : struct, INumber<TCost>
    {
        var basis = new InitialBasis<TFlow>(costs, v, supply, demand);
        for (int k = 0; k < arcs.Count; k++) basis.Ship(arcs.Sources[k], arcs.Targets[k], arcs.Costs[k]);
        basis.ShipTheRest(pulse);
        return basis.TieTogether(arcs).ToSpanningTree(exactly);
    }

    void ShipAlong(ArcList<double> arcs, double[] u)
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
            if (_demand[j] > TFlow.Zero) open.Add(j);
        for (int i = 0; i < _supply.Length; i++)
        {
            pulse.Poll();
            while (_supply[i] > TFlow.Zero)
            {
                int best = 0;
                double least = double.PositiveInfinity;
                for (int k = 0; k < open.Count; k++)
                {
                    double reduced = _costs.At(i, open[k]) - _v[open[k]];
                    if (reduced < least) (least, best) = (reduced, k);
                }
                int j = open[best];
                Ship(i, j, _costs.At(i, j));
                if (_demand[j] > TFlow.Zero) continue;
                open[best] = open[^1];
                open.RemoveAt(open.Count - 1);
            }
        }
    }

    // Every shipment exhausts one of its ends, so shipments form a forest.
    void Ship(int i, int j, double cost)
    {
        TFlow flow = TFlow.Min(_supply[i], _demand[j]);
        if (flow == TFlow.Zero) return;
        _supply[i] -= flow;
        _demand[j] -= flow;
        _shipments.Add((i, j, flow, cost));
    }

    Pieces<TFlow> TieTogether(ArcList<double> arcs)
    {
        int n = _supply.Length, m = _demand.Length, fallback = 0;
        var tree = new Pieces<TFlow>(n, m, _shipments);
        Incidence into = Incidence.Of(m, arcs.Targets);
        tree.Attach(SpanningTree<TFlow, double>.Root, -1, 0);
        while (true)
        {
            while (tree.NextTarget() is int target and >= 0)
                foreach (int k in into.At(target))
                    if (!tree.Holds(arcs.Sources[k])) tree.Attach(arcs.Sources[k], n + target, arcs.Costs[k]);
            while (fallback < n && tree.Holds(fallback)) fallback++;
            if (fallback == n) return tree;
            // No shortlisted arc leads from another piece to this one.
            int anchor = tree.SomeTarget;
            tree.Attach(fallback, n + anchor, _costs.At(fallback, anchor));
        }
    }
}
