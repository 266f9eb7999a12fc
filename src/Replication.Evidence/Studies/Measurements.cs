using System.Linq.Expressions;
using Replication.Evidence.Tables;
using Replication.Figures;

namespace Replication.Evidence;

/// <summary>The stored rows of one study, typed: all that judging and drawing may read.</summary>
/// <typeparam name="TRow">The study's row.</typeparam>
public sealed class Measurements<TRow>
    where TRow : class
{
    readonly Dictionary<string, IReadOnlyList<Measured<TRow>>> _byArm;
    readonly Lazy<IReadOnlyList<DataTable>> _tables;
    readonly IReadOnlyDictionary<string, int> _asked;

    /// <summary>Groups rows by arm, replicates in ascending order.</summary>
    /// <param name="arms">The study's arms.</param>
    /// <param name="rows">What was measured of them.</param>
    /// <param name="asked">
    /// How many runs were asked for by arm, as the provenance records it; of an arm without a record, those that there are.
    /// </param>
    /// <exception cref="ArgumentException">A row names an unknown arm, stands twice, or holds values of another type.</exception>
    public Measurements(IReadOnlyList<Arm> arms, IReadOnlyList<MeasuredRow> rows, IReadOnlyDictionary<string, int>? asked = null)
    {
        Arms = arms;
        _asked = asked ?? new Dictionary<string, int>();
        _tables = new(() => new MeasurementTable(RowSchema.Of(typeof(TRow)), arms).DataTables(rows));
        var known = arms.Select(arm => arm.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!known.Contains(row.Arm)) throw new ArgumentException($"There is no arm '{row.Arm}'.", nameof(rows));
            if (row.Values is not TRow) throw new ArgumentException($"A row of arm '{row.Arm}' is not a {typeof(TRow).Name}.", nameof(rows));
        }

        _byArm = arms.ToDictionary(
            arm => arm.Name,
            arm => (IReadOnlyList<Measured<TRow>>)[.. rows
                .Where(row => row.Arm == arm.Name)
                .OrderBy(row => row.Replicate)
                .Select(row => new Measured<TRow>(arm, row.Replicate, row.Seed, (TRow)row.Values))],
            StringComparer.Ordinal);
        foreach (var (name, runs) in _byArm)
        {
            if (runs.Select(run => run.Replicate).Distinct().Count() != runs.Count)
                throw new ArgumentException($"Arm '{name}' holds a replicate twice.", nameof(rows));
        }
    }

    /// <summary>The study's arms, in order.</summary>
    public IReadOnlyList<Arm> Arms { get; }

    /// <summary>The runs of one arm by replicate; empty when none was measured.</summary>
    /// <exception cref="ArgumentException">There is no such arm.</exception>
    public IReadOnlyList<Measured<TRow>> this[string arm] =>
        _byArm.TryGetValue(arm, out var runs) ? runs : throw new ArgumentException($"There is no arm '{arm}'.", nameof(arm));

    /// <summary>The runs of one arm by replicate; empty when none was measured.</summary>
    /// <exception cref="ArgumentException">The study has no such arm.</exception>
    public IReadOnlyList<Measured<TRow>> this[Arm arm] => this[arm.Name];

    /// <summary>
    /// Why a judgement over some arms cannot be made, as a clause: an arm without runs, or a random one without a replicate that it should
    /// have. Null where nothing is missing.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such arm.</exception>
    public string? Gap(IEnumerable<string> arms)
    {
        foreach (var name in arms)
        {
            var runs = this[name];
            if (runs.Count == 0) return $"arm '{name}' was not measured";
            if (!runs[0].Arm.Random) continue;
            var asked = Enumerable.Range(0, _asked.GetValueOrDefault(name, runs[^1].Replicate + 1));
            var missing = asked.Except(runs.Select(run => run.Replicate)).ToArray();
            var more = missing.Length > 1 ? $" and {missing.Length - 1} more" : "";
            if (missing.Length > 0) return $"arm '{name}' lacks replicate {missing[0]}{more}";
        }

        return null;
    }

    /// <summary>Smallest number of runs among the random ones of some arms; null where none of them is random.</summary>
    /// <exception cref="ArgumentException">There is no such arm.</exception>
    public int? Seeds(IReadOnlyList<string> arms) =>
        arms.Where(name => Arms.Any(arm => arm.Name == name && arm.Random)).Select(name => (int?)this[name].Count).Min();

    /// <summary>The scalars of every run as figures draw them: <c>measurements.csv</c>.</summary>
    public DataTable Table() => _tables.Value[0];

    /// <summary>A series of every run as figures draw it.</summary>
    /// <param name="property">The row's property: <c>nameof(Row.LossCurve)</c> gives <c>loss-curve.csv</c>.</param>
    /// <exception cref="ArgumentException">The row has no such series.</exception>
    public DataTable Table(string property) => _tables.Value.Skip(1).FirstOrDefault(table => table.Name == Kebab.Of(property) + ".csv")
        ?? throw new ArgumentException($"{typeof(TRow).Name} has no series '{property}'.", nameof(property));

    /// <summary>The scalars of every run, their columns named by the row's properties: <c>measurements.csv</c>.</summary>
    public Points<TRow> Rows => new(Table());

    /// <summary>A series of every run, its columns named by the point's properties.</summary>
    /// <param name="series">The row's property: <c>row => row.LossCurve</c> gives <c>loss-curve.csv</c>.</param>
    /// <typeparam name="TPoint">The record of one point.</typeparam>
    /// <exception cref="ArgumentException">The expression is not a series of the row.</exception>
    public Points<TPoint> Points<TPoint>(Expression<Func<TRow, IReadOnlyList<TPoint>>> series) => new(
        _tables.Value.Skip(1).FirstOrDefault(table => table.Name == ColumnName.Of(series) + ".csv")
            ?? throw new ArgumentException($"{typeof(TRow).Name} has no series '{series}'.", nameof(series)));

    /// <summary>One value per run of an arm, by replicate.</summary>
    public double[] Values(string arm, Func<TRow, double> statistic) => [.. this[arm].Select(run => statistic(run.Row))];
}

/// <summary>One run with its typed row.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Replicate">0-based number of the run within its arm.</param>
/// <param name="Seed">The seed it was run with.</param>
/// <param name="Row">What was measured.</param>
/// <typeparam name="TRow">The study's row.</typeparam>
public sealed record Measured<TRow>(Arm Arm, int Replicate, long Seed, TRow Row);
