namespace Replication.Figures;

/// <summary>
/// A slider over training. Its stops are the different values of <paramref name="Column"/>, ascending; the figure opens at the last one,
/// so that a still of it shows where training ended.
/// </summary>
/// <param name="Table">The table whose column names the stops.</param>
/// <param name="Column">The column of numbers that counts training, such as <c>iteration</c>.</param>
/// <param name="Title">What the stops count, as shown beside the slider.</param>
public sealed record Slider(DataTable Table, string Column, string Title)
{
    internal IReadOnlyList<Moment> Moments => [.. Table.DistinctNumbers(Column).Select(value => new Moment(Column, value))];
}

/// <summary>One stop of a slider.</summary>
/// <param name="Column">The column that counts training.</param>
/// <param name="Value">The value of that column now.</param>
public sealed record Moment(string Column, double Value)
{
    /// <summary>The rows of a table that belong to this moment.</summary>
    public DataTable Of(DataTable table) => table.Where(Column, Value);
}
