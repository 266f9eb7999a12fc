using System.Globalization;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Figures;

namespace Replication.Experiments.Tests;

/// <summary>
/// The tables of a study's smoke run, as they are compared with their baselines: of each arm and series a few points from first to last,
/// arms that are random apart from those that are not, since kernels move the two differently. Each column has the tolerance that its
/// <see cref="KernelSpread"/> asks for.
/// </summary>
static class SmokeTables
{
    /// <summary>Points kept of each arm and series.</summary>
    const int Points = 12;

    /// <summary>Every table with a name of its own and its tolerances.</summary>
    public static IEnumerable<(string Name, string Text, TableTolerances Tolerances)> Of(IStudy study) =>
        from table in Kept(study)
        select (table.Name, DataTableText.Format(table.Table), new TableTolerances("arm", "line")
        {
            Columns = table.Table.Columns.Where(column => HoldsNumbers(table.Table, column))
                .ToDictionary(column => column, column => KernelSpread.Of(table.Name, column).Tolerance(table.Random), StringComparer.Ordinal),
        });

    /// <summary>Writes every table of every study, as it is with the kernels that this process computes with.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="experiments">Whose studies; none stands for all.</param>
    public static void Write(string folder, IReadOnlyList<string> experiments)
    {
        foreach (var table in Suite.All.Where(study => experiments.Count == 0 || experiments.Contains(study.Experiment)).SelectMany(Kept))
            File.WriteAllText(Path.Combine(folder, table.Name + ".csv"), DataTableText.Format(table.Table));
    }

    /// <summary>What the names of a study's tables begin with: they are names of files.</summary>
    public static string Prefix(IStudy study) => study.Path.Replace('/', '.');

    /// <summary>Whether a column is one of numbers that can move: keys, texts and columns without a single number are compared as they are.</summary>
    public static bool HoldsNumbers(DataTable table, string column) =>
        column is not ("arm" or "line") && !table[column].IsText && !table[column].Numbers.All(double.IsNaN);

    static IEnumerable<(string Name, bool Random, DataTable Table)> Kept(IStudy study) =>
        from random in new[] { false, true }
        let rows = study.Arms.Where(arm => arm.Random == random).Select(arm => SmokeRun.Of(study, arm)).ToArray()
        where rows.Length > 0
        from table in MeasurementTable.Of(study).DataTables(rows)
        where table.RowCount > 0
        select (
            $"{Prefix(study)}.{Path.GetFileNameWithoutExtension(table.Name)}.{(random ? "random" : "exact")}", random, Thinned(table));

    static DataTable Thinned(DataTable table)
    {
        var arms = table["arm"].Texts;
        var lengths = arms.CountBy(arm => arm, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var starts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < arms.Count; row++) starts.TryAdd(arms[row], row);
        int[] kept = [.. Enumerable.Range(0, arms.Count).Where(row => IsKept(row - starts[arms[row]], lengths[arms[row]]))];

        var made = new DataTable(table.Name)
            .With("arm", [.. kept.Select(row => arms[row])])
            .With("line", [.. kept.Select(row => (row - starts[arms[row]]).ToString(CultureInfo.InvariantCulture))]);
        return table.Columns.Except(["arm", "replicate", "seed"]).Aggregate(made, (all, column) => table[column].IsText
            ? all.With(column, [.. kept.Select(row => table[column].Texts[row])])
            : all.With(column, [.. kept.Select(row => table[column].Numbers[row])]));
    }

    static bool IsKept(int point, int length) =>
        length <= Points || Enumerable.Range(0, Points).Any(k => k * (length - 1) / (Points - 1) == point);
}
