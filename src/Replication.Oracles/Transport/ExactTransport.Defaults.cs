namespace Replication.Oracles.Transport;

// The usual cost and equal weights, for those who give none.
public static partial class ExactTransport
{
    /// <summary>
    /// Optimal transport between two point clouds at the Euclidean cost: the value is the Wasserstein-1 distance. Answers and refusals are
    /// those of the overload that takes a cost.
    /// </summary>
    /// <param name="source">n points with weights a.</param>
    /// <param name="target">m points of the same dimension with weights b.</param>
    /// <remarks>
    /// POT: <c>ot.emd2</c> is the value and <c>ot.emd</c> the plan, both of <c>ot.dist(x, y, 'euclidean')</c>. SciPy:
    /// <c>scipy.stats.wasserstein_distance_nd</c>.
    /// </remarks>
    /// <example>
    /// <code>
    /// double[,] x = { { 0, 0 }, { 1, 0 } }, y = { { 0, 1 }, { 1, 2 } };
    /// var transport = ExactTransport.Solve(x, y);
    /// Console.WriteLine(transport.Value);  // 1.5
    /// foreach (var s in transport.Plan) Console.WriteLine($"{s.Source} to {s.Target}: {s.Mass}");  // 0 to 0: 0.5 | 1 to 1: 0.5
    /// Console.WriteLine(transport.Certificate.Holds);  // True
    /// Console.WriteLine(ExactTransport.Solve(x, y, GroundCost.SquaredEuclidean).Value);  // 2.5
    /// </code>
    /// </example>
    public static TransportSolution Solve(PointCloud source, PointCloud target) => Solve(source, target, GroundCost.Euclidean);

    /// <summary>
    /// Optimal transport for a matrix of costs, between n sources of mass 1/n and m targets of mass 1/m. Answers and refusals are those of
    /// the overload that takes weights.
    /// </summary>
    /// <param name="costs">n times m costs.</param>
    /// <remarks>POT: <c>ot.emd2([], [], M)</c> is the value and <c>ot.emd([], [], M)</c> the plan.</remarks>
    /// <example>
    /// <code>
    /// double[,] costs = { { 4, 1, 3 }, { 2, 0, 5 } };
    /// Console.WriteLine(ExactTransport.Solve(costs, [0.5, 0.5], [0.25, 0.25, 0.5]).Value);  // 2
    /// Console.WriteLine(ExactTransport.Solve(costs).Value.ToString("F4"));  // 1.8333
    /// </code>
    /// </example>
    public static TransportSolution Solve(double[,] costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        return Solve(costs, Marginals.Equal(costs.GetLength(0)), Marginals.Equal(costs.GetLength(1)));
    }
}
