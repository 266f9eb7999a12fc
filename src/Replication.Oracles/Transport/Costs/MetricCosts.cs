using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Replication.Oracles.Transport.Costs;

/// <summary>
/// Costs that exist only as two point clouds and a metric: O((n + m) d) memory. Target coordinates are kept dimension after dimension, so
/// that eight targets are priced at once.
/// </summary>
sealed class MetricCosts<TKernel> : TransportCosts where TKernel : IMetricKernel
{
    readonly int _dimension;
    readonly int _stride;
    readonly double[] _sources;
    readonly double[] _targets;

    internal MetricCosts(PointCloud sources, PointCloud targets)
        : this(ByDimension(sources), sources.Count, ByDimension(targets), targets.Count, sources.Dimension)
    {
    }

    MetricCosts(double[] sources, int rows, double[] targets, int columns, int dimension) : base(rows, columns)
    {
        _dimension = dimension;
        _sources = sources;
        _targets = targets;
        _stride = Padded(columns);
    }

    internal override double At(int row, int column)
    {
        int sourceStride = Padded(Rows);
        double folded = 0;
        for (int d = 0; d < _dimension; d++)
            folded = TKernel.Fold(folded, _targets[d * _stride + column] - _sources[d * sourceStride + row]);
        return TKernel.Finish(folded);
    }

    internal override void FillRow(int row, Span<double> costs)
    {
        int sourceStride = Padded(Rows), width = Vector512<double>.Count, whole = Columns - Columns % width;
        ref double source = ref MemoryMarshal.GetArrayDataReference(_sources);
        ref double target = ref MemoryMarshal.GetArrayDataReference(_targets);
        ref double cost = ref MemoryMarshal.GetReference(costs[..Columns]);
        for (nint j = 0; j < whole; j += width)
        {
            var folded = Vector512<double>.Zero;
            for (nint d = 0; d < _dimension; d++)
            {
                var x = Vector512.Create(Unsafe.Add(ref source, d * sourceStride + row));
                folded = TKernel.Fold(folded, Vector512.LoadUnsafe(ref target, (nuint)(d * _stride + j)) - x);
            }
            TKernel.Finish(folded).StoreUnsafe(ref cost, (nuint)j);
        }
        for (int j = whole; j < Columns; j++) costs[j] = At(row, j);
    }

    internal override TransportCosts Restrict(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns) => new MetricCosts<TKernel>(
        Pick(_sources, Padded(Rows), rows), rows.Length, Pick(_targets, _stride, columns), columns.Length, _dimension);

    internal override TransportCosts Transpose() => new MetricCosts<TKernel>(_targets, Columns, _sources, Rows, _dimension);

    static int Padded(int count) => (count + 7) & ~7;

    static double[] ByDimension(PointCloud cloud)
    {
        int stride = Padded(cloud.Count);
        var coordinates = new double[checked(stride * cloud.Dimension)];
        for (int i = 0; i < cloud.Count; i++)
            for (int d = 0; d < cloud.Dimension; d++)
                coordinates[d * stride + i] = cloud[i][d];
        return coordinates;
    }

    double[] Pick(double[] coordinates, int stride, ReadOnlySpan<int> points)
    {
        int newStride = Padded(points.Length);
        var picked = new double[newStride * _dimension];
        for (int d = 0; d < _dimension; d++)
            for (int k = 0; k < points.Length; k++)
                picked[d * newStride + k] = coordinates[d * stride + points[k]];
        return picked;
    }
}
