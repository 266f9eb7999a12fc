namespace Replication.Evidence.Tables;

/// <summary>A series of a row: a list of points with a table of its own.</summary>
/// <param name="Name">Name of the series and, with <c>.csv</c>, of its table.</param>
/// <param name="Points">The schema of one point: scalar columns only.</param>
public sealed record SeriesSchema(string Name, RowSchema Points)
{
    /// <summary>File name of its table.</summary>
    public string File => Name + ".csv";

    /// <summary>
    /// Column of <c>measurements.csv</c> that holds the number of points of each row, so that a point lost from the series' own table is
    /// noticed.
    /// </summary>
    public string CountColumn => Name + "-points";

    internal int ParseCount(string text) =>
        new Column(CountColumn, CountColumn, typeof(int)).Parse(text) is int and >= 0 and var count
        ? count
        : throw new FormatException($"column '{CountColumn}': '{text}' is not a number of points");

    /// <summary>A typed list of points, as the row's constructor wants it.</summary>
    internal object List(IReadOnlyList<object> points)
    {
        var list = Array.CreateInstance(Points.RowType, points.Count);
        for (var index = 0; index < points.Count; index++) list.SetValue(points[index], index);
        return list;
    }
}
