using System.Globalization;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Figures;

namespace Replication.Experiments.Tests;

/// <summary>
/// The tables of an experiment's smoke run, as they are compared with their baselines: of each arm and series a few points from first to last,
/// arms that are random apart from those that are not, since the two are held to different tolerances.
/// </summary>
static class SmokeTables
{
    /// <summary>Points kept of each arm and series.</summary>
    const int Points = 12;

    static readonly Tolerance Exact = Tolerance.Near(
        1e-9, 1e-9, "solvers and quadrature in double precision, whose stopping rules leave 1e-11 to 1e-13; libraries round their functions apart");

    static readonly Tolerance Trained = Tolerance.Near(
        1e-3, 0.02, "float32 sums differ in order between kernels; over the few steps of a smoke run they part by less");

    /// <summary>Every table with a name of its own and its tolerances.</summary>
    public static IEnumerable<(string Name, string Text, TableTolerances Tolerances)> Of(IExperiment experiment) =>
        from random in new[] { false, true }
        let rows = experiment.Arms.Where(arm => arm.Random == random).Select(arm => SmokeRun.Of(experiment, arm)).ToArray()
        where rows.Length > 0
        from table in MeasurementTable.Of(experiment).DataTables(rows)
        where table.RowCount > 0
        let kept = Kept(table)
        select (
            $"{experiment.Name}.{Path.GetFileNameWithoutExtension(table.Name)}.{(random ? "random" : "exact")}",
            DataTableText.Format(kept),
            new TableTolerances("arm", "line")
            {
                Columns = kept.Columns.Except(["arm", "line"]).Where(column => !kept[column].IsText)
                    .ToDictionary(column => column, _ => random ? Trained : Exact, StringComparer.Ordinal),
            });

    static DataTable Kept(DataTable table)
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
