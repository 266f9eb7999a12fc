using System.Globalization;
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

    /// <summary>
    /// Reads such a text. A column whose cells are all numbers or empty, and not all empty, is one of numbers, with NaN for empty; every other is one of text.
    /// </summary>
    /// <param name="text">Content of the file.</param>
    /// <param name="name">Its name, which becomes the table's.</param>
    /// <exception cref="EvidenceException">The text is no table; the message says where.</exception>
    public static DataTable Parse(string text, string name)
    {
        var (header, rows) = CsvText.Read(text, name);
        return header.Index().Aggregate(new DataTable(name), (table, column) => With(table, column.Item, [.. rows.Select(row => row.Cells[column.Index])]));
    }

    static DataTable With(DataTable table, string column, string[] cells)
    {
        var numbers = cells.Select(Number).ToArray();
        return cells.Any(cell => cell.Length > 0) && numbers.All(number => number is not null)
            ? table.With(column, [.. numbers.Select(number => number!.Value)])
            : table.With(column, cells);
    }

    static double? Number(string cell) =>
        cell.Length == 0 ? double.NaN
        : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    static string[] Cells(Figures.Series column) =>
        column.IsText ? [.. column.Texts] : [.. column.Numbers.Select(number => double.IsNaN(number) ? "" : Cell.Format(number))];
}
