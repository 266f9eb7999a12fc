namespace Replication.Oracles.Transport.Costs;

/// <summary>
/// Groups a weighted cloud into cells of a few neighbours by median splits along the widest dimension (Bentley 1975, k-d trees) and
/// replaces each cell by its centre of mass.
/// </summary>
/// <remarks>
/// Aggregated cells keep the large-scale shape of the measure, and with it the large-scale shape of the duals. Measured against a random
/// sample of the same size: 31 thousand pivots on the next finer level instead of 250 thousand (4000 Gaussian points in the plane).
/// </remarks>
sealed class KdCells
{
    readonly double[] _coordinates;
    readonly int _stride;
    readonly int _dimension;
    readonly int[] _order;
    readonly double[] _keys;
    readonly List<(int Start, int End)> _cells = [];

    KdCells(double[] coordinates, int stride, int dimension, int count)
    {
        _coordinates = coordinates;
        _stride = stride;
        _dimension = dimension;
        _order = new int[count];
        _keys = new double[count];
        for (int k = 0; k < count; k++) _order[k] = k;
        Split(0, count);
    }

    /// <param name="coordinates">Coordinates, dimension after dimension.</param>
    /// <param name="stride">From one dimension to the next.</param>
    /// <param name="dimension">Number of dimensions.</param>
    /// <param name="mass">Positive mass of each point.</param>
    /// <returns>Centres as rows, one after the other, and the mass of each cell.</returns>
    internal static (double[] Centres, long[] Mass) Of(double[] coordinates, int stride, int dimension, long[] mass)
    {
        var cells = new KdCells(coordinates, stride, dimension, mass.Length);
        var masses = new long[cells._cells.Count];
        var centres = new double[masses.Length * dimension];
        for (int c = 0; c < masses.Length; c++)
        {
            (int start, int end) = cells._cells[c];
            for (int k = start; k < end; k++) masses[c] += mass[cells._order[k]];
            for (int k = start; k < end; k++)
            {
                int point = cells._order[k];
                double share = (double)mass[point] / masses[c];
                for (int d = 0; d < dimension; d++) centres[c * dimension + d] += share * coordinates[d * stride + point];
            }
        }
        return (centres, masses);
    }

    void Split(int start, int end)
    {
        if (end - start <= CoarseProblem.PointsPerCell)
        {
            _cells.Add((start, end));
            return;
        }
        int widest = Widest(start, end);
        for (int k = start; k < end; k++) _keys[k] = _coordinates[widest * _stride + _order[k]];
        Array.Sort(_keys, _order, start, end - start);
        int middle = start + (end - start) / 2;
        Split(start, middle);
        Split(middle, end);
    }

    int Widest(int start, int end)
    {
        int widest = 0;
        double width = -1;
        for (int d = 0; d < _dimension; d++)
        {
            double low = double.PositiveInfinity, high = double.NegativeInfinity;
            for (int k = start; k < end; k++)
            {
                double coordinate = _coordinates[d * _stride + _order[k]];
                low = Math.Min(low, coordinate);
                high = Math.Max(high, coordinate);
            }
            if (high - low > width) (widest, width) = (d, high - low);
        }
        return widest;
    }
}
