namespace Replication.Oracles.Transport.Costs;

/// <summary>Points, dimension after dimension: the layout in which neighbours in memory are different points.</summary>
sealed class Coordinates
{
    readonly double[] _values;

    /// <param name="rows">Coordinates, point after point.</param>
    /// <param name="dimension">Number of coordinates of a point.</param>
    internal Coordinates(ReadOnlySpan<double> rows, int dimension)
    {
        Dimension = dimension;
        Count = rows.Length / dimension;
        _values = new double[rows.Length];
        for (int k = 0; k < Count; k++)
            for (int d = 0; d < dimension; d++)
                _values[d * Count + k] = rows[k * dimension + d];
    }

    internal int Count { get; }

    internal int Dimension { get; }

    internal double this[int point, int dimension] => _values[dimension * Count + point];

    /// <summary>Where the coordinates of a point and its successors lie.</summary>
    internal ref double Reference(int point, int dimension) => ref _values[dimension * Count + point];

    internal (double Low, double High) Range(int dimension)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in _values.AsSpan(dimension * Count, Count)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return (low, high);
    }

    internal Coordinates Pick(ReadOnlySpan<int> points)
    {
        var rows = new double[points.Length * Dimension];
        for (int k = 0; k < points.Length; k++)
            for (int d = 0; d < Dimension; d++)
                rows[k * Dimension + d] = this[points[k], d];
        return new Coordinates(rows, Dimension);
    }

    /// <summary>The centres of cells of a few points, with the mass of each cell.</summary>
    internal (Coordinates Centres, long[] Mass) Cells(long[] mass)
    {
        (double[] centres, long[] masses) = KdCells.Of(_values, Count, Dimension, mass);
        return (new Coordinates(centres, Dimension), masses);
    }
}
