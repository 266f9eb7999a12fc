using Replication.Oracles.Transport.Costs;

namespace Replication.Oracles.Transport;

/// <summary>
/// What it costs to move a unit of mass from one point to another. The named costs are never stored as a matrix: pairs are priced when the
/// solver asks, so memory grows with n + m. Immutable, hence safe to share between threads. Points are finite by construction; a cost that
/// is NaN or -infinity, or a named one that overflows, is refused by the solver, not here.
/// </summary>
public sealed class GroundCost
{
    readonly Func<PointCloud, PointCloud, TransportCosts> _between;

    GroundCost(string name, Func<PointCloud, PointCloud, TransportCosts> between) => (Name, _between) = (name, between);

    /// <summary>The name used in messages.</summary>
    public string Name { get; }

    /// <summary>||x - y||_2, the ground cost of the Wasserstein-1 distance of the WGAN paper.</summary>
    public static GroundCost Euclidean { get; } = new("Euclidean", (x, y) => new MetricCosts<EuclideanKernel>(x, y));

    /// <summary>||x - y||_2^2; its optimal value is the square of the Wasserstein-2 distance.</summary>
    public static GroundCost SquaredEuclidean { get; } = new("squared Euclidean", (x, y) => new MetricCosts<SquaredEuclideanKernel>(x, y));

    /// <summary>||x - y||_1, the sum of the coordinate differences.</summary>
    public static GroundCost Manhattan { get; } = new("Manhattan", (x, y) => new MetricCosts<ManhattanKernel>(x, y));

    /// <summary>||x - y||_inf, the largest coordinate difference.</summary>
    public static GroundCost Chebyshev { get; } = new("Chebyshev", (x, y) => new MetricCosts<ChebyshevKernel>(x, y));

    /// <summary>
    /// Any other cost. It is called once for each pair and kept as a matrix of n times m doubles, because a delegate is too slow to price
    /// pairs again and again.
    /// </summary>
    /// <param name="name">The name used in messages.</param>
    /// <param name="cost">A pure function of two points; it may be negative and need not be a metric. +infinity forbids the pair. What
    /// it throws is passed on.</param>
    /// <exception cref="ArgumentNullException">No name or no cost.</exception>
    public static GroundCost Of(string name, Func<ReadOnlySpan<double>, ReadOnlySpan<double>, double> cost)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(cost);
        return new GroundCost(name, (x, y) =>
        {
            var matrix = new double[x.Count, y.Count];
            for (int i = 0; i < x.Count; i++)
                for (int j = 0; j < y.Count; j++)
                    matrix[i, j] = cost(x[i], y[j]);
            return new MatrixCosts(matrix);
        });
    }

    /// <inheritdoc cref="Name"/>
    public override string ToString() => Name;

    internal TransportCosts Between(PointCloud source, PointCloud target)
    {
        if (source.Dimension != target.Dimension)
            throw new ArgumentException(
                $"The source has dimension {source.Dimension}, the target {target.Dimension}; they live in one space.");
        return _between(source, target);
    }
}
