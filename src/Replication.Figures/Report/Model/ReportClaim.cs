namespace Replication.Figures.Report;

/// <summary>One claim with what was found. Numbers may be NaN or infinite; the report then says "undefined" or shows infinity.</summary>
public sealed record ReportClaim
{
    /// <summary>Unique within its experiment, in kebab case.</summary>
    public required string Id { get; init; }

    /// <summary>Key of its paper.</summary>
    public required string Paper { get; init; }

    /// <summary>Where in the paper: theorem, figure, table, section.</summary>
    public required string Locus { get; init; }

    /// <summary>The claim in words.</summary>
    public required string Statement { get; init; }

    /// <summary>The claim as a formula, in LaTeX without delimiters; null where words are all.</summary>
    public string? Formula { get; init; }

    /// <summary>The paper's number or shape, as text.</summary>
    public required string Published { get; init; }

    /// <summary>What the evidence says.</summary>
    public required ReportVerdict Verdict { get; init; }

    /// <summary>The sentences with the numbers that decided, one for each judgement that took part; at least one.</summary>
    public required IReadOnlyList<string> Because { get; init; }

    /// <summary>What was computed, in words.</summary>
    public required string Statistic { get; init; }

    /// <summary>When the claim counts as met, in words.</summary>
    public required string Criterion { get; init; }

    /// <summary>The statistic's value.</summary>
    public required double Ours { get; init; }

    /// <summary>Lower end of its interval.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end of its interval.</summary>
    public required double High { get; init; }

    /// <summary>How the interval was made.</summary>
    public required string Interval { get; init; }

    /// <summary>What closed form, bound or comparison expects.</summary>
    public required double Expected { get; init; }

    /// <summary>The margin declared beforehand.</summary>
    public required double Margin { get; init; }

    /// <summary>Smallest number of seeds of an arm that takes part; null where nothing is random.</summary>
    public required int? Seeds { get; init; }

    /// <summary>The test's p-value after correction over the claims of the paper; null where nothing is random.</summary>
    public required double? PValue { get; init; }

    /// <summary>What must fail, in words.</summary>
    public required string Control { get; init; }

    /// <summary>Whether the control failed, as it must for the verdict to count.</summary>
    public required bool ControlFailed { get; init; }

    /// <summary>The sentence with the numbers that decided about the control.</summary>
    public required string ControlBecause { get; init; }

    /// <summary>Where the setting differs from the paper's; null where it does not.</summary>
    public string? Deviation { get; init; }
}

/// <summary>What the evidence says of a claim.</summary>
public enum ReportVerdict
{
    /// <summary>The claim holds here too.</summary>
    Reproduced,

    /// <summary>The claim holds here in a setting that differs from the paper's.</summary>
    ReproducedWithDeviation,

    /// <summary>The claim does not hold here.</summary>
    NotReproduced,

    /// <summary>Nothing can be said: too few runs, or the control did not fail.</summary>
    Inconclusive,
}
