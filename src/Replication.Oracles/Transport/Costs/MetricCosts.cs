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
    const int RegisterBlock = 4;

    readonly Coordinates _sources;
    readonly Coordinates _targets;

    internal MetricCosts(PointCloud sources, PointCloud targets)
        : this(new Coordinates(sources.Coordinates, sources.Dimension), new Coordinates(targets.Coordinates, targets.Dimension))
    {
    }

    MetricCosts(Coordinates sources, Coordinates targets) : base(sources.Count, targets.Count) =>
        (_sources, _targets) = (sources, targets);

    internal override double At(int row, int column)
    {
        double folded = 0;
        for (int d = 0; d < _sources.Dimension; d++) folded = TKernel.Fold(folded, _targets[column, d] - _sources[row, d]);
        return TKernel.Finish(folded);
    }

    // Four vectors of targets go side by side: one of them alone would wait for its own last addition at every dimension.
    public override void FillRow(int row, Span<double> costs)
    {
        int width = Vector512<double>.Count, j = 0;
        ref double cost = ref MemoryMarshal.GetReference(costs[..Columns]);
        for (; j + RegisterBlock * width <= Columns; j += RegisterBlock * width)
        {
            Vector512<double> a = Vector512<double>.Zero, b = a, c = a, e = a;
            for (int d = 0; d < _sources.Dimension; d++)
            {
                var x = Vector512.Create(_sources[row, d]);
                ref double y = ref _targets.Reference(j, d);
                a = TKernel.Fold(a, Vector512.LoadUnsafe(ref y) - x);
                b = TKernel.Fold(b, Vector512.LoadUnsafe(ref y, (nuint)width) - x);
                c = TKernel.Fold(c, Vector512.LoadUnsafe(ref y, (nuint)(2 * width)) - x);
                e = TKernel.Fold(e, Vector512.LoadUnsafe(ref y, (nuint)(3 * width)) - x);
            }
            ref double into = ref Unsafe.Add(ref cost, j);
            TKernel.Finish(a).StoreUnsafe(ref into);
            TKernel.Finish(b).StoreUnsafe(ref into, (nuint)width);
            TKernel.Finish(c).StoreUnsafe(ref into, (nuint)(2 * width));
            TKernel.Finish(e).StoreUnsafe(ref into, (nuint)(3 * width));
        }
        for (; j < Columns; j++) costs[j] = At(row, j);
    }

    internal override void Require()
    {
        // The cost between the farthest corners of the bounding boxes.
        double folded = 0;
        for (int d = 0; d < _sources.Dimension; d++)
        {
            (double low, double high) = _sources.Range(d);
            (double otherLow, double otherHigh) = _targets.Range(d);
            folded = TKernel.Fold(folded, Math.Max(otherHigh - low, high - otherLow));
        }
        if (!double.IsFinite(TKernel.Finish(folded)))
            throw new ArgumentException("The points lie so far apart that a cost is too large to compute.");
    }

    internal override MetricCosts<TKernel> Restrict(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns) =>
        new(_sources.Pick(rows), _targets.Pick(columns));

    internal override CoarseProblem Coarsen(long[] supply, long[] demand)
    {
        (Coordinates sources, long[] coarseSupply) = _sources.Cells(supply);
        (Coordinates targets, long[] coarseDemand) = _targets.Cells(demand);
        return new CoarseProblem(
            new MetricCosts<TKernel>(sources, targets), coarseSupply, coarseDemand, new MetricCosts<TKernel>(sources, _targets));
    }
}
