namespace Replication.Evidence;

/// <summary>What a claim states, as data: everything about it that is declared before anything is measured.</summary>
/// <param name="Id">Unique within the experiment, e.g. <c>w-is-theta</c>.</param>
/// <param name="Paper">The paper.</param>
/// <param name="Locus">Where in it: theorem, figure, table, section.</param>
/// <param name="Statement">The claim in our words, one or two sentences.</param>
/// <param name="Published">The paper's number or shape, as text, e.g. <c>log 2</c> or <c>5 orders of magnitude</c>.</param>
/// <param name="Statistic">What is computed from the rows.</param>
/// <param name="Criterion">Direction and margin, in words with numbers.</param>
/// <param name="Control">What must fail for the verdict to count.</param>
/// <param name="Deviation">The dagger note: where our setting differs from the paper's; null where it does not.</param>
public sealed record ClaimHeader(
    string Id, Paper Paper, string Locus, string Statement, string Published, string Statistic, string Criterion, string Control, string? Deviation)
{
    /// <summary>The claim as a formula, in LaTeX without delimiters; null where words say it all.</summary>
    public string? Formula { get; init; }

    /// <summary>
    /// The arms that must meet the criterion and those of the control, where both are judged by one criterion and may change places; null
    /// elsewhere.
    /// </summary>
    public (IReadOnlyList<string> On, IReadOnlyList<string> Control)? Sides { get; init; }
}

/// <summary>A claim: its statement, the judgement that decides it, and the control whose failure is part of the verdict.</summary>
/// <typeparam name="TRow">The experiment's row.</typeparam>
public sealed record ArmsClaim<TRow>
    where TRow : class
{
    /// <summary>Unique within the experiment.</summary>
    public required string Id { get; init; }

    /// <summary>The paper.</summary>
    public required Paper Paper { get; init; }

    /// <summary>Where in it: theorem, figure, table, section.</summary>
    public required string Locus { get; init; }

    /// <summary>The claim in our words.</summary>
    public required string Statement { get; init; }

    /// <summary>The paper's number or shape, as text.</summary>
    public required string Published { get; init; }

    /// <summary>The claim as a formula, in LaTeX without delimiters; null where words say it all.</summary>
    public string? Formula { get; init; }

    /// <summary>The dagger note: where our setting differs from the paper's.</summary>
    public string? Deviation { get; init; }

    /// <summary>Decides the claim from the rows.</summary>
    public required Judgement<TRow> Judgement { get; init; }

    /// <summary>The same kind of judgement on the arm in which the claim must not hold.</summary>
    public required Judgement<TRow> Control { get; init; }

    /// <summary>The claim as data.</summary>
    public ClaimHeader Header =>
        new(Id, Paper, Locus, Statement, Published, Judgement.Statistic, Judgement.Criterion, $"{Control.Statistic}: {Control.Criterion}", Deviation)
        {
            Formula = Formula,
        };

    /// <summary>Applies the judgement and the control.</summary>
    public Assessment Assess(Measurements<TRow> measurements) =>
        new(Header, Judgement.Apply(measurements, Id), Control.Apply(measurements, Id + "/control"));
}

/// <summary>A claim with what was found for it and for its control; <see cref="Verdicts"/> turns it into a verdict.</summary>
/// <param name="Claim">The claim as data.</param>
/// <param name="Finding">The judgement's finding.</param>
/// <param name="Control">The control's finding; the control has done its duty when it does <em>not</em> hold.</param>
public sealed record Assessment(ClaimHeader Claim, Finding Finding, Finding Control);
