namespace Replication.Evidence;

/// <summary>
/// What a measurement may depend on beside its arm, and nothing else: two calls with equal values return equal rows, bit for bit,
/// on one environment fingerprint.
/// </summary>
/// <param name="Replicate">0-based number of the run within its arm. Arms of one replicate share their seed, so that comparisons are paired.</param>
/// <param name="Seed">Non-negative seed derived from experiment, replicate and suite seed; every generator of the run starts from it.</param>
/// <param name="Scale">The budget.</param>
/// <param name="Device">Where tensors live: <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</param>
public sealed record Run(int Replicate, long Seed, Scale Scale, string Device)
{
    /// <summary>
    /// Whether the run only shows that it can be made: it takes the steps of the smoke scale, with the widths, batches and evaluations of
    /// its own.
    /// </summary>
    public bool IsRehearsal { get; init; }

    /// <summary>How long to train: the number that belongs to the scale. A rehearsal takes the smoke scale's.</summary>
    /// <param name="smoke">Few enough for seconds.</param>
    /// <param name="standard">What the verdicts need.</param>
    /// <param name="paper">The paper's own number; that of the standard scale unless given.</param>
    public int Steps(int smoke, int standard, int? paper = null) =>
        IsRehearsal || Scale == Scale.Smoke ? smoke : Scale == Scale.Paper ? paper ?? standard : standard;

    /// <summary>Receives the finished share of the run, in [0, 1], whenever the measurement cares to say it.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Cancelled when the user stops the suite; a measurement may ignore it, since its worker is ended anyway.</summary>
    public CancellationToken Cancellation { get; init; }
}
