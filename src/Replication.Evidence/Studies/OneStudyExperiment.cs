using System.Reflection;
using Replication.Figures;

namespace Replication.Evidence;

/// <summary>
/// An experiment that is one study, its arms settings that one function measures: claims as data, arms, and the three steps that never mix. <see cref="Measure"/> is the only one that costs time;
/// <see cref="Claims"/> judge and <see cref="Draw"/> draws from the stored rows alone.
/// </summary>
/// <typeparam name="TArm">The experiment's arm: a record of settings derived from <see cref="Arm"/>.</typeparam>
/// <typeparam name="TRow">One row of measurements: a record of numbers, flags, text and series (see <see cref="Tables.RowSchema"/>).</typeparam>
public sealed class Experiment<TArm, TRow> : IExperiment, IStudy
    where TArm : Arm
    where TRow : class
{
    /// <inheritdoc />
    public required string Name { get; init; }

    /// <inheritdoc />
    public required string Title { get; init; }

    /// <summary>Arms in the order of their tables.</summary>
    public required IReadOnlyList<TArm> Arms { get; init; }

    /// <summary>Replicates of a random arm at each scale, more where its numbers spread; an arm that is not random is measured once.</summary>
    public required Func<TArm, Scale, int> Seeds { get; init; }

    /// <summary>Expected seconds of one run on one core.</summary>
    public required Func<TArm, Scale, double> Seconds { get; init; }

    /// <summary>Measures one row. Pure: see <see cref="Run"/>.</summary>
    public required Func<TArm, Run, TRow> Measure { get; init; }

    /// <summary>The claims, declared before anything is measured.</summary>
    public required IReadOnlyList<ArmsClaim<TRow>> Claims { get; init; }

    /// <summary>Draws the figures from the stored rows.</summary>
    public required Func<Measurements<TRow>, IEnumerable<Figure>> Draw { get; init; }

    /// <summary>Tables that follow from the rows and that figures draw from beside them; none unless given.</summary>
    public Func<Measurements<TRow>, IEnumerable<DataTable>> Summaries { get; init; } = _ => [];

    IReadOnlyList<Arm> IStudy.Arms => Arms;

    Type IStudy.RowType => typeof(TRow);

    string IStudy.Experiment => Name;

    string IStudy.Name => "";

    IReadOnlyList<IStudy> IExperiment.Studies => [this];

    IStudy IStudy.In(string experiment) =>
        experiment == Name ? this : throw new ArgumentException($"'{Name}' is an experiment of its own.", nameof(experiment));

    Assembly IStudy.Assembly => Measure.Method.Module.Assembly;

    IReadOnlyList<MethodInfo> IStudy.Methods => [Measure.Method];

    IReadOnlyList<Claim> IStudy.Claims => Claims;

    int IStudy.Replicates(Arm arm, Scale scale) => arm.Random ? Seeds((TArm)arm, scale) : 1;

    double IStudy.ExpectedSeconds(Arm arm, Scale scale) => Seconds((TArm)arm, scale);

    object IStudy.Measure(Arm arm, Run run) => Measure((TArm)arm, run);

    IReadOnlyList<Assessment> IStudy.Judge(IReadOnlyList<MeasuredRow> rows, IReadOnlyDictionary<string, int>? asked)
    {
        var measurements = new Measurements<TRow>(Arms, rows, asked);
        return [.. Claims.Select(claim => claim.Assess(measurements))];
    }

    Assessment IStudy.Assess(string claim, IReadOnlyList<MeasuredRow> rows) =>
        (Claims.FirstOrDefault(one => one.Id == claim) ?? throw new ArgumentException($"{Name} has no claim '{claim}'.", nameof(claim)))
            .Assess(Typed(rows));

    IReadOnlyList<DataTable> IStudy.Summarise(IReadOnlyList<MeasuredRow> rows) => [.. Summaries(Typed(rows))];

    IReadOnlyList<Figure> IStudy.Draw(IReadOnlyList<MeasuredRow> rows) => [.. Draw(Typed(rows))];

    Measurements<TRow> Typed(IReadOnlyList<MeasuredRow> rows) => new(Arms, rows);
}
