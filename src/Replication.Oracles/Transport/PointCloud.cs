using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Replication.Oracles.Transport;

/// <summary>
/// A finite measure on R^d: <see cref="Count"/> points with non-negative weights. Immutable, hence safe to share between threads. A
/// matrix or an array of rows converts to the cloud of its points with equal weights, so that it can be handed in wherever a cloud is
/// asked for.
/// </summary>
/// <example>
/// <code>
/// double[,] matrix = { { 0, 0 }, { 3, 4 } };
/// double[][] rows = [[0, 0], [3, 4]];
/// ReadOnlySpan&lt;double&gt; numbers = [0, 0, 3, 4];
/// Console.WriteLine(ExactTransport.Solve(matrix, rows).Value);  // 0
/// Console.WriteLine(ExactTransport.Solve(new PointCloud(numbers, 2), new PointCloud(rows, [0.25, 0.75])).Value);  // 1.25
/// </code>
/// </example>
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
        : this(coordinates, dimension, Marginals.Equal(dimension < 1 ? 0 : coordinates.Length / dimension))
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

    /// <summary>Points of equal weight 1/n, the rows of a matrix.</summary>
    /// <param name="points">n times d finite coordinates. Copied.</param>
    /// <exception cref="ArgumentException">No points, no coordinates, or one that is NaN or infinite.</exception>
    public PointCloud(double[,] points) : this(Flat(points), points.GetLength(1))
    {
    }

    /// <summary>The rows of a matrix with weights of their own.</summary>
    /// <param name="points">n times d finite coordinates. Copied.</param>
    /// <param name="weights">n finite, non-negative weights with a positive sum. Copied.</param>
    /// <exception cref="ArgumentException">As for the other constructors.</exception>
    public PointCloud(double[,] points, ReadOnlySpan<double> weights) : this(Flat(points), points.GetLength(1), weights)
    {
    }

    /// <summary>Points of equal weight 1/n.</summary>
    /// <param name="rows">n points of d finite coordinates each. Copied.</param>
    /// <exception cref="ArgumentException">No points, rows of different lengths, or a coordinate that is NaN or infinite.</exception>
    public PointCloud(IReadOnlyList<double[]> rows) : this(Flat(rows), rows[0].Length)
    {
    }

    /// <summary>Points with weights of their own.</summary>
    /// <param name="rows">n points of d finite coordinates each. Copied.</param>
    /// <param name="weights">n finite, non-negative weights with a positive sum. Copied.</param>
    /// <exception cref="ArgumentException">As for the other constructors.</exception>
    public PointCloud(IReadOnlyList<double[]> rows, ReadOnlySpan<double> weights) : this(Flat(rows), rows[0].Length, weights)
    {
    }

    /// <summary>The rows of a matrix with equal weights; see the constructor.</summary>
    /// <param name="points">n times d finite coordinates. Copied.</param>
    public static implicit operator PointCloud(double[,] points) => new(points);

    /// <summary>Points with equal weights; see the constructor.</summary>
    /// <param name="rows">n points of d finite coordinates each. Copied.</param>
    public static implicit operator PointCloud(double[][] rows) => new(rows);

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

    internal void RequireSameDimension(PointCloud other, string parameter)
    {
        if (other.Dimension != Dimension)
            throw new ArgumentException($"Dimensions differ: {Dimension} and {other.Dimension}.", parameter);
    }

    /// <summary>Throws unless the points are independent draws of a law, which weigh the same, and at least so many.</summary>
    internal void RequireDraws(int minimum, string parameter)
    {
        if (Count < minimum) throw new ArgumentException($"At least {minimum} point(s) expected, got {Count}.", parameter);
        if (Weights.ContainsAnyExcept(Weights[0]))
            throw new ArgumentException("Points of equal weight expected, as independent draws have it.", parameter);
    }

    static ReadOnlySpan<double> Flat(double[,] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.As<byte, double>(ref MemoryMarshal.GetArrayDataReference(points)), points.Length);
    }

    static double[] Flat(IReadOnlyList<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0) throw new ArgumentException("A point cloud has at least one point.", nameof(rows));
        for (int k = 0; k < rows.Count; k++)
        {
            if (rows[k] is null) throw new ArgumentException($"Point {k} is null.", nameof(rows));
            if (rows[k].Length != rows[0].Length)
                throw new ArgumentException($"Point 0 has {rows[0].Length} coordinates, point {k} has {rows[k].Length}.", nameof(rows));
        }
        return rows.SelectMany(row => row).ToArray();
    }
}
