namespace Replication.Oracles.Statistics;

/// <summary>
/// A difference of numbers that were rounded to binary before, with what that rounding can account for. This is the one rule by which
/// differences, and sums of them, count as zero or as equal.
/// </summary>
/// <remarks>
/// Decimals such as 0.1 + 0.2 and 0.3 are equal on paper and differ in binary. Each number that a difference is made of is taken to be off
/// by at most <see cref="UlpsOff"/> units in its own last place: half a unit for its conversion from decimal, the rest for the few
/// operations that made it. A difference is zero where these alone can account for it; two sums of differences are equal where those of the
/// differences that they do not share can. Neither asks how large other numbers of the sample are. Numbers that were measured and not
/// subtracted (as in <see cref="MannWhitney"/> and <see cref="Spearman"/>) are compared as they are.
/// </remarks>
/// <param name="First">What the others are taken from; finite.</param>
/// <param name="Second">What is taken from it; finite.</param>
/// <param name="Shift">What is taken from it besides; finite.</param>
readonly record struct Difference(double First, double Second, double Shift = 0)
{
    /// <summary>How many units in its last place each number may be off.</summary>
    public const int UlpsOff = 2;

    /// <summary>The difference as a double.</summary>
    public double Value => First - Second - Shift;

    /// <summary>What rounding can account for.</summary>
    public double Rounding => UlpsOff * (Ulp(First) + Ulp(Second) + Ulp(Shift));

    /// <summary>Whether rounding accounts for all of it.</summary>
    public bool IsZero => Math.Abs(Value) <= Rounding;

    /// <summary>The unit in the last place of a finite number, a power of 2; 0 for 0 and where it underflows.</summary>
    public static double Ulp(double value) => value == 0 ? 0 : Math.ScaleB(1, Math.ILogB(value) - 52);
}
