namespace Replication.Oracles.ClosedForms.Gan;

/// <summary>
/// A generator that reaches k of the data's n equally likely, separate modes, each equally often: p uniform on n atoms, q uniform on k of
/// them. What each divergence charges for the missing modes (Goodfellow et al. 2014, Theorem 1, evaluated on two pmfs).
/// </summary>
public static class UniformCollapse
{
    /// <summary>
    /// JSD(p, q) = ((1 - k/n) log 2 + (k/n) log(2k / (n + k)) + log(2n / (n + k))) / 2: 0 for k = n, towards log 2 for k/n -> 0.
    /// </summary>
    /// <param name="modes">n, at least 1.</param>
    /// <param name="reached">k, 1 to n.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not in 1..n.</exception>
    public static double JensenShannon(int modes, int reached)
    {
        Require(modes, reached);
        double n = modes, k = reached, share = k / n;
        return 0.5 * (((1 - share) * Math.Log(2)) + (share * Math.Log(2 * k / (n + k))) + Math.Log(2 * n / (n + k)));
    }

    /// <summary>KL(q||p) = log(n/k): the reverse divergence, finite however few modes are reached.</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is not in 1..n.</exception>
    public static double ReverseKullbackLeibler(int modes, int reached)
    {
        Require(modes, reached);
        return Math.Log((double)modes / reached);
    }

    /// <summary>KL(p||q): +infinity as soon as one mode is missing, 0 else.</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is not in 1..n.</exception>
    public static double KullbackLeibler(int modes, int reached)
    {
        Require(modes, reached);
        return reached < modes ? double.PositiveInfinity : 0;
    }

    static void Require(int modes, int reached)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(reached, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reached, modes);
    }
}
