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
    /// <summary>Receives the finished share of the run, in [0, 1], whenever the measurement cares to say it.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Cancelled when the user stops the suite; a measurement may ignore it, since its worker is ended anyway.</summary>
    public CancellationToken Cancellation { get; init; }
}
