using System.Numerics;

namespace Replication.Oracles.Transport.Simplex;

/// <summary>
/// The primal network simplex method on a list of arcs, with block search for the entering arc (Kiraly and Kovacs 2012, "Efficient
/// implementations of minimum-cost flow algorithms"): the most violated arc of the next block of arcs that has one enters.
/// </summary>
static class NetworkSimplex
{
    const int PivotsBetweenPolls = 1024;

    /// <summary>
    /// Gaussian clouds needed ten at most. Exact arithmetic could not come here; a solve that rounding drives in circles ends here, and
    /// the certificate then has the say.
    /// </summary>
    const long MostPivotsPerNode = 100;

    /// <summary>
    /// Pivots until no arc of the list has a reduced cost c - p + q below 0 by more than <paramref name="roundoff"/> of |c| + |p| + |q|,
    /// the numbers that it is made of; false where it gave up before.
    /// </summary>
    internal static bool Optimize<TFlow, TCost>(
        SpanningTree<TFlow, TCost> tree, int sources, ArcList<TCost> arcs, TCost roundoff, SolverPulse pulse)
        where TFlow : struct, IBinaryInteger<TFlow>
        where TCost : struct, INumber<TCost>
    {
        int block = Math.Max(16, (int)Math.Sqrt(arcs.Count)), next = 0, idle = 0;
        long pivots = 0, most = MostPivotsPerNode * tree.Count;
        ReadOnlySpan<int> from = arcs.Sources, to = arcs.Targets;
        ReadOnlySpan<TCost> costs = arcs.Costs;
        TCost[] potentials = tree.Potentials;
        while (idle < arcs.Count)
        {
            int end = Math.Min(next + block, arcs.Count), entering = -1;
            TCost best = TCost.Zero;
            for (int k = next; k < end; k++)
            {
                TCost p = potentials[from[k]], q = potentials[sources + to[k]], reduced = costs[k] - p + q;
                if (reduced < best && reduced < -roundoff * (TCost.Abs(costs[k]) + TCost.Abs(p) + TCost.Abs(q)))
                    (best, entering) = (reduced, k);
            }
            idle += end - next;
            next = end == arcs.Count ? 0 : end;
            if (entering < 0) continue;
            tree.Pivot(from[entering], sources + to[entering], costs[entering]);
            idle = 0;
            if (++pivots == most) return false;
            if (pivots % PivotsBetweenPolls == 0)
            {
                tree.RecomputePotentials();
                pulse.Pivoted(PivotsBetweenPolls);
            }
        }
        tree.RecomputePotentials();
        return true;
    }
}
