namespace Replication.Evidence;

/// <summary>A claim whose judgements name their arms: of an experiment that is one study.</summary>
/// <typeparam name="TRow">The experiment's row.</typeparam>
public sealed record ArmsClaim<TRow> : Claim
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
