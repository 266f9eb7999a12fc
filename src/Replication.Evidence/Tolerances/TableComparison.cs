using System.Globalization;
using Replication.Evidence.Tables;

namespace Replication.Evidence;

/// <summary>
/// Two versions of a table side by side. Columns and rows must be the same set on both sides; a NaN fails wherever it stands, on one side or
/// on both, since a number that is none confirms nothing; 0 and -0 are one number, in keys too; order of rows does not matter, order of
/// columns does.
/// </summary>
public sealed record TableComparison
{
    /// <summary>What is wrong with the shape: columns or rows missing or extra, tolerances without a column, keys of several rows.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>The offending cells, and no others.</summary>
    public required IReadOnlyList<CellDifference> Cells { get; init; }

    /// <summary>Largest share of its tolerance that each column uses, over all rows: how near the next failure is.</summary>
    public required IReadOnlyDictionary<string, double> LargestShare { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool Agrees => Problems.Count == 0 && Cells.Count == 0;

    /// <summary>One line for each problem and offending cell, then how much of each tolerance was used.</summary>
    public string Report => string.Join('\n', Problems
        .Concat(Cells.Select(cell => cell.ToString()))
        .Concat(LargestShare.Select(column =>
            string.Create(CultureInfo.InvariantCulture, $"{column.Key} uses at most {100 * column.Value:G4} % of its tolerance"))));

    /// <summary>Compares two texts of a table.</summary>
    /// <param name="expected">The baseline.</param>
    /// <param name="actual">The table now.</param>
    /// <param name="tolerances">Keys, and tolerance by column.</param>
    /// <exception cref="ArgumentException">No key column is named.</exception>
    /// <exception cref="EvidenceException">A text is no table.</exception>
    public static TableComparison Of(string expected, string actual, TableTolerances tolerances)
    {
        if (tolerances.Keys.Count == 0) throw new ArgumentException("Name the columns that make a row's key.", nameof(tolerances));
        var (before, rowsBefore) = CsvText.Read(expected, "expected");
        var (now, rowsNow) = CsvText.Read(actual, "actual");
        string[] shape = [.. HeaderProblems(before, now), .. KeyProblems(before, now, tolerances)];
        if (shape.Length > 0) return new TableComparison { Problems = shape, Cells = [], LargestShare = new Dictionary<string, double>() };

        var (first, second) = (ByKey(before, rowsBefore, tolerances), ByKey(now, rowsNow, tolerances));
        string[] problems =
        [
            .. Twice(first, "the baseline"), .. Twice(second, "the table"),
            .. Without(first, second).Select(key => $"row {key} is missing"),
            .. Without(second, first).Select(key => $"row {key} is not in the baseline"),
        ];
        var present = second.ToLookup(row => row.Key, row => row.Cells, StringComparer.Ordinal);
        (CellDifference Cell, bool Holds)[] compared =
        [
            .. from row in first
               from cells in present[row.Key].Take(1)
               from index in Enumerable.Range(0, before.Count)
               select Compare(row.Key, before[index], row.Cells[index], cells[index], tolerances.Columns.GetValueOrDefault(before[index])),
        ];
        return new TableComparison
        {
            Problems = problems,
            Cells = [.. compared.Where(cell => !cell.Holds).Select(cell => cell.Cell)],
            LargestShare = compared.Where(cell => cell.Cell.Share is not null)
                .GroupBy(cell => cell.Cell.Column, StringComparer.Ordinal)
                .ToDictionary(column => column.Key, column => column.Max(cell => cell.Cell.Share!.Value), StringComparer.Ordinal),
        };
    }

    static (CellDifference Cell, bool Holds) Compare(string row, string column, string expected, string actual, Tolerance? tolerance)
    {
        if (tolerance is null || (expected.Length == 0 && actual.Length == 0))
        {
            return (
                new CellDifference(row, column, expected, actual, null, tolerance), Cell.Key(expected) == Cell.Key(actual) && expected != "NaN");
        }

        var share = Number(expected) is { } before && Number(actual) is { } now ? tolerance.ShareUsed(before, now) : double.PositiveInfinity;
        return (new CellDifference(row, column, expected, actual, share, tolerance), share <= 1);
    }

    static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    static IEnumerable<string> HeaderProblems(IReadOnlyList<string> before, IReadOnlyList<string> now)
    {
        foreach (var column in before.Except(now, StringComparer.Ordinal)) yield return $"column '{column}' has vanished";
        foreach (var column in now.Except(before, StringComparer.Ordinal)) yield return $"column '{column}' is not in the baseline";
        foreach (var column in now.CountBy(name => name, StringComparer.Ordinal).Where(column => column.Value > 1))
            yield return $"column '{column.Key}' stands twice";
        if (!before.SequenceEqual(now) && before.Order(StringComparer.Ordinal).SequenceEqual(now.Order(StringComparer.Ordinal)))
            yield return $"the columns are in another order: {string.Join(',', now)}";
    }

    static IEnumerable<string> KeyProblems(IReadOnlyList<string> before, IReadOnlyList<string> now, TableTolerances tolerances)
    {
        string[] there = [.. before, .. now];
        foreach (var key in tolerances.Keys.Except(there, StringComparer.Ordinal)) yield return $"there is no key column '{key}'";
        foreach (var column in tolerances.Columns.Keys.Except(there, StringComparer.Ordinal))
            yield return $"there is a tolerance for '{column}', but no such column";
        foreach (var column in tolerances.Columns.Keys.Intersect(tolerances.Keys, StringComparer.Ordinal))
            yield return $"key column '{column}' cannot have a tolerance";
    }

    static IReadOnlyList<(string Key, string[] Cells)> ByKey(
        IReadOnlyList<string> header, IReadOnlyList<CsvText.Row> rows, TableTolerances tolerances)
    {
        (string Name, int Index)[] keys = [.. tolerances.Keys.Select(key => (key, header.ToList().IndexOf(key)))];
        return [.. rows.Select(row => (string.Join(", ", keys.Select(key => $"{key.Name}={Cell.Key(row.Cells[key.Index])}")), row.Cells))];
    }

    static IEnumerable<string> Without(IEnumerable<(string Key, string[] Cells)> rows, IEnumerable<(string Key, string[] Cells)> others) =>
        rows.Select(row => row.Key).Except(others.Select(row => row.Key), StringComparer.Ordinal);

    static IEnumerable<string> Twice(IReadOnlyList<(string Key, string[] Cells)> rows, string where) => rows
        .GroupBy(row => row.Key, StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(group => $"row {group.Key} stands {group.Count()} times in {where}");
}
