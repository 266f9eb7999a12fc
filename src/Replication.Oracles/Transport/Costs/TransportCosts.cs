namespace Replication.Oracles.Transport.Costs;

/// <summary>The cost of moving a unit of mass from each of n sources to each of m targets; rows are made when asked for.</summary>
abstract class TransportCosts(int rows, int columns) : ICostRows
{
    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    /// <summary>The cost of one pair, to the same bits as <see cref="FillRow"/> gives it.</summary>
    internal abstract double At(int row, int column);

    public abstract void FillRow(int row, Span<double> costs);

    /// <summary>Refuses what is no cost: NaN, -infinity, and +infinity that no one asked for.</summary>
    /// <exception cref="ArgumentException">There is such a cost.</exception>
    internal abstract void Require();

    /// <summary>
    /// The same costs with +infinity, which forbids a pair, replaced by a finite price above what any cycle of allowed pairs can save.
    /// </summary>
    internal virtual TransportCosts WithForbiddenPriced() => this;

    /// <summary>The same problem on some of the rows and columns.</summary>
    internal abstract TransportCosts Restrict(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns);

    /// <summary>A problem of about a quarter of the points whose duals resemble those of this one.</summary>
    internal abstract CoarseProblem Coarsen(long[] supply, long[] demand);
}
