using System.Globalization;
using Replication.Figures;

namespace Replication.Evidence.Tables;

/// <summary>The tables of an experiment as figures draw from them.</summary>
static class FigureTables
{
    /// <summary>One table per file, for rows in the order of their table.</summary>
    public static IReadOnlyList<DataTable> Of(RowSchema schema, IReadOnlyList<MeasuredRow> rows)
    {
        var main = Keyed(MeasurementTable.MainFile, rows).With("seed", [.. rows.Select(row => Cell.Format(row.Seed))]);
        return [With(main, schema, [.. rows.Select(row => row.Values)]), .. schema.Series.Select(series => Of(schema, series, rows))];
    }

    /// <summary>One table of records that were computed rather than measured, without keys.</summary>
    public static DataTable Of<T>(string file, IReadOnlyList<T> records)
        where T : class => With(new DataTable(file), RowSchema.Of(typeof(T)), [.. records]);

    static DataTable Of(RowSchema schema, SeriesSchema series, IReadOnlyList<MeasuredRow> rows)
    {
        object[][] points = [.. rows.Select(row => schema.Points(row.Values, series).ToArray())];
        var keys = rows.Zip(points).SelectMany(pair => Enumerable.Repeat(pair.First, pair.Second.Length)).ToArray();
        return With(Keyed(series.File, keys), series.Points, [.. points.SelectMany(own => own)]);
    }

    static DataTable Keyed(string file, IReadOnlyList<MeasuredRow> rows) => new DataTable(file)
        .With("arm", [.. rows.Select(row => row.Arm)])
        .With("replicate", [.. rows.Select(row => (double)row.Replicate)]);

    static DataTable With(DataTable table, RowSchema schema, object[] records) =>
        schema.Columns.Aggregate(table, (made, column) => With(made, column, [.. records.Select(record => schema.Value(record, column))]));

    static DataTable With(DataTable table, Column column, object?[] values) =>
        column.Type == typeof(double) || column.Type == typeof(int) || column.Type == typeof(long)
            ? table.With(column.Name, [.. values.Select(value => Number(value, column))])
            : table.With(column.Name, [.. values.Select(Cell.Format)]);

    /// <summary>A number to draw; NaN, which draws nothing, where it is absent or diverged.</summary>
    static double Number(object? value, Column column)
    {
        var number = value is null ? double.NaN : Convert.ToDouble(value, CultureInfo.InvariantCulture);
        return RunDivergence.Of(number, column.MayBeInfinite) ? double.NaN : number;
    }
}
