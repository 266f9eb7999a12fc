namespace Replication.Oracles.ClosedForms.Generalization;

/// <summary>
/// The birthday test for the support size of a generator (Arora and Zhang 2017): duplicates in a batch of s draws suggest about s^2
/// different outputs. Uniform weights make duplicates rarest, so the estimate bounds the support of any law from above.
/// Waits for the row Generalization.
/// </summary>
public static class Birthday
{
    /// <summary>P(some duplicate) = 1 - prod over i &lt; s of (1 - i/N) for s uniform draws from N outputs; 1 for s above N.</summary>
    /// <param name="outputs">N, at least 1.</param>
    /// <param name="batch">s, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
    public static double DuplicateProbability(long outputs, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 0);
        double none = 1;
        for (var i = 1; i < batch && none > 0; i++) none *= Math.Max(0, 1 - ((double)i / outputs));
        return 1 - none;
    }

    /// <summary>
    /// The smallest batch with a duplicate in at least half of all cases: about 1.1774 sqrt N, the constant being sqrt(2 log 2).
    /// Counts up to it.
    /// </summary>
    /// <param name="outputs">N, 1 to 3e18: beyond, the batch is no int.</param>
    /// <exception cref="ArgumentOutOfRangeException">N is outside its domain.</exception>
    public static int HalfwayBatch(long outputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(outputs, 3_000_000_000_000_000_000);
        double none = 1;
        for (var batch = 1; ; batch++)
        {
            if (1 - none >= 0.5) return batch;
            none *= Math.Max(0, 1 - ((double)batch / outputs));
        }
    }
}
