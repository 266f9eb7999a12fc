using System.Reflection;
using Replication.Figures;

namespace Replication.Evidence;

/// <summary>
/// One question: arms that are measured, claims about them, and figures. Measuring is the only step that costs time; <see cref="Claims"/>
/// judge and <see cref="Figures"/> draw from the stored rows alone.
/// </summary>
/// <param name="name">Name within the experiment, in kebab-case: the folder of its results.</param>
/// <param name="paper">The paper that the claims are of, unless one says otherwise.</param>
/// <param name="locus">Where in the paper, unless a claim says otherwise: theorem, figure, table, section.</param>
/// <param name="title">One line: what is shown.</param>
/// <typeparam name="TRow">One row of measurements: a record of numbers, flags, text and series (see <see cref="Tables.RowSchema"/>).</typeparam>
public sealed class Study<TRow>(string name, Paper paper, string locus, string title) : IStudy
    where TRow : class
{
    string _experiment = "";

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public string Title => title;

    /// <summary>Where the setting of every claim differs from the paper's; null where it does not.</summary>
    public string? Deviation { get; init; }

    /// <summary>Runs of a random arm at standard and paper scale. At smoke scale there are two.</summary>
    public int Seeds { get; init; } = Verdicts.EnoughSeeds;

    /// <summary>How long a run is expected to take.</summary>
    public Budget Budget { get; init; } = Budget.Medium;

    /// <summary>Arms in the order of their tables.</summary>
    public required IReadOnlyList<Arm<TRow>> Arms { get; init; }

    /// <summary>The claims, declared before anything is measured.</summary>
    public required IReadOnlyList<Claim<TRow>> Claims { get; init; }

    /// <summary>Draws the figures from the stored rows.</summary>
    public required Func<Measurements<TRow>, IEnumerable<Figure>> Figures { get; init; }

    /// <summary>Tables that follow from the rows and that figures draw from beside them; none unless given.</summary>
    public Func<Measurements<TRow>, IEnumerable<DataTable>> Summaries { get; init; } = _ => [];

    string IStudy.Experiment => _experiment;

    IReadOnlyList<Arm> IStudy.Arms => Arms;

    Type IStudy.RowType => typeof(TRow);

    Assembly IStudy.Assembly => Arms[0].Measure.Method.Module.Assembly;

    IReadOnlyList<Claim> IStudy.Claims => [.. Claims.Select(Declared)];

    IStudy IStudy.In(string experiment)
    {
        var own = (Study<TRow>)MemberwiseClone();
        own._experiment = experiment;
        return own;
    }

    int IStudy.Replicates(Arm arm, Scale scale) =>
        !arm.Random ? 1 : scale == Scale.Smoke ? 2 : ((Arm<TRow>)arm).Seeds ?? Seeds;

    double IStudy.ExpectedSeconds(Arm arm, Scale scale) => (scale, Budget, arm.Random) switch
    {
        (Scale.Smoke, _, _) or (_, _, false) => 0.1,
        (var at, var budget, _) => (budget switch { Budget.Light => 1, Budget.Medium => 5, _ => 60 }) * (at == Scale.Paper ? 30 : 1),
    };

    object IStudy.Measure(Arm arm, Run run) => ((Arm<TRow>)arm).Measure(run);

    IReadOnlyList<Assessment> IStudy.Judge(IReadOnlyList<MeasuredRow> rows, IReadOnlyDictionary<string, int>? asked)
    {
        var measurements = new Measurements<TRow>(Arms, rows, asked);
        return [.. Claims.Select(claim => claim.Assess(Declared(claim), measurements))];
    }

    Assessment IStudy.Assess(string claim, IReadOnlyList<MeasuredRow> rows)
    {
        var asked = Claims.FirstOrDefault(one => one.Id == claim) ?? throw new ArgumentException($"{Name} has no claim '{claim}'.", nameof(claim));
        return asked.Assess(Declared(asked), Typed(rows));
    }

    IReadOnlyList<DataTable> IStudy.Summarise(IReadOnlyList<MeasuredRow> rows) => [.. Summaries(Typed(rows))];

    IReadOnlyList<Figure> IStudy.Draw(IReadOnlyList<MeasuredRow> rows) => [.. Figures(Typed(rows))];

    Claim Declared(Claim<TRow> claim) => claim.Declared(paper, locus, Deviation);

    Measurements<TRow> Typed(IReadOnlyList<MeasuredRow> rows) => new(Arms, rows);
}
