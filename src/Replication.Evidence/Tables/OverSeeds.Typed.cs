using System.Linq.Expressions;
using Replication.Figures;

namespace Replication.Evidence.Tables;

/// <summary>Points summed up over the seeds of each arm.</summary>
/// <typeparam name="T">The record of one point.</typeparam>
public sealed class OverSeeds<T>
{
    internal OverSeeds(DataTable table) => Table = table;

    /// <summary>The table: see <see cref="OverSeeds.Of"/>.</summary>
    public DataTable Table { get; }

    /// <summary>The lines of an arm.</summary>
    public OverSeeds<T> Of(Arm arm) => new(Table.Where("arm", arm.Name));

    /// <summary>The column that the lines stand at.</summary>
    /// <param name="at">A property of the point.</param>
    public Figures.Series this[Expression<Func<T, object?>> at] => Table[ColumnName.Of(at)];

    /// <summary>The medians of a column.</summary>
    /// <param name="column">A property of the point.</param>
    public Figures.Series Median(Expression<Func<T, object?>> column) => Table[ColumnName.Of(column) + "-median"];

    /// <summary>The least values of a column.</summary>
    /// <param name="column">A property of the point.</param>
    public Figures.Series Low(Expression<Func<T, object?>> column) => Table[ColumnName.Of(column) + "-low"];

    /// <summary>The largest values of a column.</summary>
    /// <param name="column">A property of the point.</param>
    public Figures.Series High(Expression<Func<T, object?>> column) => Table[ColumnName.Of(column) + "-high"];
}
