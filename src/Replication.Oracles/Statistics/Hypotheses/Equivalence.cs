using Replication.Oracles.Randomness;

namespace Replication.Oracles.Statistics;

/// <summary>
/// Equivalence tests: two one-sided tests (TOST) of a difference against a practical margin. "No significant difference" is not sameness;
/// this is. The t-based forms assume near-normal means; the permutation forms assume only symmetry (pairs) or a pure shift (two samples)
/// and are exact for few values.
/// </summary>
/// <remarks>
/// Source: Schuirmann (1987). The t form at level alpha agrees with "the 1 - 2 alpha t interval lies inside the margin". A sample without
/// any spread has the limit p-value: 0 strictly inside the margin, 1 otherwise. Finite values only, none near overflow.
/// </remarks>
public static class Equivalence
{
    /// <summary>Is the mean of x within the margin of a constant?</summary>
    /// <param name="x">2 or more finite values.</param>
    /// <param name="expected">The constant, e.g. a closed form; finite.</param>
    /// <param name="margin">Positive and finite.</param>
    /// <exception cref="ArgumentException">Too few values, NaN or infinity, or a margin that is not positive.</exception>
    public static EquivalenceResult OneSample(IReadOnlyList<double> x, double expected, double margin)
    {
        Require.Finite(expected);
        var shifted = Require.Finite(x, 2).Select(v => v - expected).ToArray();
        return ByStudent("TOST, one-sample t", StudentError.OfMean(shifted), margin, shifted.Length, 0);
    }

    /// <summary>Is the mean of x - y over pairs within the margin of zero?</summary>
    /// <param name="x">First sample, 2 or more finite values.</param>
    /// <param name="y">Second sample, paired with the first by index.</param>
    /// <param name="margin">Positive and finite.</param>
    /// <exception cref="ArgumentException">
    /// Too few values, different lengths, NaN or infinity, or a margin that is not positive.
    /// </exception>
    public static EquivalenceResult Paired(IReadOnlyList<double> x, IReadOnlyList<double> y, double margin)
    {
        var d = Require.Differences(x, y, 2).Values();
        return ByStudent("TOST, paired t", StudentError.OfMean(d), margin, d.Length, d.Length);
    }

    /// <summary>Is mean(x) - mean(y) of independent samples within the margin of zero (unequal variances allowed)?</summary>
    /// <param name="x">First sample, 2 or more finite values.</param>
    /// <param name="y">Second sample, 2 or more finite values.</param>
    /// <param name="margin">Positive and finite.</param>
    /// <exception cref="ArgumentException">Too few values, NaN or infinity, or a margin that is not positive.</exception>
    public static EquivalenceResult Welch(IReadOnlyList<double> x, IReadOnlyList<double> y, double margin)
    {
        var (first, second) = (Require.Finite(x, 2), Require.Finite(y, 2));
        return ByStudent("TOST, Welch t", StudentError.OfWelchDifference(first, second), margin, first.Length, second.Length);
    }

    /// <summary>Is x - y over pairs centred within the margin of zero? By two sign-flip permutation tests.</summary>
    /// <param name="x">First sample, 2 or more finite values.</param>
    /// <param name="y">Second sample, paired with the first by index.</param>
    /// <param name="margin">Positive and finite.</param>
    /// <param name="stream">Needed only for more than 20 pairs.</param>
    /// <exception cref="ArgumentException">
    /// Too few values, different lengths, NaN or infinity, a margin that is not positive, or no stream where one is needed.
    /// </exception>
    public static EquivalenceResult PairedPermutation(
        IReadOnlyList<double> x, IReadOnlyList<double> y, double margin, RandomStream? stream = null)
    {
        Require.Positive(margin);
        var d = Require.Differences(x, y, 2);
        var lower = PermutationTest.SignFlip(Shift(d, -margin), Alternative.Greater, stream);
        var upper = PermutationTest.SignFlip(Shift(d, margin), Alternative.Less, stream);
        return new EquivalenceResult("TOST, " + lower.Method, d.Values().Average(), margin, lower.P, upper.P, d.Length, d.Length);
    }

    /// <summary>Is the shift between two independent samples within the margin of zero? By two permutation tests after shifting.</summary>
    /// <param name="x">First sample, 2 or more finite values.</param>
    /// <param name="y">Second sample, 2 or more finite values.</param>
    /// <param name="margin">Positive and finite.</param>
    /// <param name="stream">Needed only when C(n + m, n) exceeds <see cref="PermutationTest.ExactLimit"/>.</param>
    /// <exception cref="ArgumentException">
    /// Too few values, NaN or infinity, a margin that is not positive, or no stream where one is needed.
    /// </exception>
    public static EquivalenceResult TwoSamplePermutation(
        IReadOnlyList<double> x, IReadOnlyList<double> y, double margin, RandomStream? stream = null)
    {
        Require.Positive(margin);
        var (first, second) = (Require.Finite(x, 2), Require.Finite(y, 2));
        var (moved, still) = (PermutationTest.FromZero(first), PermutationTest.FromZero(second));
        var lower = PermutationTest.TwoSample(Shift(moved, -margin), still, Alternative.Greater, stream);
        var upper = PermutationTest.TwoSample(Shift(moved, margin), still, Alternative.Less, stream);
        var estimate = first.Average() - second.Average();
        return new EquivalenceResult("TOST, " + lower.Method, estimate, margin, lower.P, upper.P, first.Length, second.Length);
    }

    static Difference[] Shift(Difference[] differences, double by) => Array.ConvertAll(differences, d => d with { Shift = by });

    static EquivalenceResult ByStudent(string method, StudentError difference, double margin, int firstCount, int secondCount)
    {
        Require.Positive(margin);
        return new EquivalenceResult(
            method, difference.Estimate, margin, difference.PGreaterThan(-margin), difference.PLessThan(margin), firstCount, secondCount);
    }
}
