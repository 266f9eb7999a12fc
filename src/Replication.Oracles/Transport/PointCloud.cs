namespace Replication.Oracles.Transport;

/// <summary>
/// A finite measure on R^d: <see cref="Count"/> points with non-negative weights. Immutable, hence safe to share between threads.
/// </summary>
public sealed class PointCloud
{
    readonly double[] _coordinates;
    readonly double[] _weights;

    /// <summary>Points of equal weight 1/n.</summary>
    /// <param name="coordinates">Row-major coordinates, point after point: n times <paramref name="dimension"/> finite numbers.
    /// Copied.</param>
    /// <param name="dimension">Number of coordinates of a point, at least 1.</param>
    /// <exception cref="ArgumentException">No points, a length that is no multiple of the dimension, or a coordinate that is NaN or
    /// infinite.</exception>
    public PointCloud(ReadOnlySpan<double> coordinates, int dimension)
        : this(coordinates, dimension, UniformWeights(coordinates.Length, dimension))
    {
    }

    /// <summary>Points with weights of their own.</summary>
    /// <param name="coordinates">Row-major coordinates, point after point: n times <paramref name="dimension"/> finite numbers.
    /// Copied.</param>
    /// <param name="dimension">Number of coordinates of a point, at least 1.</param>
    /// <param name="weights">n finite, non-negative weights with a positive sum; they need not sum to 1. Zero is allowed. Copied.</param>
    /// <exception cref="ArgumentException">No points, lengths that do not fit, a coordinate or weight that is NaN or infinite, a negative
    /// weight, or no mass at all.</exception>
    public PointCloud(ReadOnlySpan<double> coordinates, int dimension, ReadOnlySpan<double> weights)
    {
        if (dimension < 1) throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "A point has at least one coordinate.");
        if (coordinates.IsEmpty) throw new ArgumentException("A point cloud has at least one point.", nameof(coordinates));
        if (coordinates.Length % dimension != 0)
            throw new ArgumentException($"{coordinates.Length} coordinates are no whole number of points of dimension {dimension}.",
                nameof(coordinates));
        for (int k = 0; k < coordinates.Length; k++)
            if (!double.IsFinite(coordinates[k]))
                throw new ArgumentException(
                    $"Coordinate {k % dimension} of point {k / dimension} is {coordinates[k]}; coordinates are finite.",
                    nameof(coordinates));
        Marginals.RequireWeights(weights, coordinates.Length / dimension, nameof(weights));
        Dimension = dimension;
        _coordinates = coordinates.ToArray();
        _weights = weights.ToArray();
    }

    /// <summary>Number of points, at least 1.</summary>
    public int Count => _weights.Length;

    /// <summary>Number of coordinates of a point, at least 1.</summary>
    public int Dimension { get; }

    /// <summary>The weights as given, <see cref="Count"/> of them.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>All coordinates, row-major: <see cref="Count"/> times <see cref="Dimension"/>.</summary>
    public ReadOnlySpan<double> Coordinates => _coordinates;

    /// <summary>The coordinates of one point.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such point.</exception>
    public ReadOnlySpan<double> this[int index] => _coordinates.AsSpan(checked(index * Dimension), Dimension);

    static double[] UniformWeights(int coordinates, int dimension)
    {
        var weights = new double[dimension < 1 ? 0 : coordinates / dimension];
        Array.Fill(weights, 1.0 / weights.Length);
        return weights;
    }
}
