namespace Replication.Oracles.Transport.Costs;

/// <summary>Costs given as a matrix, row-major.</summary>
sealed class MatrixCosts : TransportCosts
{
    readonly double[] _costs;

    internal MatrixCosts(double[,] costs) : base(costs.GetLength(0), costs.GetLength(1))
    {
        _costs = new double[costs.Length];
        Buffer.BlockCopy(costs, 0, _costs, 0, checked(costs.Length * sizeof(double)));
    }

    MatrixCosts(double[] costs, int rows, int columns) : base(rows, columns) => _costs = costs;

    internal override double At(int row, int column) => _costs[(long)row * Columns + column];

    internal override void FillRow(int row, Span<double> costs) => _costs.AsSpan(row * Columns, Columns).CopyTo(costs);

    internal override TransportCosts Restrict(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns)
    {
        var restricted = new double[rows.Length * columns.Length];
        for (int r = 0, k = 0; r < rows.Length; r++)
            foreach (int column in columns)
                restricted[k++] = At(rows[r], column);
        return new MatrixCosts(restricted, rows.Length, columns.Length);
    }

    internal override TransportCosts Transpose()
    {
        var transposed = new double[_costs.Length];
        for (int i = 0; i < Rows; i++)
            for (int j = 0; j < Columns; j++)
                transposed[j * Rows + i] = _costs[i * Columns + j];
        return new MatrixCosts(transposed, Columns, Rows);
    }
}
