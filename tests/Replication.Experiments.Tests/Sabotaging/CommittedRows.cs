using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Changes to an experiment's rows, each of which stands for a way to measure wrongly.</summary>
static class CommittedRows
{
    /// <summary>
    /// Another arm's values in an arm's place, replicate by replicate: what a run would give with its ingredient swapped. An arm of fewer runs
    /// gives its runs again and again.
    /// </summary>
    /// <exception cref="ArgumentException">There are no rows of either arm.</exception>
    public static IReadOnlyList<MeasuredRow> Replace(this IReadOnlyList<MeasuredRow> rows, string arm, string by)
    {
        var others = Of(rows, by).OrderBy(row => row.Replicate).ToArray();
        return rows.Change(arm, row => others[row.Replicate % others.Length].Values);
    }

    /// <summary>Other arms' values in the place of each of some arms, all at once, in their order; fewer arms come again and again.</summary>
    /// <exception cref="ArgumentException">There are no rows of an arm.</exception>
    public static IReadOnlyList<MeasuredRow> Replace(this IReadOnlyList<MeasuredRow> rows, IReadOnlyList<string> arms, IReadOnlyList<string> by) =>
    [
        .. rows.Where(row => !arms.Contains(row.Arm)),
        .. arms.SelectMany((arm, place) => Of(rows.Replace(arm, by[place % by.Count]), arm)),
    ];

    /// <summary>One row's values in the place of every run of an arm.</summary>
    /// <exception cref="ArgumentException">There are no rows of the arm.</exception>
    public static IReadOnlyList<MeasuredRow> Everywhere(this IReadOnlyList<MeasuredRow> rows, string arm, object values) =>
        rows.Change(arm, _ => values);

    /// <summary>The typed values of every run of an arm changed.</summary>
    /// <exception cref="ArgumentException">There are no rows of the arm.</exception>
    public static IReadOnlyList<MeasuredRow> Change<TRow>(this IReadOnlyList<MeasuredRow> rows, string arm, Func<TRow, TRow> change)
        where TRow : class => rows.Change(arm, row => change((TRow)row.Values));

    static IReadOnlyList<MeasuredRow> Change(this IReadOnlyList<MeasuredRow> rows, string arm, Func<MeasuredRow, object> values)
    {
        Of(rows, arm);
        return [.. rows.Select(row => row.Arm == arm ? row with { Values = values(row) } : row)];
    }

    static IReadOnlyList<MeasuredRow> Of(IReadOnlyList<MeasuredRow> rows, string arm)
    {
        MeasuredRow[] own = [.. rows.Where(row => row.Arm == arm)];
        return own.Length > 0 ? own : throw new ArgumentException($"There are no rows of an arm '{arm}'.");
    }
}
