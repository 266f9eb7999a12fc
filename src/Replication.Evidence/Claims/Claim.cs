namespace Replication.Evidence;

/// <summary>A claim of a paper: what is declared of it before anything is measured, its criterion apart.</summary>
public record Claim
{
    /// <summary>Unique within the experiment, e.g. <c>w-is-theta</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The paper.</summary>
    public required Paper Paper { get; init; }

    /// <summary>Where in it: theorem, figure, table, section.</summary>
    public required string Locus { get; init; }

    /// <summary>The claim in our words, one or two sentences.</summary>
    public required string Statement { get; init; }

    /// <summary>The paper's number or shape, as text, e.g. <c>log 2</c> or <c>5 orders of magnitude</c>.</summary>
    public required string Published { get; init; }

    /// <summary>The claim as a formula, in LaTeX without delimiters; null where words are enough.</summary>
    public string? Formula { get; init; }

    /// <summary>The dagger note: where our setting differs from the paper's; null where it does not.</summary>
    public string? Deviation { get; init; }

    /// <summary>
    /// The arms that must meet the criterion and those of the control, where both are judged by one criterion and may change places; null
    /// elsewhere.
    /// </summary>
    public (IReadOnlyList<string> On, IReadOnlyList<string> Control)? Sides { get; init; }
}

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

    /// <summary>The claim in our words, one or two sentences.</summary>
    public required string Statement { get; init; }

    /// <summary>The paper's number or shape, as text.</summary>
    public required string Published { get; init; }

    /// <summary>The claim as a formula, in LaTeX without delimiters; null where words are enough.</summary>
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

    /// <summary>The claim as it is declared.</summary>
    /// <param name="paper">The study's paper.</param>
    /// <param name="locus">The study's locus.</param>
    /// <param name="deviation">The study's deviation.</param>
    internal Claim Declared(Paper paper, string locus, string? deviation) => new()
    {
        Id = Id,
        Paper = Paper ?? paper,
        Locus = Locus ?? locus,
        Statement = Statement,
        Published = Published,
        Formula = Formula,
        Deviation = Deviation is "" ? null : Deviation ?? deviation,
        Sides = ControlCriterion is null ? ([.. On.Select(arm => arm.Name)], [.. Control.Select(arm => arm.Name)]) : null,
    };

    /// <summary>Applies the criterion to the arms and to the control.</summary>
    internal Assessment Assess(Claim declared, Measurements<TRow> measurements) => new(
        declared,
        Criterion.On(On).Apply(measurements, Id),
        (ControlCriterion ?? Criterion).On(Control).Apply(measurements, Id + "/control"));
}

/// <summary>A claim with what was found for it and for its control; <see cref="Verdicts"/> turns it into a verdict.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Finding">The judgement's finding.</param>
/// <param name="Control">The control's finding; the control has done its duty when it does <em>not</em> hold.</param>
public sealed record Assessment(Claim Claim, Finding Finding, Finding Control);
