namespace Replication.Oracles.Transport.Simplex;

/// <summary>Where a long solve listens for cancellation and says how far it is.</summary>
sealed class SolverPulse(IProgress<TransportProgress>? progress, CancellationToken cancellation)
{
    internal static readonly SolverPulse None = new(null, CancellationToken.None);

    long _pivots;

    internal void Pivoted(int pivots)
    {
        _pivots += pivots;
        Report(0);
    }

    internal void Priced(long violated) => Report(violated);

    internal void Poll() => cancellation.ThrowIfCancellationRequested();

    void Report(long violated)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new TransportProgress(_pivots, violated));
    }
}
