using System.Numerics;
using Replication.Oracles.Transport.Costs;

namespace Replication.Oracles.Transport.Simplex;

/// <summary>Potentials of all points in exact arithmetic. A double near each of them settles all but the closest comparisons.</summary>
sealed class ExactPotentials
{
    // Potentials are near to one part in 2^52, and two subtractions round: eight times that leaves nothing to doubt.
    const double Doubt = 1.0 / (1L << 49);

    readonly ExactCosts _exact;
    readonly BigInteger[] _u;
    readonly BigInteger[] _v;

    internal ExactPotentials(ExactCosts exact, BigInteger[] u, BigInteger[] v)
    {
        (_exact, _u, _v) = (exact, u, v);
        U = Array.ConvertAll(u, exact.ToDouble);
        V = Array.ConvertAll(v, exact.ToDouble);
    }

    /// <summary>The potentials of a basis of the points listed; all other points get the largest feasible value, as in doubles.</summary>
    internal static ExactPotentials Of(
        ExactCosts exact, SpanningTree<BigInteger, BigInteger> tree, int[] sources, int[] targets, TransportCosts costs, SolverPulse pulse)
    {
        var u = new BigInteger?[costs.Rows];
        var v = new BigInteger?[costs.Columns];
        for (int i = 0; i < sources.Length; i++) u[sources[i]] = tree.Potentials[i];
        for (int j = 0; j < targets.Length; j++) v[targets[j]] = -tree.Potentials[sources.Length + j];
        for (int j = 0; j < v.Length; j++) v[j] ??= Least(sources, i => (costs.At(i, j), u[i]!.Value));
        int[] all = [.. Enumerable.Range(0, v.Length)];
        for (int i = 0; i < u.Length; i++) u[i] ??= Least(all, j => (costs.At(i, j), v[j]!.Value));
        return new ExactPotentials(exact, Array.ConvertAll(u, p => p!.Value), Array.ConvertAll(v, p => p!.Value));

        BigInteger Least(int[] others, Func<int, (double Cost, BigInteger Potential)> pair)
        {
            pulse.Poll();
            BigInteger? least = null;
            foreach (int other in others)
            {
                (double cost, BigInteger potential) = pair(other);
                if (double.IsInfinity(cost)) continue;
                BigInteger reduced = exact.Of(cost) - potential;
                if (least is null || reduced < least) least = reduced;
            }
            return least ?? BigInteger.Zero;
        }
    }

    /// <summary>The doubles nearest to the potentials of the sources.</summary>
    internal double[] U { get; }

    /// <summary>The doubles nearest to the potentials of the targets.</summary>
    internal double[] V { get; }

    /// <summary>u_i + v_j - c_ij where that is positive, else 0. Forbidden pairs have no limit.</summary>
    internal BigInteger Violation(int i, int j, double cost)
    {
        double reduced = cost - V[j] - U[i];
        if (reduced > Doubt * (Math.Abs(cost) + Math.Abs(V[j]) + Math.Abs(U[i])) || double.IsInfinity(cost)) return BigInteger.Zero;
        return BigInteger.Max(BigInteger.Zero, _u[i] + _v[j] - _exact.Of(cost));
    }

    /// <summary>Sum of a_i u_i and b_j v_j.</summary>
    internal double Worth(Supplies<BigInteger> supplies)
    {
        BigInteger sum = BigInteger.Zero;
        for (int i = 0; i < _u.Length; i++) sum += supplies.Source[i] * _u[i];
        for (int j = 0; j < _v.Length; j++) sum += supplies.Target[j] * _v[j];
        return Mass(sum, supplies);
    }

    /// <summary>Sum of a_i times the largest violation of each source, and the largest of all.</summary>
    internal (double Excess, double Worst) Violations(TransportCosts costs, Supplies<BigInteger> supplies, SolverPulse pulse)
    {
        BigInteger excess = BigInteger.Zero, worst = BigInteger.Zero;
        var row = new double[costs.Columns];
        for (int i = 0; i < costs.Rows; i++)
        {
            pulse.Poll();
            costs.FillRow(i, row);
            BigInteger largest = BigInteger.Zero;
            for (int j = 0; j < row.Length; j++) largest = BigInteger.Max(largest, Violation(i, j, row[j]));
            excess += supplies.Source[i] * largest;
            worst = BigInteger.Max(worst, largest);
        }
        return (Mass(excess, supplies), _exact.ToDouble(worst));
    }

    double Mass(BigInteger unitsTimesCost, Supplies<BigInteger> supplies) =>
        _exact.ToDouble(unitsTimesCost) / supplies.Units * supplies.Mass;
}
