using Replication.Oracles.Statistics;

namespace Replication.Oracles.ClosedForms.Generalization;

/// <summary>
/// The birthday test for the support size of a generator (Arora and Zhang 2017): duplicates in a batch of s draws suggest about s^2
/// different outputs. Uniform weights make duplicates rarest, so the support of any law is at least as large as such an estimate says.
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

    /// <summary>
    /// The interval of N that the exact interval of the probability gives (<see cref="Proportion.ClopperPearson"/>): duplicates are rarer
    /// the more outputs there are. Its estimate is the N whose probability is the share of batches with a duplicate.
    /// </summary>
    /// <param name="duplicates">Batches that hold a duplicate, 0 to <paramref name="batches"/>; 0 gives an infinite upper end.</param>
    /// <param name="batches">1 or more.</param>
    /// <param name="batch">s, 2 or more.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <exception cref="ArgumentException">An argument is outside its domain.</exception>
    public static ConfidenceInterval Outputs(int duplicates, int batches, int batch, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 2);
        var share = Proportion.ClopperPearson(duplicates, batches, confidence);
        return new(
            "birthday test", MostOutputs(share.Estimate, batch), MostOutputs(share.High, batch), MostOutputs(share.Low, batch), confidence,
            batches);
    }

    /// <summary>The largest N with a duplicate in a batch at least so probable; infinite for a probability of 0.</summary>
    static double MostOutputs(double probability, int batch)
    {
        // P is at most s^2 / (2 N), so that the largest N is at most s^2 / (2 P).
        var most = (double)batch * batch / (2 * probability);
        if (!(most < long.MaxValue / 2)) return double.PositiveInfinity;
        var (low, high) = (1L, (long)most + 1);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (DuplicateProbability(middle, batch) >= probability) low = middle;
            else high = middle;
        }
        return low;
    }
}
