namespace Replication.Oracles.Transport;

/// <summary>How far a solve is. Reported about every thousand pivots and after each pricing of all pairs.</summary>
/// <param name="Pivots">Basis changes done so far, on all levels.</param>
/// <param name="ViolatedPairs">Pairs that the last pricing of all pairs found to be worth adding; 0 while pivoting and at the end.</param>
public readonly record struct TransportProgress(long Pivots, long ViolatedPairs);
