using System.Numerics;
using Replication.Oracles.Arithmetic;
using Replication.Oracles.Transport.Simplex;

namespace Replication.Oracles.Transport.Costs;

/// <summary>Costs to the last bit, as whole multiples of a power of two. A forbidden pair has a price that no cycle saves.</summary>
sealed class ExactCosts
{
    readonly BinaryUnits _units;
    readonly BigInteger _forbidden;

    ExactCosts(BinaryUnits units, BigInteger forbidden) => (_units, _forbidden) = (units, forbidden);

    internal static ExactCosts Of(TransportCosts costs, SolverPulse pulse)
    {
        var row = new double[costs.Columns];
        int exponent = int.MaxValue;
        double largest = 0;
        for (int i = 0; i < costs.Rows; i++)
        {
            pulse.Poll();
            costs.FillRow(i, row);
            foreach (double cost in row)
            {
                if (double.IsInfinity(cost)) continue;
                exponent = Math.Min(exponent, BinaryUnits.LowestBit(cost));
                largest = Math.Max(largest, Math.Abs(cost));
            }
        }
        var units = new BinaryUnits(exponent == int.MaxValue ? 0 : exponent);
        // A cycle has fewer than 2 (n + m) arcs, so one forbidden arc more or less decides.
        return new ExactCosts(units, 2 * (BigInteger)(costs.Rows + costs.Columns) * (units.Count<BigInteger>(largest) + 1));
    }

    internal BigInteger Of(double cost) => double.IsInfinity(cost) ? _forbidden : _units.Count<BigInteger>(cost);

    internal double ToDouble(BigInteger cost) => _units.ToDouble(cost);
}
