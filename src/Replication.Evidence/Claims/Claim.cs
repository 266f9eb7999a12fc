namespace Replication.Evidence;

/// <summary>A claim of a study: a criterion, the arms that must meet it, and the control that must not.</summary>
/// <param name="id">Unique within the experiment, in kebab-case.</param>
/// <typeparam name="TRow">The study's row.</typeparam>
public sealed class Claim<TRow>(string id)
    where TRow : class
{
    /// <summary>Unique within the experiment.</summary>
    public string Id => id;

    /// <summary>The paper; the study's unless given.</summary>
    public Paper? Paper { get; init; }

    /// <summary>Where in it; the study's locus unless given.</summary>
    public string? Locus { get; init; }

    /// <summary>The claim in our words.</summary>
    public required string Statement { get; init; }

    /// <summary>What the paper reports: its number or shape, as text.</summary>
    public required string Reported { get; init; }

    /// <summary>The claim as a formula, in LaTeX without delimiters; null where words say it all.</summary>
    public string? Formula { get; init; }

    /// <summary>Where the setting differs from the paper's; the study's deviation unless given, none where it is empty.</summary>
    public string? Deviation { get; init; }

    /// <summary>Decides the claim from the rows of its arms.</summary>
    public required Criterion<TRow> Criterion { get; init; }

    /// <summary>The arms that must meet the criterion, in the criterion's order.</summary>
    public required IReadOnlyList<Arm<TRow>> On { get; init; }

    /// <summary>The arms that must not meet it.</summary>
    public required IReadOnlyList<Arm<TRow>> Control { get; init; }

    /// <summary>The criterion that the control must not meet where it is another than the claim's; null where it is the same.</summary>
    public Criterion<TRow>? ControlCriterion { get; init; }

    Judgement<TRow> Judgement => Criterion.On(On);

    Judgement<TRow> ControlJudgement => (ControlCriterion ?? Criterion).On(Control);

    /// <summary>The claim as data.</summary>
    /// <param name="paper">The study's paper.</param>
    /// <param name="locus">The study's locus.</param>
    /// <param name="deviation">The study's deviation.</param>
    internal ClaimHeader Header(Paper paper, string locus, string? deviation) => new(
        Id, Paper ?? paper, Locus ?? locus, Statement, Reported, Judgement.Statistic, Judgement.Criterion,
        $"{ControlJudgement.Statistic}: {ControlJudgement.Criterion}", Deviation is "" ? null : Deviation ?? deviation)
    {
        Formula = Formula,
        Sides = ControlCriterion is null ? ([.. On.Select(arm => arm.Name)], [.. Control.Select(arm => arm.Name)]) : null,
    };

    /// <summary>Applies the criterion to the arms and to the control.</summary>
    internal Assessment Assess(ClaimHeader header, Measurements<TRow> measurements) =>
        new(header, Judgement.Apply(measurements, Id), ControlJudgement.Apply(measurements, Id + "/control"));
}
