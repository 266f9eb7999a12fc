namespace Replication.Oracles.Divergences;

/// <summary>What the suite accepts as a probability mass function: a list of probabilities of the atoms of a finite alphabet.</summary>
public static class Pmf
{
    /// <summary>How far the sum may be from 1: the rounding of sums of up to some ten thousand terms.</summary>
    public const double SumTolerance = 1e-9;

    /// <summary>Throws unless every entry is finite and not negative and they sum to 1 within <see cref="SumTolerance"/>.</summary>
    /// <exception cref="ArgumentException">The message names the first offence.</exception>
    public static void Validate(ReadOnlySpan<double> pmf, string name)
    {
        if (pmf.IsEmpty) throw new ArgumentException("A pmf needs at least one atom.", name);
        double sum = 0;
        for (var i = 0; i < pmf.Length; i++)
        {
            if (!(pmf[i] >= 0) || double.IsInfinity(pmf[i]))
                throw new ArgumentException(
                    FormattableString.Invariant($"Atom {i} has probability {pmf[i]:R}; expected a finite number, not negative."), name);
            sum += pmf[i];
        }
        if (Math.Abs(sum - 1) > SumTolerance)
            throw new ArgumentException(FormattableString.Invariant($"A pmf must sum to 1; this one sums to {sum:R}."), name);
    }
}
