using Replication.Oracles.Transport.Simplex;

namespace Replication.Oracles.Transport.Costs;

/// <summary>The largest magnitude among the costs: the unit in which errors are small or large.</summary>
static class CostScale
{
    /// <exception cref="ArgumentException">A cost is NaN or infinite.</exception>
    internal static double Of(TransportCosts costs, SolverPulse pulse)
    {
        var row = new double[costs.Columns];
        double scale = 0;
        for (int i = 0; i < costs.Rows; i++)
        {
            pulse.Poll();
            costs.FillRow(i, row);
            double largest = RowScan.LargestMagnitude(row);
            if (!double.IsFinite(largest))
                throw new ArgumentException($"Source {i} has a cost that is NaN or infinite; every cost is finite.");
            scale = Math.Max(scale, largest);
        }
        return scale;
    }
}
