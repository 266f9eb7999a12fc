namespace Replication.Oracles.ClosedForms.WassersteinGan;

/// <summary>
/// One member of a sequence of laws, and how far it is from the sequence's limit in each sense.
/// </summary>
/// <param name="Wasserstein1">W1; not negative.</param>
/// <param name="TotalVariation">TV, 0 to 1.</param>
/// <param name="JensenShannon">JSD, 0 to log 2.</param>
public readonly record struct Separation(double Wasserstein1, double TotalVariation, double JensenShannon);

/// <summary>
/// Sequences that tell the topologies of Theorem 2 (Arjovsky, Chintala and Bottou 2017) apart: those that converge in W only, and, off the
/// compact case, one that converges in TV and JSD but not in W. n is at least 1 throughout.
/// </summary>
public static class SeparatingSequences
{
    /// <summary>Uniform on {0, 1/n, ..., 1 - 1/n} against U[0, 1]: W1 = 1/(2n) falls to 0 while TV = 1 and JSD = log 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1.</exception>
    public static Separation Lattice(int n) => new(1 / (2.0 * Require(n)), 1, Math.Log(2));

    /// <summary>N(0, 1/n) against the point 0: W1 = sqrt(2 / (pi n)) falls to 0 while TV = 1 and JSD = log 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1.</exception>
    public static Separation ShrinkingGaussian(int n) => new(Math.Sqrt(2 / (Math.PI * Require(n))), 1, Math.Log(2));

    /// <summary>
    /// (1 - 1/n) at 0 and 1/n at the point n, against the point 0: TV = 1/n and JSD fall to 0 while W1 = 1, the mass having ever farther to
    /// go. JSD = ((1 - t) log(2(1 - t)/(2 - t)) + t log 2 + log(2/(2 - t))) / 2 with t = 1/n.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1.</exception>
    public static Separation EscapingMass(int n)
    {
        double t = 1.0 / Require(n), stay = 1 - t;
        var jsd = 0.5 * ((stay == 0 ? 0 : stay * Math.Log(2 * stay / (2 - t))) + (t * Math.Log(2)) + Math.Log(2 / (2 - t)));
        return new Separation(1, t, jsd);
    }

    static int Require(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return n;
    }
}
