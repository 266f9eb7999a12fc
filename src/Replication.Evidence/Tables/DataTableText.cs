using Replication.Figures;

namespace Replication.Evidence.Tables;

/// <summary>A table that figures draw from, as the text of a file.</summary>
public static class DataTableText
{
    /// <summary>Header and rows in the form of all tables (see <see cref="MeasurementTable"/>); NaN, which draws nothing, is an empty cell.</summary>
    /// <exception cref="ArgumentException">The table has no columns.</exception>
    public static string Format(DataTable table)
    {
        if (table.Columns.Count == 0) throw new ArgumentException($"Table '{table.Name}' has no columns.", nameof(table));
        string[][] columns = [.. table.Columns.Select(name => Cells(table[name]))];
        return CsvText.Format(table.Columns, Enumerable.Range(0, table.RowCount).Select(row => columns.Select(column => column[row])));
    }

    static string[] Cells(Figures.Series column) =>
        column.IsText ? [.. column.Texts] : [.. column.Numbers.Select(number => double.IsNaN(number) ? "" : Cell.Format(number))];
}
