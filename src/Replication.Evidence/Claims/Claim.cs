namespace Replication.Evidence;

/// <summary>A claim of a paper: what is declared of it before anything is measured, its judgement apart.</summary>
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
}

/// <summary>A claim with the judgement that decides it and the control whose failure is part of the verdict.</summary>
/// <typeparam name="TRow">The experiment's row.</typeparam>
public sealed record Claim<TRow> : Claim
    where TRow : class
{
    /// <summary>Decides the claim from the rows.</summary>
    public required Judgement<TRow> Judgement { get; init; }

    /// <summary>The same kind of judgement on the arm in which the claim must not hold.</summary>
    public required Judgement<TRow> Control { get; init; }

    /// <summary>Applies the judgement and the control.</summary>
    public Assessment Assess(Measurements<TRow> measurements) =>
        new(this, Judgement.Apply(measurements, Id), Control.Apply(measurements, Id + "/control"));
}

/// <summary>A claim with what was found for it and for its control; <see cref="Verdicts"/> turns it into a verdict.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Finding">The judgement's finding.</param>
/// <param name="Control">The control's finding; the control has done its duty when it does <em>not</em> hold.</param>
public sealed record Assessment(Claim Claim, Finding Finding, Finding Control);
