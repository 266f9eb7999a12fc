namespace Replication.Oracles.Transport.Costs;

/// <summary>The cost of moving a unit of mass from each of n sources to each of m targets; rows are made when asked for.</summary>
abstract class TransportCosts(int rows, int columns) : ICostRows
{
    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    /// <summary>The cost of one pair, to the same bits as <see cref="FillRow"/> gives it.</summary>
    internal abstract double At(int row, int column);

    public abstract void FillRow(int row, Span<double> costs);

    /// <summary>An upper bound of all |c_ij|, attained or nearly so; infinite or NaN where a cost may be.</summary>
    internal abstract double Bound();

    /// <summary>The same problem on some of the rows and columns.</summary>
    internal abstract TransportCosts Restrict(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns);

    /// <summary>A problem of about a quarter of the points whose duals resemble those of this one.</summary>
    internal abstract CoarseProblem Coarsen(long[] supply, long[] demand);
}
