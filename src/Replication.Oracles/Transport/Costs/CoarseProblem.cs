namespace Replication.Oracles.Transport.Costs;

/// <summary>A transport problem that stands for a finer one.</summary>
/// <param name="Costs">Costs between coarse sources and coarse targets.</param>
/// <param name="Supply">Positive supplies of the coarse sources.</param>
/// <param name="Demand">Positive demands of the coarse targets, of the same total.</param>
/// <param name="ToFineTargets">Costs between coarse sources and the targets of the finer problem.</param>
sealed record CoarseProblem(TransportCosts Costs, long[] Supply, long[] Demand, ICostRows ToFineTargets)
{
    /// <summary>How many points become one.</summary>
    internal const int PointsPerCell = 4;
}
