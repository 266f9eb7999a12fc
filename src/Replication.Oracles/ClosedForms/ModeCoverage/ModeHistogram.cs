using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.ModeCoverage;

/// <summary>The reverse KL divergence of a histogram of modes (Lin et al. 2018, PacGAN).</summary>
public static class ModeHistogram
{
    /// <summary>
    /// KL(q||uniform) = log K - H(q) of the shares of K modes, in nats: 0 for equal shares, log(K/k) for equal shares of k modes only, log
    /// K for one.
    /// </summary>
    /// <param name="counts">Samples of each of K modes; not negative, at least one positive.</param>
    /// <exception cref="ArgumentException">No modes, a negative count, or no sample at all.</exception>
    public static double ReverseKullbackLeibler(ReadOnlySpan<int> counts)
    {
        if (counts.IsEmpty) throw new ArgumentException("At least one mode is needed.", nameof(counts));
        long total = 0;
        for (var mode = 0; mode < counts.Length; mode++)
        {
            if (counts[mode] < 0)
                throw new ArgumentException($"The count of mode {mode} is {counts[mode]}; expected 0 or more.", nameof(counts));
            total += counts[mode];
        }
        if (total == 0) throw new ArgumentException("A histogram without samples has no shares.", nameof(counts));
        double[] shares = new double[counts.Length], uniform = new double[counts.Length];
        for (var i = 0; i < shares.Length; i++) (shares[i], uniform[i]) = ((double)counts[i] / total, 1.0 / counts.Length);
        return FDivergences.ReverseKullbackLeibler.Between(uniform, shares);
    }
}
