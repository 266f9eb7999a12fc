using System.Linq.Expressions;
using Replication.Figures;

namespace Replication.Evidence.Tables;

/// <summary>
/// A table of measurements that figures draw from, its columns named by the properties of its records: the rows of a study, or the points of
/// one of their series. Immutable; every selection is a new table under the same name.
/// </summary>
/// <typeparam name="T">The record of one line.</typeparam>
public sealed class Points<T>
{
    const string Arm = "arm", Replicate = "replicate";

    internal Points(DataTable table) => Table = table;

    /// <summary>The table.</summary>
    public DataTable Table { get; }

    /// <summary>Number of lines.</summary>
    public int Count => Table.RowCount;

    /// <summary>The names of the lines' arms: the categories of a chart that compares arms.</summary>
    public Figures.Series Arms => Table[Arm];

    /// <summary>A column.</summary>
    /// <param name="column">A property of the record, such as <c>point => point.Step</c>.</param>
    public Figures.Series this[Expression<Func<T, object?>> column] => Table[ColumnName.Of(column)];

    /// <summary>The only value of a column of numbers, for a reference line.</summary>
    /// <param name="column">A property of the record.</param>
    /// <exception cref="InvalidOperationException">The lines hold no value or several different ones.</exception>
    public Level Level(Expression<Func<T, object?>> column) => Table.Level(ColumnName.Of(column));

    /// <summary>The lines of an arm.</summary>
    public Points<T> Of(Evidence.Arm arm) => new(Table.Where(Arm, arm.Name));

    /// <summary>The lines of one replicate.</summary>
    /// <param name="replicate">0-based number of the run.</param>
    public Points<T> OfReplicate(int replicate) => new(Table.Where(Replicate, replicate));

    /// <summary>The lines whose number in a column is a given one.</summary>
    /// <param name="column">A property of the record.</param>
    /// <param name="value">The number; 0 and -0 are one.</param>
    public Points<T> Where(Expression<Func<T, object?>> column, double value) => new(Table.Where(ColumnName.Of(column), value));

    /// <summary>The lines whose number in a column passes a test.</summary>
    /// <param name="column">A property of the record.</param>
    /// <param name="keep">The test.</param>
    public Points<T> Where(Expression<Func<T, object?>> column, Predicate<double> keep) => new(Table.Where(ColumnName.Of(column), keep));

    /// <summary>The lines whose text in a column is a given one.</summary>
    /// <param name="column">A property of the record.</param>
    /// <param name="value">The text; of an enum's value its name in kebab-case.</param>
    public Points<T> Where(Expression<Func<T, object?>> column, string value) => new(Table.Where(ColumnName.Of(column), value));

    /// <summary>The lines in ascending order of a column, ties in their present order.</summary>
    /// <param name="column">A property of the record.</param>
    public Points<T> OrderBy(Expression<Func<T, object?>> column) => new(Table.OrderBy(ColumnName.Of(column)));

    /// <summary>The different numbers of a column, ascending.</summary>
    /// <param name="column">A property of the record.</param>
    public IReadOnlyList<double> Distinct(Expression<Func<T, object?>> column) => Table.DistinctNumbers(ColumnName.Of(column));

    /// <summary>The lines of each replicate by itself, in order.</summary>
    public IEnumerable<Points<T>> Seeds => Table.DistinctNumbers(Replicate).Select(replicate => new Points<T>(Table.Where(Replicate, replicate)));

    /// <summary>The lines at one stop of a slider.</summary>
    /// <param name="moment">The stop.</param>
    public Points<T> At(Moment moment) => new(moment.Of(Table));

    /// <summary>A slider over a column.</summary>
    /// <param name="column">A property of the record that counts training.</param>
    /// <param name="title">What the stops count.</param>
    public Slider Slider(Expression<Func<T, object?>> column, string title) => new(Table, ColumnName.Of(column), title);

    /// <summary>Medians and ranges over the seeds of each arm, a table of its own that the study lists under its summaries.</summary>
    /// <param name="at">The column that lines of different seeds agree in, such as the step.</param>
    /// <param name="numbers">The columns to sum up.</param>
    public OverSeeds<T> OverSeeds(Expression<Func<T, object?>> at, params Expression<Func<T, object?>>[] numbers) => new(Tables.OverSeeds.Of(
        Table,
        Path.ChangeExtension(Table.Name, null) + "-over-seeds.csv",
        [Arm, ColumnName.Of(at)],
        [.. numbers.Select(ColumnName.Of)]));
}

/// <summary>Tables of records that a study computes beside its rows.</summary>
public static class Points
{
    /// <summary>A table that figures draw from beside the measurements; the study lists it under its summaries.</summary>
    /// <param name="name">Name of the table, without <c>.csv</c>.</param>
    /// <param name="records">Its lines.</param>
    /// <typeparam name="T">The record of one line, of numbers, flags and text.</typeparam>
    public static Points<T> Of<T>(string name, IReadOnlyList<T> records)
        where T : class => new(FigureTables.Of($"{name}.csv", records));
}
