using System.Numerics;
using Replication.Oracles.Transport.Costs;

namespace Replication.Oracles.Transport.Simplex;

/// <summary>
/// Column generation in exact arithmetic, from the basis that doubles found: the simplex goes on until no pair at all has a negative
/// reduced cost. It is called where potentials are so large beside the answer that doubles cannot tell which plan is best.
/// </summary>
static class ExactColumnGeneration
{
    const int NewArcsPerSource = 16;

    /// <summary>Optimal basis for positive supplies and demands of equal total.</summary>
    /// <param name="costs">All costs, +infinity where a pair is forbidden.</param>
    /// <param name="exact">The same in exact arithmetic.</param>
    /// <param name="start">Arcs of a good basis, from its leaves to its root.</param>
    /// <param name="v">Approximate target duals.</param>
    /// <param name="supply">Positive supplies.</param>
    /// <param name="demand">Positive demands of the same total.</param>
    /// <param name="pulse">Polled row by row.</param>
    internal static SpanningTree<BigInteger, BigInteger> Solve(TransportCosts costs, ExactCosts exact, ArcList<double> start, double[] v,
        BigInteger[] supply, BigInteger[] demand, SolverPulse pulse)
    {
        SpanningTree<BigInteger, BigInteger> tree =
            InitialBasis<BigInteger>.Along(costs, start, v, supply, demand, exact.Of, pulse);
        var arcs = new ArcList<BigInteger>(costs.Rows * NewArcsPerSource);
        while (AddViolated(costs, exact, tree, arcs, pulse) > 0) NetworkSimplex.Optimize(tree, costs.Rows, arcs, BigInteger.Zero, pulse);
        return tree;
    }

    static long AddViolated(
        TransportCosts costs, ExactCosts exact, SpanningTree<BigInteger, BigInteger> tree, ArcList<BigInteger> arcs, SolverPulse pulse)
    {
        int n = costs.Rows, m = costs.Columns;
        var potentials = new ExactPotentials(exact, tree.Potentials[..n], Array.ConvertAll(tree.Potentials[n..], p => -p));
        var row = new double[m];
        var worst = new Nearest(1, Math.Min(NewArcsPerSource, m));
        long violated = 0;
        for (int i = 0; i < n; i++)
        {
            pulse.Poll();
            costs.FillRow(i, row);
            worst.Clear();
            for (int j = 0; j < m; j++)
            {
                BigInteger violation = potentials.Violation(i, j, row[j]);
                if (violation.IsZero) continue;
                double distance = -exact.ToDouble(violation);
                if (distance < worst.Limits[0]) worst.Take(0, j, distance);
            }
            foreach (int j in worst.Items(0))
            {
                if (j < 0) continue;
                arcs.Add(i, j, exact.Of(row[j]));
                violated++;
            }
        }
        pulse.Priced(violated);
        return violated;
    }
}
