using System.Runtime.InteropServices;
using Replication.Oracles.Transport.Simplex;

namespace Replication.Oracles.Transport.Costs;

/// <summary>Costs given as a matrix, row-major.</summary>
sealed class MatrixCosts : TransportCosts
{
    readonly double[] _costs;

    internal MatrixCosts(double[,] costs) : base(costs.GetLength(0), costs.GetLength(1))
    {
        _costs = new double[costs.Length];
        MemoryMarshal.CreateReadOnlySpan(ref costs[0, 0], costs.Length).CopyTo(_costs);
    }

    MatrixCosts(double[] costs, int rows, int columns) : base(rows, columns) => _costs = costs;

    internal override double At(int row, int column) => _costs[row * Columns + column];

    public override void FillRow(int row, Span<double> costs) => _costs.AsSpan(row * Columns, Columns).CopyTo(costs);

    internal override double Bound() => RowScan.LargestMagnitude(_costs);

    internal override MatrixCosts Restrict(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns)
    {
        var restricted = new double[rows.Length * columns.Length];
        for (int r = 0, k = 0; r < rows.Length; r++)
            foreach (int column in columns)
                restricted[k++] = At(rows[r], column);
        return new MatrixCosts(restricted, rows.Length, columns.Length);
    }

    // Nothing is known of points behind a matrix, so a random sample of rows and columns has to stand for all of them.
    internal override CoarseProblem Coarsen(long[] supply, long[] demand)
    {
        int[] rows = Sample.Of(Rows, CoarseProblem.PointsPerCell), columns = Sample.Of(Columns, CoarseProblem.PointsPerCell);
        Supplies coarse = Supplies.Of(Sample.Pick(supply, rows), Sample.Pick(demand, columns));
        return new CoarseProblem(Restrict(rows, columns), coarse.Source, coarse.Target, new SampledRows(this, rows));
    }
}
