using Replication.Figures;
using Replication.Oracles.Statistics;

namespace Replication.Evidence.Tables;

/// <summary>A table of runs summed up over their seeds.</summary>
public static class OverSeeds
{
    /// <summary>
    /// Groups rows that agree in the key columns and gives, for each number, its median and its range over the group: columns
    /// <c>NAME-median</c>, <c>NAME-low</c>, <c>NAME-high</c>, and <c>runs</c>. The range of n seeds covers the median of their
    /// distribution with probability 1 - 2^(1-n), whatever the distribution. Groups stand in order of first appearance; 0 and -0 are one
    /// key, 0.
    /// NaN (absent, diverged: see <see cref="RunDivergence"/>) is left out of the numbers, though its run counts in <c>runs</c>; an
    /// infinity is a value
    /// with a rank. A number without any value is NaN.
    /// </summary>
    /// <param name="table">Usually <see cref="Measurements{TRow}.Table()"/> or a series of it.</param>
    /// <param name="name">Name of the file that the result is, e.g. <c>loss-curve-over-seeds.csv</c>.</param>
    /// <param name="keys">Columns that make a group, e.g. <c>arm</c> and <c>step</c>.</param>
    /// <param name="numbers">Columns of numbers to sum up.</param>
    /// <exception cref="ArgumentException">No key is given, the name is that of the table itself, or a column to sum up holds text.</exception>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public static DataTable Of(DataTable table, string name, IReadOnlyList<string> keys, params string[] numbers)
    {
        if (keys.Count == 0) throw new ArgumentException("Name the columns that make a group.", nameof(keys));
        if (name == table.Name) throw new ArgumentException($"'{name}' is the table itself: a summary is a file of its own.", nameof(name));
        if (numbers.FirstOrDefault(number => table[number].IsText) is { } text)
            throw new ArgumentException($"Column '{text}' of '{table.Name}' holds text, not numbers.", nameof(numbers));
        Figures.Series[] by = [.. keys.Select(key => table[key])];
        int[][] numbered = [.. by.Select(key => key.IsText ? Numbered(key.Texts) : Numbered(key.Numbers))];
        int[][] groups = [.. Enumerable.Range(0, table.RowCount)
            .GroupBy(row => string.Join(',', numbered.Select(key => key[row])), StringComparer.Ordinal)
            .Select(group => group.ToArray())];
        var result = keys.Zip(by).Aggregate(new DataTable(name), (made, key) => key.Second.IsText
            ? made.With(key.First, [.. groups.Select(group => key.Second.Texts[group[0]])])
            : made.With(key.First, [.. groups.Select(group => Unsigned(key.Second.Numbers[group[0]]))]));
        result = result.With("runs", [.. groups.Select(group => (double)group.Length)]);
        return numbers.Aggregate(result, (made, number) =>
        {
            var column = table[number].Numbers;
            double[][] values = [.. groups.Select(group => group.Select(row => column[row]).Where(value => !double.IsNaN(value)).ToArray())];
            return made
                .With(number + "-median", [.. values.Select(group => group.Length == 0 ? double.NaN : Location.Median(group))])
                .With(number + "-low", [.. values.Select(group => group.DefaultIfEmpty(double.NaN).Min())])
                .With(number + "-high", [.. values.Select(group => group.DefaultIfEmpty(double.NaN).Max())]);
        });
    }

    /// <summary>For each value the number of the first one that equals it: keys by value, not by text.</summary>
    static int[] Numbered<T>(IReadOnlyList<T> values)
        where T : notnull
    {
        var first = new Dictionary<T, int>();
        return [.. values.Select((value, row) => first.TryAdd(value, row) ? row : first[value])];
    }

    static double Unsigned(double number) => number == 0 ? 0 : number;
}
