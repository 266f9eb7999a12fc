namespace Replication.Oracles.Transport.Costs;

/// <summary>The cost of moving a unit of mass from each of n sources to each of m targets; rows are made when asked for.</summary>
abstract class TransportCosts(int rows, int columns)
{
    internal int Rows { get; } = rows;

    internal int Columns { get; } = columns;

    /// <summary>The cost of one pair, to the same bits as <see cref="FillRow"/> gives it.</summary>
    internal abstract double At(int row, int column);

    /// <summary>Writes the <see cref="Columns"/> costs of one row.</summary>
    internal abstract void FillRow(int row, Span<double> costs);

    /// <summary>The same problem on some of the rows and columns, for a coarse solve.</summary>
    internal abstract TransportCosts Restrict(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns);

    /// <summary>The same costs with the roles of sources and targets exchanged.</summary>
    internal abstract TransportCosts Transpose();
}
