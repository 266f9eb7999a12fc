namespace Replication.Figures;

/// <summary>
/// A table that figures draw from: named columns of equal length, each of numbers or of text. Tables are immutable; every selection is a
/// new table under the same name, so that a drawn value can always be led back to the table and column that it came from.
/// </summary>
public sealed class DataTable
{
    private readonly Dictionary<string, Array> _columns;

    private DataTable(string name, Dictionary<string, Array> columns, int rows)
    {
        Name = name;
        _columns = columns;
        RowCount = rows;
    }

    /// <summary>Starts a table without columns.</summary>
    /// <param name="name">
    /// The table's file name relative to the figure's experiment, as the reader will find it (<c>measurements.csv</c>).
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public DataTable(string name)
        : this(name, new Dictionary<string, Array>(StringComparer.Ordinal), 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
    }

    /// <summary>The table's file name relative to its experiment.</summary>
    public string Name { get; }

    /// <summary>Number of rows, shared by all columns.</summary>
    public int RowCount { get; }

    /// <summary>The names of the columns, in the order they were added.</summary>
    public IReadOnlyCollection<string> Columns => _columns.Keys;

    /// <summary>This table and a column of numbers beside the others. NaN means that the cell is empty.</summary>
    /// <exception cref="ArgumentException">The name is taken, or the length differs from that of the other columns.</exception>
    public DataTable With(string column, IReadOnlyList<double> values) => WithColumn(column, values.ToArray());

    /// <summary>This table and a column of text beside the others.</summary>
    /// <exception cref="ArgumentException">The name is taken, or the length differs from that of the other columns.</exception>
    public DataTable With(string column, IReadOnlyList<string> values) => WithColumn(column, values.ToArray());

    /// <summary>The whole column as a series to draw.</summary>
    /// <exception cref="KeyNotFoundException">No such column; the message lists those there are.</exception>
    public Series this[string column] => new(Name, column, Cells(column));

    /// <summary>The only value of a column of numbers: what a reference line stands at.</summary>
    /// <exception cref="InvalidOperationException">The rows hold no value or several different ones.</exception>
    public Level Level(string column)
    {
        var distinct = Numbers(column).Select(PlainNumber.Of).Distinct().ToArray();
        return distinct.Length == 1
            ? new Level(distinct[0], Name, column)
            : throw new InvalidOperationException(
                $"Column '{column}' of '{Name}' holds {distinct.Length} different values here; a reference line needs exactly one.");
    }

    /// <summary>The rows whose text in <paramref name="column"/> is <paramref name="value"/> (ordinal comparison).</summary>
    /// <exception cref="InvalidOperationException">The column is not one of text.</exception>
    public DataTable Where(string column, string value)
    {
        var cells = Texts(column);
        return Rows(row => string.Equals(cells[row], value, StringComparison.Ordinal));
    }

    /// <summary>
    /// The rows whose number in <paramref name="column"/> equals <paramref name="value"/> exactly; 0 and -0 are one number.
    /// </summary>
    /// <exception cref="InvalidOperationException">The column is not one of numbers.</exception>
    public DataTable Where(string column, double value)
    {
        var cells = Numbers(column);
        return Rows(row => cells[row].Equals(value));
    }

    /// <summary>The rows whose number in <paramref name="column"/> passes a test, such as being positive on a logarithmic axis.</summary>
    /// <exception cref="InvalidOperationException">The column is not one of numbers.</exception>
    public DataTable Where(string column, Predicate<double> keep)
    {
        var cells = Numbers(column);
        return Rows(row => keep(cells[row]));
    }

    /// <summary>The same rows in ascending order of a column, ties in their present order; text is ordered by code point.</summary>
    public DataTable OrderBy(string column)
    {
        var order = Enumerable.Range(0, RowCount);
        return Pick(Cells(column) is double[] numbers
            ? [.. order.OrderBy(row => numbers[row])]
            : [.. order.OrderBy(row => Texts(column)[row], StringComparer.Ordinal)]);
    }

    /// <summary>The different texts of a column in order of first appearance.</summary>
    public IReadOnlyList<string> DistinctTexts(string column) => [.. Texts(column).Distinct(StringComparer.Ordinal)];

    /// <summary>The different numbers of a column, ascending; 0 and -0 are one number, 0.</summary>
    public IReadOnlyList<double> DistinctNumbers(string column) => [.. Numbers(column).Select(PlainNumber.Of).Distinct().Order()];

    /// <summary>Whether the table has a column of this name.</summary>
    public bool Has(string column) => _columns.ContainsKey(column);

    internal Array Cells(string column) =>
        _columns.TryGetValue(column, out var cells)
            ? cells
            : throw new KeyNotFoundException($"Table '{Name}' has no column '{column}'; it has: {string.Join(", ", _columns.Keys)}.");

    private double[] Numbers(string column) =>
        Cells(column) as double[] ?? throw new InvalidOperationException($"Column '{column}' of '{Name}' holds text, not numbers.");

    private string[] Texts(string column) =>
        Cells(column) as string[] ?? throw new InvalidOperationException($"Column '{column}' of '{Name}' holds numbers, not text.");

    private DataTable WithColumn(string column, Array cells)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(column);
        if (_columns.Count > 0 && cells.Length != RowCount)
            throw new ArgumentException($"Column '{column}' of '{Name}' has {cells.Length} rows; the others have {RowCount}.", nameof(column));
        var columns = new Dictionary<string, Array>(_columns, StringComparer.Ordinal);
        if (!columns.TryAdd(column, cells))
            throw new ArgumentException($"Table '{Name}' already has a column '{column}'.", nameof(column));
        return new DataTable(Name, columns, cells.Length);
    }

    private DataTable Rows(Func<int, bool> keep) => Pick([.. Enumerable.Range(0, RowCount).Where(keep)]);

    private DataTable Pick(int[] rows)
    {
        var columns = new Dictionary<string, Array>(StringComparer.Ordinal);
        foreach (var (name, cells) in _columns)
        {
            columns.Add(name, cells is double[] numbers
                ? Array.ConvertAll(rows, row => numbers[row])
                : Array.ConvertAll(rows, row => ((string[])cells)[row]));
        }

        return new DataTable(Name, columns, rows.Length);
    }
}
